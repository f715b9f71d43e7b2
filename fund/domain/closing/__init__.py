"""Closing a year, and what goes on to the next."""
