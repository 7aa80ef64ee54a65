"""Scenario files: from TOML to frozen definitions, and the vocabularies all floors share."""
