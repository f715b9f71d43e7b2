"""Which advice stands, and what a round came to."""

from __future__ import annotations

from typing import Any

from ...enums import BodyKind
from ...models import Advice, Dossier, DossierVersion, PositionVoid, Round


def last_version(dossier: Dossier) -> DossierVersion | None:
    """The text that is before the bodies now."""
    return dossier.versions.order_by("number").last()


def standing_advice(
    dossier: Dossier, kind: BodyKind, version: DossierVersion | None
) -> Advice | None:
    """What a body of this kind advises about this very version."""
    return (
        Advice.objects.standing()
        .select_related("body__organisation", "version")
        .filter(dossier=dossier, body__kind=kind, version=version)
        .order_by("established_at", "id")
        .last()
    )


def effective_tally(one: Round) -> dict[str, Any]:
    """The count at the close, or after the last position that lapsed since."""
    voids = PositionVoid.objects.filter(position__round=one).order_by("id")
    last = voids.values_list("tally_after", flat=True).last()
    return last if last is not None else (one.tally or {})
