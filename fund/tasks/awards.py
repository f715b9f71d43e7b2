"""What may happen later: requests, awards and tranches."""
