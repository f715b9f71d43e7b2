"""What may happen later: consultations."""
