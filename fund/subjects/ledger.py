"""How our keys become titles and addresses: the ledger and its audit."""

from __future__ import annotations

from django.urls import reverse

from accounts.models import User
from samenorganiseren.shared.subjects import Subject
from samenorganiseren.shared.subjects import register as register_subject

from ..models import DailySeal, Entry
from ..rules.access import may_administer


def register() -> None:
    """Tell it to the journal, the inbox and whoever follows."""
    register_subject("fund.entry", _entry)
    register_subject("fund.dailyseal", _seal)


def _entry(number: int) -> Subject | None:
    entry = Entry.objects.filter(pk=number).first()
    return _subject(entry, entry.get_absolute_url()) if entry else None


def _seal(number: int) -> Subject | None:
    seal = DailySeal.objects.filter(pk=number).first()
    return _subject(seal, reverse("fund_seals")) if seal else None


def _subject(about: Entry | DailySeal, url: str) -> Subject:
    return Subject(
        key=about.subject_key,
        title=about.subject_label,
        url=url,
        is_visible_to=lambda viewer: (
            isinstance(viewer, User) and bool(may_administer(viewer))
        ),
    )
