"""What the catalogue keeps about a person, for the export of personal data."""

from __future__ import annotations

from typing import Any

from accounts.models import User
from journal.models import Entry

from ..models import (
    AdoptionStatement,
    Draft,
    Need,
    StatementConfirmation,
    StatementProposal,
)

Lines = list[dict[str, Any]]


def own_data(person: User) -> dict[str, Lines]:
    """Everything this person said, confirmed, proposed or is writing."""
    return {
        "Opgaven": _statements(person),
        "Bevestigingen": _confirmations(person),
        "Voorstellen aan gemeenten": _proposals(person),
        "Behoeften": _needs(person),
        "Concepten": _drafts(person),
    }


def _statements(person: User) -> Lines:
    said = AdoptionStatement.objects.filter(by=person).select_related(
        "municipality", "standard", "version"
    )
    return [
        {
            "Gemeente": one.municipality.name,
            "Standaard": one.standard.name,
            "Versie": one.version.number if one.version else None,
            "Stand": one.get_state_display(),
            "Per": one.effective_on.isoformat(),
            "Contact": one.contact,
            "Toelichting": one.explanation,
            "Lokale invulling": one.local_variation,
            "Wanneer": one.recorded_at.isoformat(),
        }
        for one in said.order_by("id")
    ]


def _confirmations(person: User) -> Lines:
    done = StatementConfirmation.objects.filter(confirmed_by=person)
    return [
        {
            "Gemeente": one.statement.municipality.name,
            "Standaard": one.statement.standard.name,
            "Wanneer": one.confirmed_at.isoformat(),
        }
        for one in done.select_related(
            "statement__municipality", "statement__standard"
        ).order_by("id")
    ]


def _proposals(person: User) -> Lines:
    made = StatementProposal.objects.filter(proposed_by=person)
    return [
        {
            "Gemeente": one.municipality.name,
            "Product": one.product.name,
            "Notitie": one.note,
            "Wanneer": one.proposed_at.isoformat(),
        }
        for one in made.select_related("municipality", "product").order_by("id")
    ]


def _needs(person: User) -> Lines:
    """A need keeps only a name; the journal knows who put it in."""
    put_in = Entry.objects.by(person.actor_key).filter(action="catalogue.need_put_in")
    keys = put_in.values_list("subject_key", flat=True)
    numbers = [int(key.rpartition(":")[2]) for key in keys]
    return [
        {
            "Behoefte": one.title,
            "Omschrijving": one.description,
            "Wanneer": one.created_at.isoformat(),
        }
        for one in Need.objects.filter(pk__in=numbers).order_by("id")
    ]


def _drafts(person: User) -> Lines:
    return [
        {
            "Soort": one.get_kind_display(),
            "Naam": one.title,
            "Ingevuld": one.fields,
            "Laatst gewijzigd": one.changed_at.isoformat(),
        }
        for one in Draft.objects.filter(editor=person).order_by("id")
    ]
