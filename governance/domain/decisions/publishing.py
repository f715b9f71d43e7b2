"""Publishing decisions: one press, several at once, all of them or none.

A published resolution, and nothing else, changes how binding the VNG makes a
standard. Nobody hears of it before.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from accounts.models import User
from journal.domain.entries import record
from journal.domain.outbox import enqueue
from samenorganiseren.shared.actors import Actor
from samenorganiseren.shared.errors import Conflict, DomainError
from samenorganiseren.shared.verdicts import require
from samenorganiseren.shared.wording import dutch_moment

from ...enums import EventVisibility, Outcome, ResolutionKind, Stage
from ...models import Decision, Dossier, Resolution
from ...rules import decisions as rules
from ..events import add_event
from ..numbering import next_number
from ..stages import move
from .binding import bind_standard
from .documents import seal
from .resolution_content import Correction, resolution_content


class UnderEmbargo(DomainError):
    """It is not yet the moment to tell."""

    def __init__(self, title: str, until: datetime) -> None:
        super().__init__(
            f"Over “{title}” geldt een embargo tot {dutch_moment(until)}. "
            "Er is niets gepubliceerd."
        )


class NotReady(Conflict):
    """It was not confirmed, was published before, or has nothing to publish."""


@transaction.atomic
def publish_decisions(
    *, decisions: Iterable[Decision], by: User, now: datetime
) -> list[Resolution]:
    """Publish all of these, or none where one of them may not be."""
    chosen = _locked(decisions)
    require(rules.may_publish(by))
    if not chosen:
        raise NotReady("Kies minstens één besluit om te publiceren.")
    for decision in chosen:
        _require_ready(decision, now)
    return [_publish(decision, by=by, now=now) for decision in chosen]


def write_resolution(
    decision: Decision,
    *,
    by: Actor,
    now: datetime,
    correction: Correction | None = None,
) -> Resolution:
    """Number, seal and store the document. The dossier is locked."""
    number = next_number("B", now.year)
    content = resolution_content(
        decision, number=number.text, at=now, correction=correction
    )
    sealed = seal(content)
    return Resolution.objects.create(
        number=number.text,
        year=number.year,
        sequence=number.sequence,
        kind=correction.kind if correction else ResolutionKind.DECISION,
        decision=decision,
        rectifies=correction.before if correction else None,
        title=decision.dossier.title,
        content=sealed.content,
        canonical=sealed.canonical,
        sha256=sealed.sha256,
        in_force_on=decision.in_force_on,
        published_by_label=by.actor_label,
        published_at=now,
    )


def tell_of(kind: str, resolution: Resolution, *, by: Actor, now: datetime) -> None:
    """The public event, and word to whoever it concerns."""
    add_event(
        kind,
        dossier=resolution.decision.dossier,
        by=by,
        now=now,
        payload={"besluit": resolution.number, "sha256": resolution.sha256},
        visibility=EventVisibility.PUBLIC,
    )
    enqueue(
        "governance.announce_resolution",
        resolution_id=resolution.pk,
        deduplication_key=f"governance.announce_resolution:{resolution.pk}",
    )


def _publish(decision: Decision, *, by: User, now: datetime) -> Resolution:
    if decision.outcome == Outcome.REPEAL:
        return _withdraw(decision, by=by, now=now)
    resolution = write_resolution(decision, by=by, now=now)
    if decision.outcome in rules.ADOPTED:
        bind_standard(resolution, by=by, now=now)
        move(decision.dossier, Stage.PUBLISHED, by=by, now=now)
    tell_of("besluit-gepubliceerd", resolution, by=by, now=now)
    record("governance.resolution_published", subject=resolution, by=by, at=now)
    return resolution


def _withdraw(decision: Decision, *, by: User, now: datetime) -> Resolution:
    """The board repealed an earlier decision: from its day on it no longer binds."""
    chain = Resolution.objects.filter(
        decision__dossier=decision.dossier, rectified_by=None
    )
    before = chain.order_by("id").last()
    if before is None:
        raise NotReady("Er is geen gepubliceerd besluit om in te trekken.")
    correction = Correction(
        ResolutionKind.WITHDRAWAL, before, decision.text, decision.text
    )
    made = write_resolution(decision, by=by, now=now, correction=correction)
    bind_standard(made, by=by, now=now)
    move(decision.dossier, Stage.REPEALED, by=by, now=now)
    tell_of("besluit-ingetrokken", made, by=by, now=now)
    record("governance.resolution_withdrawn", subject=made, by=by, at=now)
    return made


def _locked(decisions: Iterable[Decision]) -> list[Decision]:
    """Dossiers first, by number, then their decisions: as everywhere."""
    ids = [decision.pk for decision in decisions]
    about = Dossier.objects.locked().filter(decisions__in=ids).order_by("pk")
    dossiers = {dossier.pk: dossier for dossier in about}
    found = Decision.objects.locked().filter(pk__in=ids).order_by("pk")
    chosen = list(found.with_all())
    for decision in chosen:
        decision.dossier = dossiers[decision.dossier_id]
    return chosen


def _require_ready(decision: Decision, now: datetime) -> None:
    title = decision.dossier.title
    if decision.confirmed_at is None:
        raise NotReady(
            f"Het besluit over “{title}” is nog niet door een tweede persoon "
            "bevestigd. Er is niets gepubliceerd."
        )
    if decision.outcome == Outcome.RETURN:
        raise NotReady(f"Over “{title}” valt zo niets te publiceren.")
    if decision.resolutions.exists():
        raise NotReady(
            f"Het besluit over “{title}” is al gepubliceerd. Ververs de pagina."
        )
    if decision.embargo_until is not None and now < decision.embargo_until:
        raise UnderEmbargo(title, decision.embargo_until)
