"""The fund for everyone."""
