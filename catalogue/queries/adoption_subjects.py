"""What a notice about a statement or a proposal is about, and who may see it."""

from __future__ import annotations

from django.utils import timezone

from accounts.models import User
from samenorganiseren.shared.subjects import Subject, register

from ..models import AdoptionStatement, StatementProposal
from ..rules.adoption import may_see_adoption
from .addresses import proposal_address, timeline_address


def register_subjects() -> None:
    register("catalogue.adoption_statement", _statement)
    register("catalogue.statement_proposal", _proposal)


def _sees(municipality_id: int, viewer: object) -> bool:
    return isinstance(viewer, User) and may_see_adoption(
        viewer, municipality_id, timezone.localdate()
    )


def _statement(number: int) -> Subject | None:
    found = AdoptionStatement.objects.select_related("standard", "municipality")
    statement = found.filter(pk=number).first()
    if statement is None:
        return None
    return Subject(
        key=statement.subject_key,
        title=statement.subject_label,
        url=timeline_address(statement.standard, statement.municipality),
        is_visible_to=lambda viewer: _sees(statement.municipality_id, viewer),
    )


def _proposal(number: int) -> Subject | None:
    found = StatementProposal.objects.select_related("product", "municipality")
    proposal = found.filter(pk=number).first()
    if proposal is None:
        return None
    return Subject(
        key=proposal.subject_key,
        title=proposal.subject_label,
        url=proposal_address(proposal),
        is_visible_to=lambda viewer: _sees(proposal.municipality_id, viewer),
    )
