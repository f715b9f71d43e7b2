"""Notices and counts of adoption."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from samenorganiseren.shared.handlers import handles
from samenorganiseren.shared.periodic import periodic

from ..domain import announcing, counts, deadlines, publishing_counts


@handles("catalogue.announce_statement", title="Een opgave melden")
def announce_statement(statement_id: int) -> None:
    announcing.announce_statement(statement_id=statement_id, now=timezone.now())


@handles("catalogue.announce_confirmation", title="Een bevestiging melden")
def announce_confirmation(statement_id: int) -> None:
    announcing.announce_confirmation(statement_id=statement_id, now=timezone.now())


@handles("catalogue.announce_proposal", title="Een voorstel van een leverancier melden")
def announce_proposal(proposal_id: int) -> None:
    announcing.announce_proposal(proposal_id=proposal_id, now=timezone.now())


@handles("catalogue.announce_answer", title="Het antwoord op een voorstel melden")
def announce_answer(proposal_id: int) -> None:
    announcing.announce_answer(proposal_id=proposal_id, now=timezone.now())


@handles("catalogue.renew_deadlines", title="Termijnen van gemeenten vernieuwen")
def renew_deadlines(standard_id: int) -> None:
    deadlines.renew_for_all(standard_id=standard_id, now=timezone.now())


@periodic(
    "catalogue.refresh_times_applied", at="00:05", title="Tellingen van de dag maken"
)
def refresh_times_applied(*, now: datetime) -> str:
    """States that begin or lapse today count from today; a new month is published."""
    published = publishing_counts.publish_counts(now=now)
    changed = counts.refresh_times_applied()
    return f"{changed} standaarden bijgewerkt, {published} tellingen gepubliceerd."


@periodic("catalogue.verify_totals", at="03:10", title="Totalen van opgaven natellen")
def verify_totals(*, now: datetime) -> str:
    found = counts.verify_totals(now=now)
    return f"{len(found)} verschillen gevonden." if found else "Alle totalen kloppen."
