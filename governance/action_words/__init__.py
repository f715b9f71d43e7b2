"""Our actions as the journal shows them, part by part."""

from __future__ import annotations

from . import bodies, consultations, decisions, dossiers, meetings, rounds

PARTS = (bodies, consultations, decisions, dossiers, meetings, rounds)
WORDS: dict[str, str] = {
    action: words for part in PARTS for action, words in part.WORDS.items()
}
