"""Importing these declares handlers, long work and periodic work."""

from . import bodies, consultations, decisions, dossiers, meetings, rounds

__all__ = ["bodies", "consultations", "decisions", "dossiers", "meetings", "rounds"]
