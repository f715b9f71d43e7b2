"""What happened before with the dossier of an agenda item."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from ...models import AgendaItem, DossierVersion


@dataclass(frozen=True)
class Earlier:
    """The last time that this body dealt with it, and what changed since."""

    item: AgendaItem | None
    changes: list[DossierVersion]

    @property
    def since(self) -> datetime | None:
        return self.item.meeting.starts_at if self.item else None


def earlier_on(item: AgendaItem) -> Earlier:
    """The item of an earlier meeting of the same body about the same dossier, and the
    versions that came after the one that lay there."""
    if item.dossier_id is None:
        return Earlier(None, [])
    before = (
        AgendaItem.objects.filter(
            dossier=item.dossier_id,
            pulled_at=None,
            meeting__body=item.meeting.body_id,
            meeting__starts_at__lt=item.meeting.starts_at,
            meeting__closed_at__isnull=False,
        )
        .select_related("meeting", "version")
        .order_by("-meeting__starts_at", "-id")
        .first()
    )
    then = before.version.number if before and before.version else 0
    now = item.version.number if item.version else 0
    versions = DossierVersion.objects.filter(
        dossier=item.dossier_id, number__gt=max(then, 1), number__lte=now
    )
    return Earlier(before, list(versions.exclude(what_changed="")))
