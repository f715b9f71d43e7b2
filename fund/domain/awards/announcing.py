"""Telling receivers and administrators what happened to an award."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Q
from django.urls import reverse

from accounts.enums import Role
from accounts.models import RoleAssignment, User
from notifications.domain.notices import notify
from samenorganiseren.shared.days import day_of
from samenorganiseren.shared.wording import dutch_date

from ...enums import AccountKind, AwardState, ReportVerdict, TrancheState
from ...models import AccountabilityReport, Award, BankAccount, Tranche
from ...queries.awards.conditions import Facts
from ...rules.awards import RECEIVERS
from ...rules.money import to_the_cent
from .moving import held_by

WORKS = "U beheert het Fonds GGU."
LOOK_AHEAD = timedelta(days=14)


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


def tell_of_tranches(*, now: datetime) -> int:
    """Administrators hear once of each tranche that may be proposed now, or that falls
    due soon while its condition is not met. Nothing is paid by itself."""
    planned = list(
        Tranche.objects.filter(
            state=TrancheState.PLANNED,
            proposed_by=None,
            award__state=AwardState.APPROVED,
        ).select_related("award", "standard")
    )
    facts = Facts(planned, day_of(now))
    told = 0
    for tranche in planned:
        standing = facts.standing(tranche)
        is_near = tranche.planned_on <= day_of(now) + LOOK_AHEAD
        if standing.is_next and (standing.is_met or is_near):
            _tell_of(tranche, standing.is_met, standing.words, standing.stands, now)
            told += 1
    return told


def _tell_of(
    tranche: Tranche, is_met: bool, words: str, stands: str, now: datetime
) -> None:
    state = "kan worden voorgesteld" if is_met else "wacht nog op haar voorwaarde"
    notify(
        recipients=administrators(now),
        kind="tranche",
        title=f"Tranche {tranche.position} van {tranche.award.number} {state}",
        body=f"Gepland op {dutch_date(tranche.planned_on)}. Voorwaarde: {words} {stands}",
        reason=WORKS,
        deduplication_key=f"tranche:{tranche.pk}:{is_met}",
        url=reverse("fund_award", args=[tranche.award.reference]),
        subject_key=tranche.subject_key,
        now=now,
    )


def administrators(now: datetime) -> list[User]:
    """Who works for the fund today."""
    held = RoleAssignment.objects.on(day_of(now)).filter(role=Role.FUND_ADMINISTRATOR)
    return list(User.objects.filter(is_active=True, pk__in=held.values("user")))


def _tell_receivers(
    award: Award, *, kind: str, title: str, body: str, key: str, now: datetime
) -> None:
    notify(
        recipients=receivers_of(award, now),
        kind=kind,
        title=title,
        body=body,
        reason="U schrijft namens de ontvanger van deze toekenning.",
        deduplication_key=key,
        url=award.get_absolute_url(),
        subject_key=award.subject_key,
        now=now,
    )


def receivers_of(award: Award, now: datetime) -> list[User]:
    """Who writes for the requester, or for the municipality that receives it."""
    requester = award.request.requester_id if award.request else None
    home = award.recipient_municipality_id
    whose = Q(organisation=requester)
    if home:
        whose |= Q(organisation__municipality=home)
    held = RoleAssignment.objects.on(day_of(now)).filter(whose, role__in=RECEIVERS)
    return list(User.objects.filter(is_active=True, pk__in=held.values("user")))


def _award(award_id: int) -> Award:
    return Award.objects.select_related("request", "budget_line__programme").get(
        pk=award_id
    )
