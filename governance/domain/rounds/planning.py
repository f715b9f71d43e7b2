"""Planning a round: what is asked, of whom, on which version."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from accounts.models import User
from journal.domain.entries import record
from samenorganiseren.shared.days import day_of
from samenorganiseren.shared.errors import DomainError
from samenorganiseren.shared.verdicts import require

from ...enums import RoundMode, RoundState
from ...models import AgendaItem, Body, BodyRule, Dossier, Round
from ...rules import rounds as rules
from .. import stages
from ..events import add_event

RUNNING = (RoundState.PLANNED, RoundState.OPEN)


class RoundRefused(DomainError):
    """Something about the round itself stands in the way."""


@transaction.atomic
def plan_round(
    *,
    dossier: Dossier,
    body: Body,
    question: str,
    mode: RoundMode,
    by: User,
    now: datetime,
    item: AgendaItem | None = None,
) -> Round:
    """Ask a body for positions on the newest version. A round that ended before on the
    same dossier is pointed back to."""
    dossier = stages.lock(dossier)
    require(rules.may_ask(by, body, dossier))
    rounds = Round.objects.filter(dossier=dossier, body=body)
    if rounds.filter(state__in=RUNNING).exists():
        raise RoundRefused("Er loopt al een ronde over dit dossier. Gebruik die.")
    version = dossier.versions.last()
    if version is None:
        raise RoundRefused("Dit dossier heeft nog geen ingediende tekst.")
    planned = Round.objects.create(
        body=body,
        dossier=dossier,
        version=version,
        rule=rule_of(body, now),
        item=item,
        previous=rounds.order_by("-pk").first(),
        question=question,
        mode=mode,
        planned_by_label=by.actor_label[:200],
        planned_at=now,
    )
    add_event(
        "ronde-gepland",
        dossier=dossier,
        by=by,
        now=now,
        payload={
            "ronde": planned.pk,
            "orgaan": body.slug,
            "versie": version.number,
            "wijze": str(mode),
            "vorige": planned.previous_id,
        },
    )
    record(
        "governance.round_planned",
        subject=planned,
        by=by,
        at=now,
        organisation=body.organisation,
    )
    return planned


def rule_of(body: Body, now: datetime) -> BodyRule:
    """The rule that holds on this day."""
    rule = body.rules.filter(in_force_on__lte=day_of(now)).first()
    if rule is None:
        raise RoundRefused(
            f"Voor {body.name} zijn nog geen regels vastgelegd. Doe dat eerst."
        )
    return rule
