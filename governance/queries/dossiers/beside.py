"""The proposals that stand on the page of something else: what everyone may know."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from ...models import Dossier
from ...rules.dossiers import PUBLIC_FROM

MOST_SHOWN = 5


def public_dossiers(**about: object) -> QuerySet[Dossier]:
    """The last that moved, of a standard, an initiative or a proposer."""
    is_public = Q(stage__in=PUBLIC_FROM) | Q(public_since__isnull=False)
    found = Dossier.objects.submitted().filter(is_public, **about)
    return found.select_related("proposer").order_by("-stage_since", "-id")[:MOST_SHOWN]
