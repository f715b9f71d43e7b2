"""Stopping a mail by one press in the mail itself, without signing in (RFC 8058).

The address holds a seal of who and what: it opens nothing else, and says nothing to
whoever reads it over a shoulder.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse

from accounts.models import User
from samenorganiseren.shared.sealing import seal, unseal

from ..enums import DIGESTS, Rhythm
from ..models import Follow
from .following import stop_mail

PURPOSE = "afmelden"


@dataclass(frozen=True)
class Subscription:
    """Whose mail about what: one follow, or a digest."""

    user: User
    rhythm: str = ""
    follow: Follow | None = None

    def stop(self) -> int:
        """No more of these mails; answers how many follows went quiet."""
        return stop_mail(
            user_id=self.user.pk,
            rhythm=self.rhythm,
            follow_id=self.follow.pk if self.follow else 0,
        )


def address_of(
    *, user_id: int, rhythm: Rhythm | None = None, follow_id: int = 0
) -> str:
    """The address by which this mail is stopped."""
    content = {"u": user_id, "r": str(rhythm or ""), "f": follow_id}
    key = seal(json.dumps(content), purpose=PURPOSE)
    return f"{settings.BASE_URL}{reverse('unsubscribe', args=[key])}"


def subscription_of(key: str) -> Subscription | None:
    """What the address was made for; nothing where it was not made by us."""
    text = unseal(key, purpose=PURPOSE)
    if text is None:
        return None
    content = json.loads(text)
    user = User.objects.filter(pk=content["u"]).first()
    follow = Follow.objects.filter(pk=content["f"], user=content["u"]).first()
    if user is None or (follow is None and content["r"] not in DIGESTS):
        return None
    return Subscription(user, content["r"], follow)
