"""What stands between the two hats: cards, stories, standing orders, delegated duties, notes and predictions."""
