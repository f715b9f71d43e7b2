"""The story of the demo: made-up statements of real municipalities."""
