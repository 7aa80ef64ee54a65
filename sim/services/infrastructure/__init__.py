"""Infrastructure: assets, the services that run on them, failures, load, monitoring, availability."""
