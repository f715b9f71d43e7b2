"""Pages for those who write in the catalogue."""
