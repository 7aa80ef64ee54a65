"""Players without hands for the project manager's seat."""
