"""Placing payments without a person: only what is certain."""

from .automatic import Matched, match_lines, match_waiting

__all__ = ["Matched", "match_lines", "match_waiting"]
