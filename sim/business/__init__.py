"""Business: what moves relations (departments, executives, Finance), contracts and bids, budget rounds and funding."""
