"""What happened to projects."""
