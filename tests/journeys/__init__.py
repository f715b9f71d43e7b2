"""What people come for, from beginning to end, in a real browser."""
