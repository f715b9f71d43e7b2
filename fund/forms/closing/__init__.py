"""Forms of closing a year."""
