"""Money: the double-entry ledger, the budget plan by account and month, commitments."""
