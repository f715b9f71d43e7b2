"""Telling receivers and administrators what happened to an award."""

from __future__ import annotations

from datetime import datetime

from notifications.domain.notices import notify
from samenorganiseren.shared.days import day_of
from samenorganiseren.shared.wording import dutch_date

from ...enums import AccountKind, ReportVerdict
from ...models import AccountabilityReport, Award, BankAccount
from ...queries.awards.people import administrators, receivers_of
from ...rules.money import to_the_cent
from .moving import held_by

WORKS = "U beheert het Fonds GGU."


def announce_award(*, award_id: int, now: datetime) -> None:
    """Who writes for the receiver hears that the money was promised."""
    award = _award(award_id)
    _tell_receivers(
        award,
        kind="toekenning",
        title=f"Toegekend uit het Fonds GGU: {to_the_cent(award.amount_cents)}",
        body=f"{award}. Leg verantwoording af voor {dutch_date(award.accountable_by)}.",
        key=f"award-approved:{award.pk}",
        now=now,
    )


def announce_report(*, report_id: int, now: datetime) -> None:
    """The administrators hear that there is a report to judge."""
    report = AccountabilityReport.objects.select_related("award").get(pk=report_id)
    notify(
        recipients=administrators(now),
        kind="verantwoording-ingediend",
        title=f"Verantwoording ingediend bij {report.award.number}",
        body=f"{report.award.title}: {to_the_cent(report.spent_cents)} besteed.",
        reason=WORKS,
        deduplication_key=f"report-submitted:{report.pk}",
        url=report.get_absolute_url(),
        subject_key=report.subject_key,
        now=now,
    )


def announce_verdict(*, report_id: int, now: datetime) -> None:
    """Who submitted it hears what was thought of it."""
    report = AccountabilityReport.objects.select_related("award", "submitted_by").get(
        pk=report_id
    )
    accepted = report.verdict == ReportVerdict.ACCEPTED
    words = "goedgekeurd" if accepted else "niet goedgekeurd"
    notify(
        recipients=[report.submitted_by],
        kind="verantwoording-beoordeeld",
        title=f"Uw verantwoording bij {report.award.number} is {words}",
        body=report.verdict_reason or report.award.title,
        reason="U diende deze verantwoording in.",
        deduplication_key=f"report-judged:{report.pk}",
        url=report.get_absolute_url(),
        subject_key=report.subject_key,
        now=now,
    )


def announce_settlement(*, award_id: int, now: datetime) -> None:
    """The receiver hears that it is settled, and what it has to pay back to where."""
    award = _award(award_id)
    claim = held_by(AccountKind.PAID, award)
    account = BankAccount.objects.order_by("id").first()
    body = "De afrekening is klaar. U hoeft niets terug te betalen."
    if claim:
        where = f" op {account.iban}" if account else ""
        body = (
            f"U besteedde {to_the_cent(claim)} niet. Betaal dat bedrag terug{where}, "
            f"onder vermelding van {award.number}."
        )
    _tell_receivers(
        award,
        kind="toekenning-afgerekend",
        title=f"{award.number} is afgerekend",
        body=body,
        key=f"award-settled:{award.pk}",
        now=now,
    )


def _tell_receivers(
    award: Award, *, kind: str, title: str, body: str, key: str, now: datetime
) -> None:
    notify(
        recipients=receivers_of(award, day_of(now)),
        kind=kind,
        title=title,
        body=body,
        reason="U schrijft namens de ontvanger van deze toekenning.",
        deduplication_key=key,
        url=award.get_absolute_url(),
        subject_key=award.subject_key,
        now=now,
    )


def _award(award_id: int) -> Award:
    return Award.objects.select_related("request", "budget_line__programme").get(
        pk=award_id
    )
