"""The questions that are asked of invoices."""
