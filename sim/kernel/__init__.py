"""The ground: clock, engine, randomness, log, digests, units, errors, and what a decision is."""
