"""Our actions as the journal shows them."""

from __future__ import annotations

WORDS = {
    "journal.job_cancel_asked": "gevraagd om werk te stoppen",
    "journal.job_started": "lang werk gestart",
    "journal.message_tried_again": "vastgelopen werk opnieuw geprobeerd",
}
