"""Cards: conditions, effects, dealing and answering."""
