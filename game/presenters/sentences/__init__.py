"""One sentence per type of event, a module per floor."""
