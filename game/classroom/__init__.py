"""What a trainer hands out and collects: the role-clarity questionnaire, what was learned, and the printed kit."""
