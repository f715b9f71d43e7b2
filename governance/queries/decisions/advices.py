"""Which advice stands, on which text."""

from __future__ import annotations

from ...enums import BodyKind
from ...models import Advice, Dossier, DossierVersion


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
