"""Reading the years, programmes and decisions of the fund."""
