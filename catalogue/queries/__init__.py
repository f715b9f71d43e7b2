"""Reads of the catalogue that span models."""
