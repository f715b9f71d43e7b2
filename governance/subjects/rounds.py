"""How our keys become titles and addresses: rounds and positions."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from samenorganiseren.shared import personal_data, subjects
from samenorganiseren.shared.subjects import Subject

from ..models import ConflictDeclaration, MinorityView, Round, RoundSeat
from ..queries.rounds.addresses import conflict_address, round_address
from ..queries.rounds.personal_data import own_data
from ..rules import rounds as rules


def register() -> None:
    """Tell it to the journal, the inbox and whoever follows; and to people what is
    kept about themselves."""
    personal_data.register("Adviesrondes", own_data)
    subjects.register("governance.round", round_subject)
    subjects.register("governance.round_seat", seat_subject)
    subjects.register("governance.conflict", conflict_subject)
    subjects.register("governance.minority_view", minority_subject)


def round_subject(number: int) -> Subject | None:
    found = Round.objects.with_names().filter(pk=number).first()
    return of_round(found, found.subject_key) if found else None


def seat_subject(number: int) -> Subject | None:
    found = RoundSeat.objects.filter(pk=number).first()
    if found is None:
        return None
    return of_round(
        Round.objects.with_names().get(pk=found.round_id), found.subject_key
    )


def minority_subject(number: int) -> Subject | None:
    found = MinorityView.objects.filter(pk=number).first()
    if found is None:
        return None
    return of_round(
        Round.objects.with_names().get(pk=found.round_id), found.subject_key
    )


def conflict_subject(number: int) -> Subject | None:
    found = (
        ConflictDeclaration.objects.select_related("body__organisation", "dossier")
        .filter(pk=number)
        .first()
    )
    if found is None:
        return None
    return Subject(
        key=found.subject_key,
        title=found.subject_label,
        url=conflict_address(found),
        is_visible_to=lambda user: _reads_conflict(user, found),
    )


def of_round(round: Round, key: str) -> Subject:
    """Whoever reads the round; never who had to leave the room."""
    return Subject(
        key=key,
        title=round.subject_label,
        url=round_address(round),
        is_visible_to=lambda user: _reads(user, round),
    )


def _reads_conflict(user: Any, conflict: ConflictDeclaration) -> bool:
    return bool(rules.may_read_conflict(user, conflict, timezone.localdate()))


def _reads(user: Any, round: Round) -> bool:
    today = timezone.localdate()
    return bool(rules.may_read_round(user, round, today)) and not rules.is_kept_out(
        user, round.dossier, round.body, today
    )
