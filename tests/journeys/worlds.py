"""What a journey needs before it begins, made in the live portal with its own names."""

from __future__ import annotations

import datetime
import itertools
import uuid

from django.utils import timezone

from accounts.models import Organisation, User
from catalogue.domain.said import Said
from catalogue.domain.statements import last_statement, record_statement
from catalogue.enums import Ring
from catalogue.models import AdoptionStatement, Standard, StandardVersion
from municipalities.models import Municipality
from tests.factories.catalogue import StandardFactory, StandardVersionFactory

MANAGER = "informatiemanager@gouda.example"
APPROVER = "accordeur@gouda.example"
NEIGHBOUR = "informatiemanager@waddinxveen.example"
COORDINATOR = "coordinator@hollandsekade.example"
SUPPLIER = "leverancier@voorbeeldsoft.example"
EDITOR = "redacteur@vng.example"

_numbers = itertools.count(1)


class World:
    """The demo, with standards and statements of this journey alone."""

    def __init__(self) -> None:
        self.gouda = Municipality.objects.get(slug="gouda")

    def standard(self, ring: str = Ring.PUBLIC) -> Standard:
        name = f"Reisstandaard {next(_numbers)}"
        standard = StandardFactory(
            name=name,
            slug=f"reis-{uuid.uuid4().hex[:12]}",
            summary="Een afspraak voor onderweg.",
            source="voorbeeld.example",
            ring=ring,
        )
        StandardVersionFactory(standard=standard, number="1.0", is_current=True)
        return standard

    def version(self, standard: Standard) -> StandardVersion:
        return standard.versions.get(number="1.0")

    def stated(
        self, standard: Standard, *, by: str = MANAGER, of: str = "gouda"
    ) -> AdoptionStatement:
        """Somebody of the demo said that it is in use."""
        return record_statement(
            municipality=Municipality.objects.get(slug=of),
            standard=standard,
            said=Said("in-gebruik", datetime.date(2026, 1, 1)),
            seen=None,
            idempotency_key=uuid.uuid4().hex,
            by=User.objects.get(email=by),
            now=timezone.now(),
        )

    def last_of(
        self, municipality: str, standard: Standard
    ) -> AdoptionStatement | None:
        found = Municipality.objects.get(slug=municipality)
        return last_statement(found, standard)

    def organisation(self, name: str) -> Organisation:
        return Organisation.objects.get(name=name)


def fill_day(page, name: str, day: tuple[str, str, str]) -> None:
    """The three boxes of a date."""
    for part, value in zip(("dag", "maand", "jaar"), day, strict=True):
        page.fill(f"[name={name}_{part}]", value)
