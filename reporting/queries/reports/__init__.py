"""What each kind of report finds on a day."""
