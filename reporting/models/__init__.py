"""Reports that people asked for, or that the portal made by itself."""

from .report import Report, ReportQuerySet

__all__ = ["Report", "ReportQuerySet"]
