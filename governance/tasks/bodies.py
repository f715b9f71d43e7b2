"""What may happen later: bodies, seats, terms and the backing."""
