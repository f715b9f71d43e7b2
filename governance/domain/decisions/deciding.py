"""The board's decision: entered by one, read again and confirmed by another.

Each gate says in one sentence what is missing. PostgreSQL keeps the same gates in
`guard_decision`, whichever way a decision comes.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from accounts.models import User
from catalogue.enums import Bindingness
from journal.domain.entries import record
from samenorganiseren.shared.days import day_of
from samenorganiseren.shared.errors import Conflict, DomainError
from samenorganiseren.shared.verdicts import require

from ...enums import BodyKind, Outcome, Stage
from ...models import (
    Advice,
    Body,
    Consultation,
    Decision,
    Dossier,
    DossierVersion,
    EscalationPlan,
    Impact,
)
from ...queries.decisions.advices import last_version, standing_advice
from ...queries.decisions.gates import level_until_now, members_consultation
from ...rules import decisions as rules
from ..events import add_event
from ..stages import lock, move
from .impact import store_impact
from .plans import exact_evaluation


class GateClosed(DomainError):
    """Something that must come first has not happened."""


class MotivationMissing(DomainError):
    """The decision is another one than was advised, and does not say why."""

    def __init__(self) -> None:
        super().__init__(
            "Dit besluit wijkt af van het advies van het College van "
            "Dienstverleningszaken. Leg uit waarom: zonder motivering kan het niet "
            "worden vastgelegd."
        )


class DateImpossible(DomainError):
    """A day is missing, or lies where it cannot."""


class AlreadyDecided(Conflict):
    """Somebody else entered or confirmed a decision in the meantime."""


@dataclass(frozen=True)
class Decided:
    """What was decided, as the secretary enters it."""

    outcome: Outcome
    text: str
    decided_on: date
    level: Bindingness = Bindingness.NOT_ESTABLISHED
    in_force_on: date | None = None
    takes_conditions: bool = False
    motivation: str = ""
    embargo_until: datetime | None = None


@transaction.atomic
def record_decision(
    *, dossier: Dossier, body: Body, decided: Decided, by: User, now: datetime
) -> Decision:
    """Enter what was decided. It counts when a second person confirmed it."""
    dossier = lock(dossier)
    require(rules.may_decide(by, body))
    _require_stage(dossier, decided)
    if Decision.objects.filter(dossier=dossier, confirmed_at=None).exists():
        raise AlreadyDecided(
            "Er wacht al een besluit over dit dossier op bevestiging. Bevestig het, of "
            "laat degene die het invoerde het weghalen."
        )
    version = last_version(dossier)
    advice = _advice(dossier, decided, version)
    members = _require_gates(dossier, body, decided, advice, version)
    _require_days(decided, day_of(now))
    decision = Decision(
        dossier=dossier,
        version=version,
        body=body,
        advice=advice,
        members_consultation=members,
        impact=_impact(dossier, decided, by, now),
        plan_evaluation=_plan(dossier, now),
        outcome=decided.outcome,
        text=decided.text.strip(),
        conditions=advice.conditions if advice and decided.takes_conditions else "",
        motivation=decided.motivation.strip(),
        level=decided.level,
        decided_on=decided.decided_on,
        in_force_on=decided.in_force_on,
        embargo_until=decided.embargo_until,
        entered_by=by,
        entered_by_label=by.actor_label,
        entered_at=now,
    )
    decision.deviates = is_deviation(decision)
    if decision.deviates and not decision.motivation:
        raise MotivationMissing
    decision.save()
    add_event(
        "besluit-ingevoerd",
        dossier=dossier,
        by=by,
        now=now,
        payload={"besluit": decision.pk, "gevolgenSha256": _sha256(decision.impact)},
    )
    record("governance.decision_entered", subject=decision, by=by, at=now)
    return decision


@transaction.atomic
def discard_decision(*, decision: Decision, by: User, now: datetime) -> None:
    """Take away what was entered and not yet confirmed; the event stays."""
    dossier = lock(decision.dossier)
    decision = _locked(decision)
    require(rules.may_decide(by, decision.body))
    if decision.confirmed_at is not None:
        raise AlreadyDecided(
            "Dit besluit is bevestigd. Het staat vast. Een fout herstelt u met een "
            "rectificatie."
        )
    add_event(
        "besluit-weggehaald",
        dossier=dossier,
        by=by,
        now=now,
        payload={"besluit": decision.pk},
    )
    record("governance.decision_discarded", subject=decision, by=by, at=now)
    decision.delete()


@transaction.atomic
def renew_impact(*, decision: Decision, by: User, now: datetime) -> Decision:
    """Make the picture of the consequences anew, as municipalities stand by now."""
    dossier = lock(decision.dossier)
    decision = _locked(decision)
    require(rules.may_decide(by, decision.body))
    if decision.confirmed_at is not None:
        raise AlreadyDecided("Dit besluit is bevestigd. De gevolgen staan erbij vast.")
    if decision.impact is None:
        return decision
    decision.impact = store_impact(
        dossier=dossier,
        level=decision.level,
        as_of=decision.impact.as_of,
        by=by,
        now=now,
    )
    decision.plan_evaluation = _plan(dossier, now)
    decision.save(update_fields=["impact", "plan_evaluation"])
    record("governance.impact_renewed", subject=decision, by=by, at=now)
    return decision


@transaction.atomic
def confirm_decision(*, decision: Decision, by: User, now: datetime) -> Decision:
    """A second person read it again: from now on it is decided."""
    dossier = lock(decision.dossier)
    decision = _locked(decision)
    if decision.confirmed_at is not None:
        raise AlreadyDecided(
            "Een ander heeft dit besluit al bevestigd. Ververs de pagina."
        )
    require(rules.may_confirm(by, decision, day_of(now)))
    _require_no_skip(dossier, Bindingness(decision.level))
    decision.confirmed_by, decision.confirmed_at = by, now
    decision.confirmed_by_label = by.actor_label
    decision.save(update_fields=["confirmed_by", "confirmed_at", "confirmed_by_label"])
    add_event(
        "besluit-bevestigd",
        dossier=dossier,
        by=by,
        now=now,
        payload={
            "besluit": decision.pk,
            "uitkomst": str(decision.outcome),
            "wijktAf": decision.deviates,
            "versieSha256": decision.version.sha256,
            "gevolgenSha256": _sha256(decision.impact),
        },
        people={"invoerder": decision.entered_by},
    )
    if to := _NEXT.get(Outcome(decision.outcome)):
        move(dossier, to, by=by, now=now)
    record("governance.decision_confirmed", subject=decision, by=by, at=now)
    return decision


# Where a decision brings its dossier; what is repealed moves when that is published.
_NEXT = {
    Outcome.ADOPT: Stage.DECIDED,
    Outcome.ADOPT_CHANGED: Stage.DECIDED,
    Outcome.RETURN: Stage.RETURNED,
    Outcome.REJECT: Stage.REJECTED,
}


def is_deviation(decision: Decision) -> bool:
    """Whether this is something else than was advised."""
    advice = decision.advice
    return rules.deviates(
        outcome=decision.outcome,
        verdict=advice.verdict if advice else None,
        advised_conditions=advice.conditions if advice else "",
        conditions=decision.conditions,
        as_proposed=decision.level == decision.dossier.intended_level,
    )


def _require_stage(dossier: Dossier, decided: Decided) -> None:
    wanted = Stage.EVALUATION if decided.outcome == Outcome.REPEAL else Stage.BOARD
    if dossier.stage != wanted:
        raise AlreadyDecided(
            f"Dit dossier staat op “{dossier.get_stage_display()}”. Dit besluit kan "
            f"alleen als het staat op “{wanted.label}”. Ververs de pagina."
        )


def _advice(
    dossier: Dossier, decided: Decided, version: DossierVersion | None
) -> Advice | None:
    if decided.outcome == Outcome.REPEAL:
        return None
    return standing_advice(dossier, BodyKind.COLLEGE, version)


def _require_gates(
    dossier: Dossier,
    body: Body,
    decided: Decided,
    advice: Advice | None,
    version: DossierVersion | None,
) -> Consultation | None:
    """Gates before a level; the consultation of the members where there was one."""
    level = decided.level
    members = members_consultation(dossier, version)
    if body.kind != BodyKind.BOARD and max(level, dossier.intended_level) > 1:
        raise GateClosed("Over niveau 2 en 3 besluit alleen het VNG-bestuur.")
    if level and decided.outcome not in rules.ADOPTED:
        raise GateClosed("Alleen wat wordt vastgesteld, krijgt een verbindendheid.")
    if level and dossier.standard is None:
        raise GateClosed(
            "Dit dossier hoort nog niet bij een standaard in de catalogus. Laat een "
            "redacteur de standaard toevoegen en koppelen."
        )
    _require_no_skip(dossier, level)
    if level >= Bindingness.COMPLY_OR_EXPLAIN and advice is None:
        raise GateClosed(
            "“Pas toe of leg uit” en “Verplicht” kunnen alleen na een advies van het "
            "College van Dienstverleningszaken over deze versie."
        )
    if level >= Bindingness.MANDATORY and members is None:
        raise GateClosed(
            "“Verplicht” kan alleen nadat de leden zijn geraadpleegd over deze versie. "
            "Sluit eerst de ledenraadpleging."
        )
    return members


def _require_no_skip(dossier: Dossier, level: Bindingness) -> None:
    if dossier.standard is None:
        return
    now_at = level_until_now(dossier.standard)
    if level > now_at + 1:
        raise GateClosed(
            f"Deze standaard is nu “{Bindingness(now_at).label}”. Een standaard wordt "
            f"één stap per keer zwaarder: eerst “{Bindingness(now_at + 1).label}”."
        )


def _require_days(decided: Decided, today: date) -> None:
    if decided.decided_on > today:
        raise DateImpossible("Een besluit kan niet in de toekomst genomen zijn.")
    if decided.level and decided.in_force_on is None:
        raise DateImpossible("Vul in vanaf welke dag dit geldt.")
    if decided.in_force_on and decided.in_force_on < decided.decided_on:
        raise DateImpossible("Een besluit geldt niet eerder dan het genomen is.")


def _impact(
    dossier: Dossier, decided: Decided, by: User, now: datetime
) -> Impact | None:
    if not decided.level or decided.in_force_on is None:
        return None
    return store_impact(
        dossier=dossier, level=decided.level, as_of=decided.in_force_on, by=by, now=now
    )


def _plan(dossier: Dossier, now: datetime) -> dict | None:
    plan = EscalationPlan.objects.filter(dossier=dossier).first()
    return exact_evaluation(plan, now=now) if plan else None


def _sha256(impact: Impact | None) -> str:
    return impact.sha256 if impact else ""


def _locked(decision: Decision) -> Decision:
    found = Decision.objects.locked().select_related(
        "dossier", "version", "body__organisation", "advice", "impact", "entered_by"
    )
    try:
        return found.get(pk=decision.pk)
    except Decision.DoesNotExist as gone:
        raise AlreadyDecided("Dit besluit is weggehaald. Ververs de pagina.") from gone
