"""The proposals that stand on the page of something else: what everyone may know."""

from __future__ import annotations

from typing import NamedTuple

from django.db.models import Q

from ...enums import Stage
from ...models import Dossier
from ...rules.dossiers import PUBLIC_FROM
from .embargo import with_stage_for

MOST_SHOWN = 5


class Beside(NamedTuple):
    """A dossier, with its stage as far as everyone may know."""

    dossier: Dossier
    stage: Stage


def public_dossiers(**about: object) -> list[Beside]:
    """The last that moved, of a standard, an initiative, a need or a proposer."""
    is_public = Q(stage__in=PUBLIC_FROM) | Q(public_since__isnull=False)
    found = Dossier.objects.submitted().filter(is_public, **about)
    newest = with_stage_for(found, None).order_by("-stage_since", "-id")[:MOST_SHOWN]
    return [Beside(one, Stage(vars(one)["fase"])) for one in newest]
