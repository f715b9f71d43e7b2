"""What may happen later: payments."""
