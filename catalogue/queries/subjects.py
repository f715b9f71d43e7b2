"""How keys of standards, initiatives and needs become titles and addresses."""

from __future__ import annotations

from typing import Any

from accounts.models import User
from samenorganiseren.shared import followables
from samenorganiseren.shared.followables import Followable
from samenorganiseren.shared.subjects import Subject, register

from ..enums import RelationKind
from ..models import Initiative, Need, Standard
from ..rules.editing import may_edit_catalogue

FOLLOWABLES = (
    Followable(
        "standaard",
        "catalogue.standard",
        "deze standaard",
        "een nieuwe versie, een andere verbindendheid, advies en besluiten",
    ),
    Followable(
        "initiatief",
        "catalogue.initiative",
        "dit initiatief",
        "een andere fase, een andere tekst, advies en besluiten",
    ),
    Followable(
        "behoefte", "catalogue.need", "deze behoefte", "wat er met de behoefte gebeurt"
    ),
)


def register_catalogue_subjects() -> None:
    """Tell it to the journal, the inbox and whoever follows."""
    register("catalogue.standard", _standard)
    register("catalogue.initiative", _initiative)
    register("catalogue.need", _need)
    followables.register(*FOLLOWABLES)


def _sees(viewer: object, thing: Any) -> bool:
    """What is published is for everyone; the rest for the editors."""
    if thing.published_at is not None:
        return True
    return isinstance(viewer, User) and bool(may_edit_catalogue(viewer))


def _standard(number: int) -> Subject | None:
    standard = Standard.objects.filter(pk=number).first()
    if standard is None:
        return None
    newer = standard.relations_back.filter(kind=RelationKind.REPLACES).first()
    return Subject(
        key=standard.subject_key,
        title=standard.subject_label,
        url=standard.get_absolute_url(),
        is_visible_to=lambda viewer: _sees(viewer, standard),
        successor_key=f"catalogue.standard:{newer.standard_id}" if newer else "",
    )


def _initiative(number: int) -> Subject | None:
    initiative = Initiative.objects.filter(pk=number).first()
    if initiative is None:
        return None
    return Subject(
        key=initiative.subject_key,
        title=initiative.subject_label,
        url=initiative.get_absolute_url(),
        is_visible_to=lambda viewer: _sees(viewer, initiative),
    )


def _need(number: int) -> Subject | None:
    need = Need.objects.filter(pk=number).first()
    if need is None:
        return None
    return Subject(
        key=need.subject_key,
        title=need.subject_label,
        url=need.get_absolute_url(),
        is_visible_to=lambda viewer: True,
    )
