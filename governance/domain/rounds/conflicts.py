"""Interests in a dossier: declared or raised, and decided by others."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from accounts.models import User
from journal.domain.entries import record
from journal.domain.outbox import enqueue
from samenorganiseren.shared.days import day_of
from samenorganiseren.shared.errors import DomainError
from samenorganiseren.shared.verdicts import require

from ...enums import ConflictState, EventVisibility
from ...models import Body, ConflictDeclaration, Dossier
from ...rules import rounds as rules
from .. import stages
from ..events import add_event
from .voiding import recuse


class ConflictRefused(DomainError):
    """Something about the declaration stands in the way."""


@transaction.atomic
def declare_conflict(
    *,
    dossier: Dossier,
    body: Body,
    person: User,
    ground: str,
    by: User,
    now: datetime,
) -> ConflictDeclaration:
    """Say that somebody has an interest. Others decide what it means."""
    dossier = stages.lock(dossier)
    require(rules.may_declare(by, body, person, day_of(now)))
    if not ground.strip():
        raise ConflictRefused("Zeg welk belang het is.")
    known = ConflictDeclaration.objects.filter(
        dossier=dossier, body=body, person=person
    )
    if known.exclude(state=ConflictState.DISMISSED).exists():
        raise ConflictRefused("Dit belang is al gemeld.")
    conflict = ConflictDeclaration.objects.create(
        dossier=dossier,
        body=body,
        person=person,
        ground=ground.strip(),
        declared_by=by,
        declared_at=now,
    )
    add_event(
        "belang-gemeld",
        dossier=dossier,
        by=by,
        now=now,
        payload={"orgaan": body.slug},
        visibility=EventVisibility.CONFIDENTIAL,
        people={"lid": person},
    )
    record(
        "governance.conflict_declared",
        subject=conflict,
        by=by,
        at=now,
        organisation=body.organisation,
    )
    enqueue(
        "governance.announce_conflict",
        deduplication_key=f"governance.announce_conflict:{conflict.pk}",
        conflict_id=conflict.pk,
    )
    return conflict


@transaction.atomic
def decide_conflict(
    *,
    conflict: ConflictDeclaration,
    is_accepted: bool,
    motivation: str,
    by: User,
    now: datetime,
) -> ConflictDeclaration:
    """Find that it is an interest, or that it is none. A position that was taken
    lapses; before and after are kept."""
    dossier = stages.lock(conflict.dossier)
    conflict = (
        ConflictDeclaration.objects.select_for_update(of=("self",))
        .select_related("body__organisation", "person")
        .get(pk=conflict.pk)
    )
    require(rules.may_decide(by, conflict, day_of(now)))
    if conflict.state != ConflictState.DECLARED:
        raise ConflictRefused("Over dit belang is al geoordeeld.")
    if not motivation.strip():
        raise ConflictRefused("Zeg waarom u zo oordeelt.")
    conflict.state = ConflictState.ACCEPTED if is_accepted else ConflictState.DISMISSED
    conflict.decided_by, conflict.decided_at = by, now
    conflict.motivation = motivation.strip()
    conflict.save(update_fields=["state", "decided_by", "decided_at", "motivation"])
    recounts = recuse(conflict, by=by, now=now) if is_accepted else []
    add_event(
        "belang-erkend" if is_accepted else "belang-niet-erkend",
        dossier=dossier,
        by=by,
        now=now,
        payload={"orgaan": conflict.body.slug, "hertellingen": recounts},
        people={"lid": conflict.person},
    )
    record(
        "governance.conflict_decided",
        subject=conflict,
        by=by,
        at=now,
        organisation=conflict.body.organisation,
        details={"oordeel": conflict.state},
    )
    enqueue(
        "governance.announce_conflict_decided",
        deduplication_key=f"governance.announce_conflict_decided:{conflict.pk}",
        conflict_id=conflict.pk,
    )
    return conflict
