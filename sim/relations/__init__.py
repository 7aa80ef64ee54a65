"""Relations, state only: departments, executives, Finance, HR, vendors, contract terms, attention."""
