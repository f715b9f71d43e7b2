"""Who may do what in governance, and which steps exist."""
