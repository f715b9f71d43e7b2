"""Telling other systems what happened in public."""
