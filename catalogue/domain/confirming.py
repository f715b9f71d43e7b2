"""The approver confirms what was recorded. Nothing waits for it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from accounts.models import User
from journal.domain.entries import record
from journal.domain.outbox import Request, enqueue_each
from samenorganiseren.shared.errors import Conflict, DomainError
from samenorganiseren.shared.verdicts import require

from ..models import Adoption, AdoptionStatement, StatementConfirmation
from ..rules import adoption as rules
from ..rules.ageing import is_aged


class SaidAgain(Conflict):
    """Meanwhile something else was said."""


@transaction.atomic
def confirm_statements(
    *, statement_ids: Sequence[int], by: User, now: datetime
) -> list[AdoptionStatement]:
    """So it is, says the approver: of all these statements, or of none."""
    statements = list(
        AdoptionStatement.objects.filter(pk__in=statement_ids)
        .select_related("municipality__organisation", "standard")
        .order_by("adoption_id")
    )
    if not statements:
        raise DomainError("Kies wat u bevestigt.")
    require(rules.may_confirm(by, [one.municipality_id for one in statements]))
    _require_current(statements)
    fresh = [one for one in statements if not _is_confirmed(one, now)]
    StatementConfirmation.objects.bulk_create(
        StatementConfirmation(
            statement=one,
            confirmed_by=by,
            confirmed_by_label=by.actor_label,
            confirmed_at=now,
        )
        for one in fresh
    )
    for one in fresh:
        record(
            "catalogue.statement_confirmed",
            subject=one,
            by=by,
            at=now,
            organisation=getattr(one.municipality, "organisation", None),
        )
    enqueue_each(
        "catalogue.announce_confirmation",
        [
            Request(
                {"statement_id": one.pk},
                f"catalogue.announce_confirmation:{one.pk}:{now.isoformat()}",
            )
            for one in fresh
        ],
    )
    return statements


def _require_current(statements: Sequence[AdoptionStatement]) -> None:
    """Lock the adoptions in order, and see that nothing newer was said."""
    adoptions = Adoption.objects.select_for_update(of=("self",)).filter(
        pk__in=[one.adoption_id for one in statements]
    )
    current = dict(adoptions.order_by("pk").values_list("pk", "current_id"))
    for one in statements:
        if current[one.adoption_id] != one.pk:
            raise SaidAgain(
                f"Over {one.standard} is intussen een nieuwe opgave gedaan. "
                "Bekijk die eerst."
            )


def _is_confirmed(statement: AdoptionStatement, now: datetime) -> bool:
    last = statement.confirmations.order_by("-confirmed_at").first()
    return last is not None and not is_aged(last.confirmed_at, now)
