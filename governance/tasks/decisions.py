"""What may happen later: advice and decisions."""
