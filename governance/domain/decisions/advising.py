"""Writing down what a body advises, from the round that was closed."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from accounts.models import User
from journal.domain.entries import record
from samenorganiseren.shared.errors import Conflict, DomainError
from samenorganiseren.shared.verdicts import require

from ...enums import AdviceState, AdviceVerdict, RoundState
from ...models import Advice, Round
from ...queries.rounds.tallies import tally_of
from ...rules import decisions as rules
from ..events import add_event
from ..stages import lock


class RoundNotReady(DomainError):
    """The round is not closed, or had no quorum."""


class SaysOtherwise(DomainError):
    """The verdict is another one than the count."""


class ConditionsMissing(DomainError):
    """Positive under conditions, without saying which."""

    def __init__(self) -> None:
        super().__init__("Vul in onder welke voorwaarden het advies positief is.")


class AlreadyEstablished(Conflict):
    """Its words stay."""

    def __init__(self) -> None:
        super().__init__(
            "Dit advies is al vastgesteld. De tekst staat vast. Een ander advies kan "
            "alleen uit een nieuwe ronde komen."
        )


@transaction.atomic
def write_advice(
    *,
    of_round: Round,
    verdict: AdviceVerdict,
    text: str,
    conditions: str = "",
    by: User,
    now: datetime,
) -> Advice:
    """Write the text of the advice, or write it anew while it is a draft."""
    dossier = lock(of_round.dossier)
    of_round = Round.objects.locked().get(pk=of_round.pk)
    require(rules.may_advise(by, of_round.body))
    require_quorum(of_round)
    _require_as_counted(of_round, verdict)
    if verdict == AdviceVerdict.CONDITIONAL and not conditions.strip():
        raise ConditionsMissing
    advice = Advice.objects.locked().filter(round=of_round).first()
    is_new = advice is None
    if advice is None:
        advice = Advice(
            dossier=dossier,
            version=of_round.version,
            body=of_round.body,
            round=of_round,
        )
    elif advice.state != AdviceState.DRAFT:
        raise AlreadyEstablished
    advice.verdict, advice.text = verdict, text.strip()
    advice.conditions = conditions.strip()
    advice.author, advice.author_label, advice.written_at = by, by.actor_label, now
    advice.author_ids = sorted({*advice.author_ids, by.pk})
    advice.save()
    if is_new:
        add_event(
            "advies-opgesteld",
            dossier=dossier,
            by=by,
            now=now,
            payload={"ronde": of_round.pk, "orgaan": of_round.body.slug},
        )
    record("governance.advice_written", subject=advice, by=by, at=now)
    return advice


def require_quorum(of_round: Round) -> None:
    if of_round.state not in (RoundState.CLOSED, RoundState.CONCLUDED):
        raise RoundNotReady(
            "Deze ronde is niet gesloten. Sluit haar eerst, dan staat de uitslag vast."
        )
    tally = tally_of(of_round)
    if tally is None or not tally.has_quorum:
        raise RoundNotReady(
            "Deze ronde had geen quorum. Zij levert geen advies op. "
            "Open een nieuwe ronde."
        )


def verdict_of(of_round: Round) -> AdviceVerdict | None:
    """What the count itself says; nothing where the votes were divided."""
    tally = tally_of(of_round)
    if tally is None or tally.result not in AdviceVerdict.values:
        return None
    return AdviceVerdict(tally.result)


def _require_as_counted(of_round: Round, verdict: AdviceVerdict) -> None:
    counted = verdict_of(of_round)
    if counted is not None and counted != verdict:
        raise SaysOtherwise(
            f"De ronde kwam uit op “{counted.label}”. "
            "Het advies zegt hetzelfde als de uitslag."
        )
