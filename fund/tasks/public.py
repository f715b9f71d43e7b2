"""What may happen later: the fund for everyone."""
