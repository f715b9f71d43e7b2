"""The fund in the open API: totals of years, awards and contributions."""
