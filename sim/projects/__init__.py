"""Projects: charter, scope, plan, team, risk, control, closing, and what they leave behind in the department."""
