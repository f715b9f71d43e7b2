"""How people sign in: the sign-in library, dressed and bound to our own rules."""
