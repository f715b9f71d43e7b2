"""What may happen later: invoices."""
