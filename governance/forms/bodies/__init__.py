"""Forms about bodies, their seats, terms and rules."""
