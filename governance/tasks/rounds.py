"""What may happen later: rounds and positions."""
