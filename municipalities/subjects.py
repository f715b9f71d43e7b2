"""How keys of municipalities and partnerships become a title and an address."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils import timezone

from samenorganiseren.shared import followables
from samenorganiseren.shared.followables import Followable
from samenorganiseren.shared.subjects import Subject, register

from .models import Municipality, Partnership
from .queries import main_successor


def everyone(_person: object) -> bool:
    return True


def municipality_subject(pk: int) -> Subject | None:
    municipality = Municipality.objects.filter(pk=pk).first()
    if municipality is None:
        return None
    successor = main_successor(municipality, timezone.localdate())
    return _subject(municipality, successor.subject_key if successor else "")


def municipality_subjects(numbers: Iterable[int]) -> Iterable[Subject]:
    return map(_subject, Municipality.objects.filter(pk__in=numbers))


def _subject(municipality: Municipality, successor_key: str = "") -> Subject:
    return Subject(
        key=municipality.subject_key,
        title=municipality.name,
        url=municipality.get_absolute_url(),
        is_visible_to=everyone,
        successor_key=successor_key,
    )


def partnership_subject(pk: int) -> Subject | None:
    partnership = Partnership.objects.filter(pk=pk).first()
    if partnership is None:
        return None
    return Subject(
        key=partnership.subject_key,
        title=partnership.name,
        url=partnership.get_absolute_url(),
        is_visible_to=everyone,
    )


def register_subjects() -> None:
    register("municipalities.municipality", municipality_subject, municipality_subjects)
    followables.register(
        Followable(
            "gemeente",
            "municipalities.municipality",
            "deze gemeente",
            "wat de gemeente openbaar opgeeft over standaarden",
        )
    )
    register("municipalities.partnership", partnership_subject)
