"""Why something happened: cause chains, consequences, the events that mattered."""
