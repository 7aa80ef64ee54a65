"""Files that people keep: a debrief as one HTML page that needs no network."""
