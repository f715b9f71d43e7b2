"""Loading the whole story of governance, once, and only in demo mode."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import transaction

from accounts.domain.demo_people import NotInDemo

from ...models import Dossier
from .acting import Stage
from .decided import tell_decided
from .meetings import tell_meetings
from .people import make_cast
from .standards import make_standards
from .underway import tell_underway


@transaction.atomic
def load_governance_demo(*, now: datetime) -> int:
    """The number of made-up dossiers; 0 where the story was told before."""
    if not settings.DEMO:
        raise NotInDemo("Demogegevens bestaan alleen in demo. Zet DEMO=1.")
    if Dossier.objects.filter(is_fictitious=True).exists():
        return 0
    stage = Stage(make_cast(now=now), now)
    standards = make_standards(now=now)
    tell_decided(stage, standards)
    underway = tell_underway(stage, standards)
    tell_meetings(stage, underway)
    return Dossier.objects.filter(is_fictitious=True).count()
