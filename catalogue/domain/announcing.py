"""Telling people what was said, confirmed, proposed and answered."""

from __future__ import annotations

from datetime import datetime

from accounts.enums import Role
from accounts.models import RoleAssignment, User
from notifications.domain.notices import notify
from samenorganiseren.shared.days import day_of

from ..models import AdoptionStatement, StatementProposal
from ..queries.addresses import (
    confirm_address,
    proposal_address,
    supplier_address,
    timeline_address,
)


def announce_statement(*, statement_id: int, now: datetime) -> None:
    """Approvers are asked to confirm; managers hear what a partnership said for them."""
    statement = _statement(statement_id)
    approvers = _people(statement.municipality_id, Role.APPROVER, now)
    others = [person for person in approvers if person.pk != statement.by_id]
    notify(
        recipients=others,
        kind="opgave-bevestigen",
        title=f"Bevestig de opgave over {statement.standard}"[:200],
        body=f"{statement.by_label} gaf op: {statement.get_state_display()}.",
        reason=f"U bent accordeur van {statement.municipality}.",
        deduplication_key=f"statement:{statement.pk}",
        url=confirm_address(statement.municipality),
        subject_key=statement.subject_key,
        now=now,
    )
    if statement.organisation_id:
        _tell_managers(statement, now)


def _tell_managers(statement: AdoptionStatement, now: datetime) -> None:
    managers = _people(statement.municipality_id, Role.INFORMATION_MANAGER, now)
    notify(
        recipients=[person for person in managers if person.pk != statement.by_id],
        kind="opgave-namens",
        title=f"Er is een opgave gedaan over {statement.standard}",
        body=f"{statement.organisation} gaf op: {statement.get_state_display()}.",
        reason=f"U bent informatiemanager van {statement.municipality}.",
        deduplication_key=f"statement-managers:{statement.pk}",
        url=timeline_address(statement.standard, statement.municipality),
        subject_key=statement.subject_key,
        now=now,
    )


def announce_confirmation(*, statement_id: int, now: datetime) -> None:
    """Information managers hear that their statement was confirmed."""
    statement = _statement(statement_id)
    last = statement.confirmations.first()
    if last is None:
        return
    managers = _people(statement.municipality_id, Role.INFORMATION_MANAGER, now)
    notify(
        recipients=managers,
        kind="opgave-bevestigd",
        title=f"De opgave over {statement.standard} is bevestigd",
        body=f"{last.confirmed_by_label} bevestigde haar.",
        reason=f"U bent informatiemanager van {statement.municipality}.",
        deduplication_key=f"confirmation:{last.pk}",
        url=timeline_address(statement.standard, statement.municipality),
        subject_key=statement.subject_key,
        now=now,
    )


def announce_proposal(*, proposal_id: int, now: datetime) -> None:
    """Whoever speaks for the municipality is asked to answer."""
    proposal = _proposal(proposal_id)
    municipality = proposal.municipality
    managers = _people(municipality.pk, Role.INFORMATION_MANAGER, now)
    notify(
        recipients=managers or _people(municipality.pk, Role.APPROVER, now),
        kind="voorstel-leverancier",
        title=f"{proposal.product.supplier} doet een voorstel",
        body=f"Gebruikt u {proposal.product} voor {proposal.version.standard}?",
        reason=f"U doet de opgaven van {municipality}.",
        deduplication_key=f"proposal:{proposal.pk}",
        url=proposal_address(proposal),
        subject_key=proposal.subject_key,
        now=now,
    )


def announce_answer(*, proposal_id: int, now: datetime) -> None:
    """The supplier reads that there is an answer, never which one."""
    proposal = _proposal(proposal_id)
    if proposal.answered_at is None:
        return
    notify(
        recipients=[proposal.proposed_by],
        kind="voorstel-beantwoord",
        title=f"{proposal.municipality} heeft uw voorstel beantwoord",
        reason="U deed dit voorstel.",
        deduplication_key=f"proposal-answer:{proposal.pk}",
        url=supplier_address(),
        now=now,
    )


def _people(municipality_id: int, role: Role, now: datetime) -> list[User]:
    held = RoleAssignment.objects.on(day_of(now)).filter(
        role=role, organisation__municipality=municipality_id
    )
    return list(User.objects.filter(is_active=True, pk__in=held.values("user")))


def _statement(statement_id: int) -> AdoptionStatement:
    return AdoptionStatement.objects.select_related(
        "standard", "municipality", "organisation"
    ).get(pk=statement_id)


def _proposal(proposal_id: int) -> StatementProposal:
    return StatementProposal.objects.select_related(
        "municipality", "version__standard", "product__supplier", "proposed_by"
    ).get(pk=proposal_id)
