"""Work of the catalogue that the outbox asks for."""
