"""Counting the books again, here and on a machine without the portal."""
