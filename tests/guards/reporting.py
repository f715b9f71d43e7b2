"""The guards of reports."""

from tests.reporting.reports import guards as reports

from .parts import Parts

REPORTING = Parts(reports)
