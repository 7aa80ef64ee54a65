"""The story of a game: what happened, as somebody would tell it at lunch."""
