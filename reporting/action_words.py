"""Our actions as the journal shows them."""

from __future__ import annotations

WORDS = {
    "reporting.report_asked": "rapport gevraagd",
    "reporting.report_made": "rapport gemaakt",
}
