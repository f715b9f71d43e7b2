"""What everyone may read of the fund: totals, and where each euro went."""
