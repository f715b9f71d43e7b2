"""What administrators type about the bank."""
