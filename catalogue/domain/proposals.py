"""A supplier proposes that its product is in use; the municipality decides."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q

from accounts.models import User
from journal.domain.entries import record
from journal.domain.outbox import enqueue
from municipalities.models import Municipality
from samenorganiseren.shared.days import day_of
from samenorganiseren.shared.errors import Conflict, DomainError
from samenorganiseren.shared.verdicts import require

from ..enums import AdoptionState, EvidenceGrade
from ..models import AdoptionStatement, Product, StandardVersion, StatementProposal
from ..rules import adoption as rules
from ..rules.years import years_after
from .said import Said, StatementRefused
from .statement_rules import require_sayable
from .statements import lock, require_seen, write

ACCEPTED_GRADES = frozenset({EvidenceGrade.CLAIMED, EvidenceGrade.DECLARED})


class AlreadyAnswered(Conflict):
    """Somebody answered this proposal before."""


@transaction.atomic
def propose_use(
    *,
    product: Product,
    version: StandardVersion,
    municipality: Municipality,
    in_use_on: date,
    note: str = "",
    by: User,
    now: datetime,
) -> StatementProposal:
    """Ask a municipality to state that it uses this product for this version."""
    municipality = lock([municipality])[0]
    require(rules.may_propose(by, product))
    _require_possible(product, version, municipality, in_use_on, note, day_of(now))
    proposal, is_new = StatementProposal.objects.get_or_create(
        municipality=municipality,
        version=version,
        product=product,
        answered_at=None,
        defaults={
            "in_use_on": in_use_on,
            "note": note,
            "proposed_by": by,
            "proposed_at": now,
        },
    )
    if is_new:
        record(
            "catalogue.use_proposed",
            subject=proposal,
            by=by,
            at=now,
            organisation=product.supplier,
        )
        enqueue("catalogue.announce_proposal", proposal_id=proposal.pk)
    return proposal


@transaction.atomic
def decline_proposal(
    *, proposal: StatementProposal, by: User, now: datetime
) -> StatementProposal:
    """The municipality does not take it over. The supplier reads only: answered."""
    proposal = _lock_open(proposal, by)
    return _answer(proposal, None, by, now)


@transaction.atomic
def accept_proposal(
    *,
    proposal: StatementProposal,
    grade: EvidenceGrade,
    seen: int | None,
    by: User,
    now: datetime,
) -> AdoptionStatement:
    """The municipality takes it over: as the supplier says it, or as its own word."""
    proposal = _lock_open(proposal, by)
    if grade not in ACCEPTED_GRADES:
        raise StatementRefused("grade", "Kies hoe u het voorstel overneemt.")
    said = Said(
        state=AdoptionState.IN_USE,
        effective_on=proposal.in_use_on,
        version=proposal.version,
        product=proposal.product,
    )
    municipalities = [proposal.municipality]
    standard = proposal.version.standard
    require_sayable(said, standard, municipalities, day_of(now))
    view: Mapping[int, int | None] = {proposal.municipality_id: seen}
    require_seen(municipalities, standard, view, said)
    [statement] = write(
        municipalities=municipalities,
        standard=standard,
        said=said,
        grade=grade,
        idempotency_key=f"voorstel-{proposal.pk}",
        paper=proposal.product.supplier,
        by=by,
        now=now,
    )
    _answer(proposal, statement, by, now)
    return statement


def _lock_open(proposal: StatementProposal, by: User) -> StatementProposal:
    lock([proposal.municipality])
    proposal = (
        StatementProposal.objects.select_for_update(of=("self",))
        .select_related("municipality", "version__standard", "product__supplier")
        .get(pk=proposal.pk)
    )
    require(rules.may_answer_proposal(by, proposal.municipality))
    if proposal.answered_at is not None:
        raise AlreadyAnswered("Dit voorstel is al beantwoord door een collega.")
    return proposal


def _answer(
    proposal: StatementProposal,
    statement: AdoptionStatement | None,
    by: User,
    now: datetime,
) -> StatementProposal:
    proposal.answered_by, proposal.answered_at = by, now
    proposal.accepted_as = statement
    proposal.save(update_fields=["answered_by", "answered_at", "accepted_as"])
    record(
        "catalogue.proposal_accepted" if statement else "catalogue.proposal_declined",
        subject=proposal,
        by=by,
        at=now,
        organisation=getattr(proposal.municipality, "organisation", None),
    )
    enqueue("catalogue.announce_answer", proposal_id=proposal.pk)
    return proposal


def _require_possible(
    product: Product,
    version: StandardVersion,
    municipality: Municipality,
    in_use_on: date,
    note: str,
    today: date,
) -> None:
    if not municipality.exists_on(today):
        raise StatementRefused("municipality", f"{municipality} bestaat niet meer.")
    supported = product.supports.filter(
        Q(ends_on=None) | Q(ends_on__gte=today), version=version
    )
    if not product.is_active or not supported.exists():
        raise StatementRefused(
            "version", f"{product} ondersteunt deze versie niet. Leg dat eerst vast."
        )
    if in_use_on > years_after(today, 1):
        raise StatementRefused("in_use_on", "Kies een dag binnen een jaar.")
    if not municipality.exists_on(in_use_on):
        raise StatementRefused("in_use_on", f"{municipality} bestond toen niet.")
    if len(note) > 400:
        raise DomainError("De toelichting is te lang. Er passen 400 tekens.")
