"""Security: vulnerabilities, patching, phishing, incidents, audits."""
