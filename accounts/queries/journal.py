"""Reading the journal: all of it, that of one organisation, or one's own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Q

from journal.models import Entry, EntryQuerySet
from samenorganiseren.shared.days import AMSTERDAM

from .. import rules
from ..models import User


@dataclass(frozen=True)
class JournalFilter:
    """What a reader looks for; what is empty does not count."""

    person: str = ""
    action: str = ""
    organisation_key: str = ""
    first_day: date | None = None
    last_day: date | None = None


def entries_of(user: User) -> EntryQuerySet:
    """What somebody did, and what was done to the own account."""
    mine = Q(actor_key=user.actor_key) | Q(subject_key=user.subject_key)
    return Entry.objects.filter(mine).newest_first()


def entries_for(reader: User, wanted: JournalFilter) -> EntryQuerySet:
    """What this reader may see of what is looked for."""
    return _matching(_visible_to(reader), wanted).newest_first()


def _visible_to(reader: User) -> EntryQuerySet:
    if rules.manages_everything(reader):
        return Entry.objects.all()
    keys = [
        f"accounts.organisation:{number}"
        for number in rules.managed_organisation_ids(reader)
    ]
    return Entry.objects.filter(organisation_key__in=keys)


def _matching(entries: EntryQuerySet, wanted: JournalFilter) -> EntryQuerySet:
    if wanted.person:
        entries = entries.filter(
            Q(actor_label__icontains=wanted.person)
            | Q(subject_label__icontains=wanted.person)
        )
    if wanted.action:
        entries = entries.filter(action=wanted.action)
    if wanted.organisation_key:
        entries = entries.filter(organisation_key=wanted.organisation_key)
    return _between(entries, wanted.first_day, wanted.last_day)


def _between(
    entries: EntryQuerySet, first: date | None, last: date | None
) -> EntryQuerySet:
    """From the start of the first day to the end of the last, in Amsterdam."""
    if first:
        entries = entries.filter(at__gte=_midnight(first))
    if last:
        entries = entries.filter(at__lt=_midnight(last + timedelta(days=1)))
    return entries


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(0), AMSTERDAM)
