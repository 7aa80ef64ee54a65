"""Every screen and dialog of the window."""
