"""The catalogue in the open API."""
