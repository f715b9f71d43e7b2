"""Verbs of the rates and contribution runs."""
