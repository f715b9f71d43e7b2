"""Forms of invoices."""
