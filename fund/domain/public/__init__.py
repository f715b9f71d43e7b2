"""The report of a year as a document."""
