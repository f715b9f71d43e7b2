"""Words of the journal, the outbox and long work."""

from django.db.models import TextChoices


class Result(TextChoices):
    """How an action ended."""

    DONE = "gedaan", "gedaan"
    REFUSED = "geweigerd", "geweigerd"


class JobState(TextChoices):
    """Where a piece of long work stands."""

    WAITING = "wacht", "wacht"
    RUNNING = "bezig", "bezig"
    DONE = "klaar", "klaar"
    FAILED = "mislukt", "mislukt"
    CANCELLED = "afgebroken", "afgebroken"
