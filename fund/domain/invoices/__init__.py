"""From an approved run to invoices that were sent, credited and reminded of."""
