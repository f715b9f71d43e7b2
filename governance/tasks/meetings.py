"""What may happen later: meetings."""
