"""Deadlines as rows: renewed, reminded of, and counted anew."""
