"""What may happen later: rates and contribution runs."""
