"""Refusals that a person can read: what is wrong, and what to do."""


class DomainError(Exception):
    """A rule of the field was about to be broken. Its text is shown as it is."""


class NotAllowed(DomainError):
    """This person may not do this."""


class Conflict(DomainError):
    """Somebody else changed the same thing in the meantime."""
