"""People: skills, calendars, fatigue, morale, learning, hiring, leaving."""
