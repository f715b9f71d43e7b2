"""Words of following."""

from __future__ import annotations

from django.db.models import TextChoices


class Rhythm(TextChoices):
    """How soon a follower hears of news, and how."""

    AT_ONCE = "meteen", "meteen, elk bericht apart"
    DAILY = "dagelijks", "dagelijks, in één mail op werkdagen"
    WEEKLY = "wekelijks", "wekelijks, in één mail op maandag"
    NO_MAIL = "geen-mail", "geen mail, alleen in het portaal"


# The rhythms that gather news in one mail.
DIGESTS = (Rhythm.DAILY, Rhythm.WEEKLY)
