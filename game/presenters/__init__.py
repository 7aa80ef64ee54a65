"""Views and logs turned into words, rows and bars: pure functions shared by terminal, game and reports."""
