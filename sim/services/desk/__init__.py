"""The service desk: demand, tickets, agreements, problems, knowledge, major incidents."""
