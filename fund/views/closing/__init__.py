"""Pages of closing a year."""
