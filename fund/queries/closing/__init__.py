"""How a year stands before it is closed, and what closing books."""
