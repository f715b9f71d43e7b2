"""Our parts of Beheer."""

from . import bodies, consultations, decisions, dossiers, meetings, rounds

PARTS = [
    part
    for area in (bodies, consultations, decisions, dossiers, meetings, rounds)
    for part in area.PARTS
]
