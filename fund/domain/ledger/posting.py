"""Booking money: once, balanced, in an open year, never below a floor."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime

from django.db import IntegrityError, transaction

from samenorganiseren.shared.actors import Actor
from samenorganiseren.shared.errors import DomainError

from ...models import Account, Entry, FiscalYear, Line
from ...rules.money import to_the_cent
from ..refusals import detail_of, rule_of
from .booking import Booking

FLOOR = "account_not_below_floor"
YEAR_OPEN = "entry_year_open"


class YearNotOpen(DomainError):
    """The day of the booking lies in a year that is unknown or closed."""


class BookedDifferently(DomainError):
    """The same event was booked before, with another content."""


class NotEnough(DomainError):
    """An account would go below its floor."""


def post(booking: Booking, *, by: Actor, now: datetime) -> Entry:
    """Book one event; raises YearNotOpen, BookedDifferently or NotEnough."""
    return post_all([booking], by=by, now=now)[0]


@transaction.atomic
def post_all(bookings: Sequence[Booking], *, by: Actor, now: datetime) -> list[Entry]:
    """Book all of them, or none. What was booked before under the same key and with
    the same content is given back and not booked again."""
    _require_open_years(bookings)
    known = _known(bookings)
    fresh = [booking for booking in bookings if booking.key not in known]
    return _in_order(bookings, {**known, **_booked(fresh, by=by, now=now)})


def reverse(entry: Entry, *, reason: str, on: date, by: Actor, now: datetime) -> Entry:
    """Take an entry back by its mirror image, once; on a day in an open year."""
    lines = entry.lines.select_related("account")
    booking = Booking(
        kind="teruggedraaid",
        key=f"reversal:{entry.key}",
        booked_on=on,
        description=f"Teruggedraaid: {reason}"[:300],
        document=entry.document,
        amounts=tuple((line.account, -line.amount_cents) for line in lines),
        reverses=entry,
    )
    return post(booking, by=by, now=now)


def _require_open_years(bookings: Sequence[Booking]) -> None:
    """To say it before anything is written; the trigger on entries has the last word."""
    years = {booking.booked_on.year for booking in bookings}
    is_open = FiscalYear.objects.filter(year__in=years, state="open")
    for year in sorted(years - set(is_open.values_list("year", flat=True))):
        raise YearNotOpen(
            f"In {year} kan niet worden geboekt: dat boekjaar is niet open. Kies "
            "een dag in een open jaar."
        )


def _known(bookings: Sequence[Booking]) -> dict[str, Entry]:
    keys = [booking.key for booking in bookings]
    found = {entry.key: entry for entry in Entry.objects.filter(key__in=keys)}
    for booking in bookings:
        entry = found.get(booking.key)
        if entry and entry.payload_sha256 != booking.payload_sha256:
            raise BookedDifferently(
                f"“{entry.description}” is al geboekt op {entry.booked_on:%d-%m-%Y}, "
                "met andere bedragen. Draai die boeking terug als zij niet klopt."
            )
    return found


def _booked(
    bookings: Sequence[Booking], *, by: Actor, now: datetime
) -> dict[str, Entry]:
    """In the order of their keys: two that book the same events wait for each other
    in one direction only."""
    if not bookings:
        return {}
    ordered = sorted(bookings, key=lambda booking: booking.key)
    try:
        with transaction.atomic():
            entries = Entry.objects.bulk_create(
                _entry(booking, by, now) for booking in ordered
            )
            Line.objects.bulk_create(_lines(ordered, entries))
    except IntegrityError as refusal:
        known = _other_booked_it(ordered, refusal)
        rest = [booking for booking in ordered if booking.key not in known]
        return {**known, **_booked(rest, by=by, now=now)}
    return {entry.key: entry for entry in entries}


def _entry(booking: Booking, by: Actor, now: datetime) -> Entry:
    lines = booking.lines
    return Entry(
        key=booking.key,
        payload_sha256=booking.payload_sha256,
        family=lines[0][0].family,
        kind=booking.kind,
        year_id=booking.booked_on.year,
        booked_on=booking.booked_on,
        description=booking.description,
        document=booking.document,
        line_count=len(lines),
        total_cents=booking.total_cents,
        reverses=booking.reverses,
        recorded_by_key=by.actor_key,
        recorded_by_label=by.actor_label[:200],
        recorded_at=now,
    )


def _lines(bookings: Sequence[Booking], entries: Sequence[Entry]) -> list[Line]:
    """In the order of their accounts, in one statement: so nobody waits in a ring."""
    lines = [
        Line(entry=entry, account=account, amount_cents=cents)
        for booking, entry in zip(bookings, entries, strict=True)
        for account, cents in booking.lines
    ]
    return sorted(lines, key=lambda line: line.account_id)


def _other_booked_it(
    bookings: Sequence[Booking], refusal: IntegrityError
) -> dict[str, Entry]:
    """What somebody else booked in the meantime; raises where it was refused for
    another reason."""
    if rule_of(refusal) == FLOOR:
        raise NotEnough(_shortage(refusal)) from refusal
    if rule_of(refusal) == YEAR_OPEN:
        _require_open_years(bookings)
    known = _known(bookings)
    if not known:
        raise refusal
    return known


def _shortage(refusal: IntegrityError) -> str:
    found = re.search(r"\((\d+),", detail_of(refusal))
    account = Account.objects.get(pk=int(found.group(1))) if found else None
    if account is None:
        return "Er staat niet genoeg op een van de rekeningen. Er is niets geboekt."
    return (
        f"Op “{account.name}” staat {to_the_cent(account.balance_cents)}. Dat is niet genoeg. "
        "Er is niets geboekt."
    )


def _in_order(bookings: Sequence[Booking], entries: dict[str, Entry]) -> list[Entry]:
    return [entries[booking.key] for booking in bookings]
