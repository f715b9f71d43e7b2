"""What may happen later: the ledger and its audit."""
