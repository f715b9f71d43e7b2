"""Words of following."""

from __future__ import annotations

from django.db.models import TextChoices


class Rhythm(TextChoices):
    """How soon a follower hears of news, and how."""

    AT_ONCE = "meteen", "meteen, elk bericht apart"
    DAILY = "dagelijks", "dagelijks, in één mail op werkdagen"
    WEEKLY = "wekelijks", "wekelijks, in één mail op maandag"
    NO_MAIL = "geen-mail", "geen mail, alleen in het portaal"


class DeliveryState(TextChoices):
    """How far an event for a webhook is."""

    WAITING = "wacht", "wacht op aflevering"
    DELIVERED = "afgeleverd", "afgeleverd"
    FAILED = "mislukt", "niet gelukt"


class DeadlineState(TextChoices):
    """Whether something is still due."""

    OPEN = "open", "open"
    GONE = "vervallen", "vervallen"


# The rhythms that gather news in one mail.
DIGESTS = (Rhythm.DAILY, Rhythm.WEEKLY)
