"""A request to the fund is taken in: its amount is reserved on a budget line."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from accounts.models import User
from catalogue.models import Initiative
from governance.enums import DossierKind, Stage
from governance.models import Dossier
from journal.domain.entries import record
from samenorganiseren.shared.actors import Actor
from samenorganiseren.shared.verdicts import require

from ...enums import ProgrammeKind, RequestState, YearState
from ...models import AllocationRequest, Award, BudgetLine
from ...queries.awards.competence import ENDED
from ...rules.access import may_administer
from ...rules.money import to_the_cent
from ..ledger import NotEnough
from .moving import available, moved, reserved
from .preparing import forget
from .refusals import AwardRefused, told


class NotToTakeIn(AwardRefused):
    """This dossier cannot be taken in, or not on this line."""


class LineExhausted(AwardRefused):
    """The budget line does not have this much left."""

    def __init__(self, line: BudgetLine, cents: int) -> None:
        left = to_the_cent(available(line).balance_cents)
        super().__init__(
            f"Op de budgetregel {line} is nog {left} beschikbaar. Nodig is "
            f"{to_the_cent(cents)}. Kies een andere regel, of wacht tot er geld "
            "vrijvalt. Er is niets gereserveerd."
        )


@transaction.atomic
def take_in(
    *,
    dossier: Dossier,
    budget_line: BudgetLine,
    initiative: Initiative | None = None,
    by: User,
    now: datetime,
) -> AllocationRequest:
    """Reserve what the dossier asks. Raises NotToTakeIn or LineExhausted."""
    require(may_administer(by))
    dossier = Dossier.objects.locked().with_names().get(pk=dossier.pk)
    chosen = dossier.initiative or initiative
    _require_to_take_in(dossier, budget_line, chosen)
    with told():
        request = AllocationRequest.objects.create(
            dossier=dossier,
            budget_line=budget_line,
            initiative=chosen,
            requester=dossier.proposer,
            asked_cents=dossier.asked_cents,
            state=RequestState.RESERVED,
            taken_in_by=by,
            taken_in_by_label=by.actor_label,
            taken_in_at=now,
            is_fictitious=dossier.is_fictitious,
        )
    _reserve(request, by=by, now=now)
    record(
        "fund.request_taken_in",
        subject=request,
        by=by,
        at=now,
        organisation=dossier.proposer,
        details={"bedrag": request.asked_cents, "budgetregel": str(budget_line)},
    )
    return request


def _reserve(request: AllocationRequest, *, by: User, now: datetime) -> None:
    try:
        moved(
            "gereserveerd",
            f"reserve:{request.pk}",
            source=available(request.budget_line),
            target=reserved(request),
            cents=request.asked_cents,
            document=request.subject_key,
            by=by,
            now=now,
        )
    except NotEnough as refusal:
        raise LineExhausted(request.budget_line, request.asked_cents) from refusal


def _require_to_take_in(
    dossier: Dossier, line: BudgetLine, initiative: Initiative | None
) -> None:
    if AllocationRequest.objects.filter(dossier=dossier).exists():
        raise NotToTakeIn("Deze aanvraag is al in behandeling genomen.")
    if dossier.kind != DossierKind.FUND_REQUEST or dossier.number == "":
        raise NotToTakeIn(
            "Alleen een ingediende aanvraag bij het Fonds GGU kan worden gereserveerd."
        )
    if Stage(dossier.stage) in ENDED:
        raise NotToTakeIn(
            f"Deze aanvraag is {dossier.get_stage_display()}. Er valt niets te reserveren."
        )
    if initiative is None:
        raise NotToTakeIn("Kies het initiatief waarvoor dit geld is.")
    if dossier.asked_cents is None:
        raise NotToTakeIn("In dit dossier staat geen bedrag. Vraag het de indiener.")
    _require_line(line)


def _require_line(line: BudgetLine) -> None:
    if line.programme.kind == ProgrammeKind.STRUCTURAL:
        raise NotToTakeIn(
            "Een structurele regel wordt met het jaarplan toegekend. Kies een "
            "meerjarige of kortcyclische regel."
        )
    if line.year.state != YearState.OPEN:
        raise NotToTakeIn(
            f"Het boekjaar {line.year_id} is gesloten. Kies een open jaar."
        )


@transaction.atomic
def release_request(
    *, request: AllocationRequest, by: Actor, now: datetime
) -> AllocationRequest:
    """Give back what was reserved, once the dossier was rejected or withdrawn."""
    if isinstance(by, User):
        require(may_administer(by))
    request = AllocationRequest.objects.select_for_update().get(pk=request.pk)
    dossier = Dossier.objects.get(pk=request.dossier_id)
    state = ENDED.get(Stage(dossier.stage))
    if state is None or request.state != RequestState.RESERVED:
        raise NotToTakeIn(
            "Dit geld blijft gereserveerd zolang de aanvraag loopt. Het valt vrij als "
            "het dossier is afgewezen of ingetrokken."
        )
    for prepared in Award.objects.filter(request=request):
        forget(prepared)
    request.state = state
    request.save(update_fields=["state"])
    moved(
        "vrijgegeven",
        f"release-request:{request.pk}",
        source=reserved(request),
        target=available(request.budget_line),
        cents=request.asked_cents,
        document=request.subject_key,
        by=by,
        now=now,
    )
    record("fund.request_released", subject=request, by=by, at=now)
    return request


def release_ended(*, by: Actor, now: datetime) -> int:
    """Give back what is still reserved for dossiers that ended; how many there were."""
    ended = AllocationRequest.objects.filter(
        state=RequestState.RESERVED, dossier__stage__in=list(ENDED)
    )
    for request in ended:
        release_request(request=request, by=by, now=now)
    return len(ended)
