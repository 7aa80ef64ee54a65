"""A thin layer of widgets: each measures itself for a width, is laid out, draws, and says itself as text."""
