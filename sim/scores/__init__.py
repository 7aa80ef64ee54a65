"""Scores: the weekly snapshot of every KPI, the scorecards, goals, and what is behind each number."""
