"""What may happen later: invoices."""

from . import invoices_sending

__all__ = ["invoices_sending"]
