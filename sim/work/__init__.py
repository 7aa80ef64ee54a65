"""Work: items, queues, who works on what, interruptions, duty shares."""
