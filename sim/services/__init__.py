"""What IT runs for others: infrastructure, the desk, changes, security."""
