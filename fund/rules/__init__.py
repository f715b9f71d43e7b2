"""Who may do what in the fund, and which sums hold."""
