"""Verifying a dossier, here and on a machine without the portal."""
