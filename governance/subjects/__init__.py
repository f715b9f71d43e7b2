"""What the journal, the inbox and followers may point at."""

from . import bodies, consultations, decisions, dossiers, meetings, rounds

PARTS = (bodies, consultations, decisions, dossiers, meetings, rounds)


def register_all() -> None:
    for part in PARTS:
        part.register()
