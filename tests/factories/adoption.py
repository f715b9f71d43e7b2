"""Statements for tests, written as the database takes them."""

import datetime
import itertools

from catalogue.enums import EvidenceGrade
from catalogue.models import Adoption, AdoptionStatement

from .accounts import AT
from .municipalities import MunicipalityFactory

_numbers = itertools.count()
EXPLAINED = {
    "state": "legt-uit",
    "reason": "contract",
    "explanation": "Het contract loopt nog.",
    "deciding_body": "college-van-bw",
}


def new_statement(*, municipality, standard, version=None, **said):
    """A statement that is not stored yet, with its adoption that is."""
    adoption, _ = Adoption.objects.get_or_create(
        municipality=municipality, standard=standard, version=version
    )
    if said.get("state") == "legt-uit":
        said = {**EXPLAINED, "lapses_on": datetime.date(2026, 12, 31), **said}
    if said.get("state") == "deels":
        said = {"reach": "Het sociaal domein", **said}
    if said.get("state") == "niet-van-toepassing":
        said = {"explanation": "Wij hebben deze taak niet.", **said}
    return AdoptionStatement(
        **{
            "adoption": adoption,
            "municipality": municipality,
            "standard": standard,
            "version": version,
            "state": "in-gebruik",
            "effective_on": datetime.date(2025, 1, 1),
            "grade": EvidenceGrade.DECLARED,
            "idempotency_key": f"test-{next(_numbers)}",
            "by_label": "Persoon",
            "recorded_at": AT,
            **said,
        }
    )


def state_that(**said):
    """A stored statement, also the current one of its adoption."""
    statement = new_statement(**said)
    statement.save()
    Adoption.objects.filter(pk=statement.adoption_id).update(current=statement)
    return statement


def applied_by(standard, count, **said):
    """So many new municipalities state that they have the standard in use."""
    return [
        state_that(municipality=municipality, standard=standard, **said)
        for municipality in MunicipalityFactory.create_batch(count)
    ]
