"""The living office: what one sees of the department while a week runs."""
