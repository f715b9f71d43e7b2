"""How keys of standards, initiatives and needs become titles and addresses."""

from __future__ import annotations

from typing import Any

from accounts.models import User
from samenorganiseren.shared import followables
from samenorganiseren.shared.followables import Followable
from samenorganiseren.shared.subjects import (
    ManyResolver,
    Resolver,
    Subject,
    register,
)

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
    register("catalogue.standard", _standard, _all(Standard))
    register("catalogue.initiative", _one(Initiative), _all(Initiative))
    register("catalogue.need", _one(Need), _all(Need))
    followables.register(*FOLLOWABLES)


Thing = Standard | Initiative | Need


def _subject(thing: Thing, successor_key: str = "") -> Subject:
    return Subject(
        key=thing.subject_key,
        title=thing.subject_label,
        url=thing.get_absolute_url(),
        is_visible_to=lambda viewer: _sees(viewer, thing),
        successor_key=successor_key,
    )


def _sees(viewer: object, thing: Thing) -> bool:
    """A need, and what is published, is for everyone; the rest for the editors."""
    if isinstance(thing, Need) or thing.published_at is not None:
        return True
    return isinstance(viewer, User) and bool(may_edit_catalogue(viewer))


def _all(model: type[Any]) -> ManyResolver:
    return lambda numbers: map(_subject, model.objects.filter(pk__in=numbers))


def _one(model: type[Any]) -> Resolver:
    def resolve(number: int) -> Subject | None:
        thing = model.objects.filter(pk=number).first()
        return _subject(thing) if thing else None

    return resolve


def _standard(number: int) -> Subject | None:
    """With what replaced it, so that followers move along."""
    standard = Standard.objects.filter(pk=number).first()
    if standard is None:
        return None
    newer = standard.relations_back.filter(kind=RelationKind.REPLACES).first()
    return _subject(
        standard, f"catalogue.standard:{newer.standard_id}" if newer else ""
    )
