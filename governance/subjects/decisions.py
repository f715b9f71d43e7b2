"""How our keys become titles and addresses: advice and decisions."""

from __future__ import annotations

from django.urls import reverse

from accounts.models import User
from samenorganiseren.shared import subjects
from samenorganiseren.shared.subjects import Subject

from ..models import Advice, Decision, Resolution
from ..rules.decisions import may_read_advice, may_read_decision


def register() -> None:
    """Tell it to the journal, the inbox and whoever follows."""
    subjects.register("governance.advice", _advice)
    subjects.register("governance.decision", _decision)
    subjects.register("governance.resolution", _resolution)


def _advice(number: int) -> Subject | None:
    found = Advice.objects.select_related("body__organisation", "dossier")
    advice = found.filter(pk=number).first()
    if advice is None:
        return None
    return Subject(
        key=advice.subject_key,
        title=advice.subject_label,
        url=(
            advice.get_absolute_url()
            if advice.number
            else reverse("draft_advice", args=[advice.pk])
        ),
        is_visible_to=lambda reader: bool(may_read_advice(_person(reader), advice)),
    )


def _decision(number: int) -> Subject | None:
    found = Decision.objects.select_related("body__organisation", "dossier")
    decision = found.filter(pk=number).first()
    if decision is None:
        return None
    return Subject(
        key=decision.subject_key,
        title=decision.subject_label,
        url=reverse("decision", args=[decision.pk]),
        is_visible_to=lambda reader: bool(may_read_decision(_person(reader), decision)),
    )


def _resolution(number: int) -> Subject | None:
    resolution = Resolution.objects.filter(pk=number).first()
    if resolution is None:
        return None
    return Subject(
        key=resolution.subject_key,
        title=resolution.subject_label,
        url=resolution.get_absolute_url(),
        is_visible_to=lambda reader: True,
    )


def _person(reader: object) -> User | None:
    """Who reads, where somebody is signed in."""
    return reader if isinstance(reader, User) else None
