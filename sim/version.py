"""Versions that results depend on."""

MODEL_VERSION = "0.2.0"
"""Changes whenever the same scenario, seed and decisions give another result."""

SAVE_FORMAT = 2
"""Changes whenever an older program could not read the save."""
