"""What may happen later: closing a year and its report."""
