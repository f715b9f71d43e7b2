"""What people ask of the register, read from the address."""
