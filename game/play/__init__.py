"""A game as people play it: whose turn it is, what they decide, where it is kept. Knows no screen."""
