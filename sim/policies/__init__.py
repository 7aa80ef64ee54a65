"""Players without hands, by name, by ``module:Class`` or by entry point."""
