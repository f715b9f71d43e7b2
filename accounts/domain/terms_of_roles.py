"""Roles that follow a person's terms elsewhere, such as a seat in a body.

The higher app knows the terms; here the role is made to hold on exactly those days,
from today on. What held before today stays known as it was.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from journal.domain.entries import record
from samenorganiseren.shared.actors import Actor
from samenorganiseren.shared.days import day_of

from ..enums import Role
from ..models import Organisation, RoleAssignment, User

Term = tuple[date, date | None]


def follow_terms(
    *,
    person: User,
    role: Role,
    organisation: Organisation,
    terms: Iterable[Term],
    by: Actor,
    now: datetime,
) -> None:
    """Let the role hold during these terms, and end it where none goes on."""
    Organisation.objects.locked().get(pk=organisation.pk)
    wanted = _joined(terms)
    held = RoleAssignment.objects.locked().filter(
        user=person, role=role, organisation=organisation
    )
    for assignment in held:
        _shorten(assignment, wanted, by, now)
    known = [(one.starts_on, one.ends_on) for one in held.order_by("starts_on")]
    for starts_on, ends_on in _not_yet(wanted, known):
        assignment = RoleAssignment.objects.create(
            user=person,
            role=role,
            organisation=organisation,
            starts_on=starts_on,
            ends_on=ends_on,
            given_by_label=by.actor_label[:120],
            given_at=now,
        )
        _record("accounts.role_given", assignment, by, now)
    person.forget_roles()


def _shorten(
    assignment: RoleAssignment, wanted: list[Term], by: Actor, now: datetime
) -> None:
    """End it where the term it is in ends, or today where it is in none."""
    day = max(day_of(now), assignment.starts_on)
    if assignment.ends_on is not None and assignment.ends_on <= day:
        return
    around = [end for start, end in wanted if start <= day and not _is_past(end, day)]
    ends_on = around[0] if around else day
    if ends_on is None or not _is_past(ends_on, assignment.ends_on):
        return
    assignment.ends_on = ends_on
    assignment.save(update_fields=["ends_on"])
    _record("accounts.role_ended", assignment, by, now)


def _is_past(end: date | None, day: date | None) -> bool:
    """Whether a term with this end is over by that day; no day is the end of time."""
    return end is not None and (day is None or end <= day)


def _joined(terms: Iterable[Term]) -> list[Term]:
    """The same days in as few terms as possible, in order."""
    joined: list[Term] = []
    for start, end in sorted(terms, key=lambda term: term[0]):
        if end is not None and end <= start:
            continue
        if joined and not _ends_before(joined[-1], start):
            first, last = joined.pop()
            joined.append(
                (first, None if last is None or end is None else max(last, end))
            )
        else:
            joined.append((start, end))
    return joined


def _not_yet(wanted: list[Term], known: list[Term]) -> list[Term]:
    """The days that are wanted and not known, as terms."""
    missing: list[Term] = []
    for start, end in wanted:
        left: date | None = start
        for known_start, known_end in known:
            if left is None or (end is not None and known_start >= end):
                break
            if known_end is not None and known_end <= left:
                continue
            if known_start > left:
                missing.append((left, known_start))
            left = known_end
        if left is not None and (end is None or left < end):
            missing.append((left, end))
    return missing


def _ends_before(term: Term, day: date) -> bool:
    return term[1] is not None and term[1] < day


def _record(action: str, assignment: RoleAssignment, by: Actor, now: datetime) -> None:
    record(
        action,
        subject=assignment.user,
        by=by,
        at=now,
        organisation=assignment.organisation,
        details={
            "role": assignment.role,
            "ends_on": assignment.ends_on.isoformat() if assignment.ends_on else None,
        },
    )
