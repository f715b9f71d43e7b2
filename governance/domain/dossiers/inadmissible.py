"""Not taking a proposal in: one person proposes it, another decides."""

from __future__ import annotations

from datetime import datetime

from django.db import IntegrityError, transaction

from accounts.models import User
from accounts.rules import require_writer
from samenorganiseren.shared.errors import Conflict
from samenorganiseren.shared.verdicts import require

from ...enums import Stage
from ...models import Dossier, InadmissibleProposal
from ...rules import dossiers as rules
from ..events import add_event
from ..stages import lock, move
from .intake import NotInIntake, ReasonMissing, handled, last_version
from .telling import tell_proposer


class AlreadyProposed(Conflict):
    """It waits for the second person."""

    def __init__(self) -> None:
        super().__init__(
            "Er ligt al een voorstel om dit dossier niet ontvankelijk te verklaren. "
            "Een tweede persoon beslist daarover."
        )


class NothingProposed(Conflict):
    """Somebody decided already, or nobody proposed it."""

    def __init__(self) -> None:
        super().__init__("Hierover valt niets meer te beslissen. Ververs de pagina.")


@transaction.atomic
def propose_inadmissible(
    *, dossier: Dossier, reason: str, by: User, now: datetime
) -> InadmissibleProposal:
    """The secretary finds that it cannot be taken in."""
    dossier = handled(dossier, by)
    if dossier.stage != Stage.INTAKE:
        raise NotInIntake
    if not reason.strip():
        raise ReasonMissing
    try:
        with transaction.atomic():
            proposal = InadmissibleProposal.objects.create(
                version=last_version(dossier),
                reason=reason.strip(),
                proposed_by=by,
                proposed_at=now,
            )
    except IntegrityError:
        raise AlreadyProposed from None
    add_event(
        "niet-ontvankelijk-voorgesteld",
        dossier=dossier,
        by=by,
        now=now,
        payload={"reden": proposal.reason},
    )
    return proposal


@transaction.atomic
def decide_inadmissible(
    *, dossier: Dossier, confirms: bool, by: User, now: datetime
) -> Dossier:
    """The second person confirms it, or finds otherwise and the intake goes on."""
    require_writer(by)
    dossier = lock(dossier)
    proposal = open_proposal(dossier)
    if proposal is None or dossier.stage != Stage.INTAKE:
        raise NothingProposed
    require(rules.may_confirm_inadmissible(by, proposal.proposed_by_id))
    proposal.decided_by, proposal.decided_at = by, now
    proposal.is_confirmed = confirms
    proposal.save()
    if not confirms:
        add_event(
            "niet-ontvankelijk-afgewezen", dossier=dossier, by=by, now=now, payload={}
        )
        return dossier
    move(
        dossier,
        Stage.INADMISSIBLE,
        by=by,
        now=now,
        payload={"reden": proposal.reason},
    )
    tell_proposer(dossier, "het voorstel is niet ontvankelijk")
    return dossier


def open_proposal(dossier: Dossier) -> InadmissibleProposal | None:
    """What waits for a second person."""
    waiting = InadmissibleProposal.objects.filter(
        version__dossier=dossier, decided_at=None
    )
    return waiting.select_related("proposed_by").first()
