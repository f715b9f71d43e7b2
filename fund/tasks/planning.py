"""What may happen later: years, programmes and decisions."""
