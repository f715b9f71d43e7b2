"""Loading the register: read the files, check that they reconcile, write what is new."""

from .loading import LoadReport, load_register
from .refusal import RegisterRefused

__all__ = ["LoadReport", "RegisterRefused", "load_register"]
