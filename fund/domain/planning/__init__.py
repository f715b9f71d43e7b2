"""Verbs of the years, programmes and decisions of the fund."""
