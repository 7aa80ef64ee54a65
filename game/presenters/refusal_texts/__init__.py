"""Sentences of refusals, by part of the house."""
