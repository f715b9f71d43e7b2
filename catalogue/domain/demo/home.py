"""Gouda, where the demo people work: something to do on every page."""

from __future__ import annotations

import hashlib
from datetime import date, datetime, timedelta

from accounts.models import User
from municipalities.models import Municipality
from samenorganiseren.shared.days import day_of

from ...models import Standard
from ..confirming import confirm_statements
from ..said import Said
from ..statements import record_statement
from .stories import EXPLANATIONS

MANAGER = "informatiemanager@gouda.example"
APPROVER = "accordeur@gouda.example"
# Of these the municipality says nothing by itself in the story.
OWN = ("gibit", "zaken-api", "objecten-api", "haven", "brp-bevragen", "besluiten-api")
OWED = ("documenten-api", "rest-api-design-rules")
EARLIER = ("zaken-api", "brp-bevragen")


def tell_home(
    people: dict[str, User], municipality: Municipality, now: datetime
) -> None:
    """Statements by the demo people themselves, through the ordinary verbs."""
    manager, approver = people[MANAGER], people[APPROVER]

    def days(count: int) -> datetime:
        return now + timedelta(days=count)

    def on(count: int) -> date:
        return day_of(days(count))

    def say(slug: str, said: Said, at: datetime) -> int:
        return record_statement(
            municipality=municipality,
            standard=Standard.objects.get(slug=slug),
            said=said,
            seen=None,
            idempotency_key=hashlib.sha256(slug.encode()).hexdigest()[:32],
            by=manager,
            now=at,
        ).pk

    contact = "Adviseur informatievoorziening"
    earlier = [
        say(slug, Said("in-gebruik", on(-500), contact=contact), days(-390))
        for slug in EARLIER
    ]
    confirm_statements(statement_ids=earlier[:1], by=approver, now=days(-60))
    explanation, alternative = EXPLANATIONS["contract"]
    say(
        "objecten-api",
        Said(
            "legt-uit",
            on(-340),
            reason="contract",
            explanation=explanation,
            alternative=alternative,
            deciding_body="college-van-bw",
            lapses_on=on(11),
        ),
        days(-340),
    )
    say(
        "gibit",
        Said(
            "deels",
            on(-150),
            reach="Bij aanbestedingen boven de drempel",
            contact="Adviseur inkoop",
            local_variation="Wij vragen erbij om een halfjaarlijks testrapport.",
        ),
        days(-21),
    )
    say("haven", Said("in-invoering", on(-40), target_on=on(220)), days(-5))
    say("besluiten-api", Said("orienterend", on(-20)), days(-2))
