"""Telling the administrators of the fund that a year waits for them, or is closed."""

from __future__ import annotations

from datetime import datetime

from accounts.enums import Role
from accounts.models import RoleAssignment, User
from notifications.domain.notices import notify
from samenorganiseren.shared.days import day_of

from ...models import YearClose

REASON = "U bent beheerder van het Fonds GGU."


def announce_prepared(*, close_id: int, now: datetime) -> None:
    """Whoever may be the second person hears of it; not who prepared it."""
    close = YearClose.objects.get(pk=close_id)
    if close.closed_at is not None:
        return
    notify(
        recipients=_administrators(now, besides=close.prepared_by_id),
        kind="jaarafsluiting-voorbereid",
        title=f"Boekjaar {close.year_id} kan gesloten worden",
        body=f"{close.prepared_by_label} heeft de controlelijst nagelopen. Lees de "
        "bedragen na en sluit het jaar.",
        reason=REASON,
        subject_key=close.subject_key,
        deduplication_key=f"close:{close.pk}:{close.prepared_at.isoformat()}",
        now=now,
    )


def announce_closed(*, close_id: int, now: datetime) -> None:
    """All administrators hear that nothing is booked in the year any more."""
    close = YearClose.objects.get(pk=close_id)
    notify(
        recipients=_administrators(now, besides=close.closed_by_id),
        kind="jaar-gesloten",
        title=f"Boekjaar {close.year_id} is gesloten",
        body=f"{close.closed_by_label} heeft het jaar gesloten. Correcties komen in het "
        "open jaar.",
        reason=REASON,
        subject_key=close.subject_key,
        deduplication_key=f"closed:{close.pk}",
        now=now,
    )


def _administrators(now: datetime, *, besides: int | None) -> list[User]:
    held = RoleAssignment.objects.on(day_of(now)).filter(role=Role.FUND_ADMINISTRATOR)
    return list(User.objects.filter(pk__in=held.values("user")).exclude(pk=besides))
