"""A receiver accounts for what it spent; an administrator judges it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from accounts.models import User
from accounts.rules import require_writer
from governance.domain.dossiers.papers import Examined, examined
from journal.domain.entries import record
from journal.domain.outbox import enqueue
from samenorganiseren.shared.errors import NotAllowed
from samenorganiseren.shared.verdicts import require

from ...enums import AccountKind, CostKind, ReportVerdict
from ...models import AccountabilityReport, Award, Evidence, SpentLine
from ...rules.access import may_administer
from ...rules.awards import OWN, may_account, works_for
from ...rules.money import to_the_cent
from ..ledger import NotEnough
from .due import award_changed
from .moving import held_by, moved_on
from .refusals import AwardRefused, told

MOST_EVIDENCE = 10


@dataclass(frozen=True)
class Accounted:
    """What a receiver says: over which days, on what it was spent, and in words."""

    from_on: date
    to_on: date
    summary: str
    spent: Mapping[CostKind, int]
    is_final: bool = False
    descriptions: Mapping[CostKind, str] = field(default_factory=dict)

    @property
    def spent_cents(self) -> int:
        return sum(self.spent.values())


@transaction.atomic
def submit_report(
    *,
    award: Award,
    account: Accounted,
    evidence: Sequence[UploadedFile],
    by: User,
    now: datetime,
) -> AccountabilityReport:
    """Raises AwardRefused where more was spent than paid, or nothing proves it."""
    require_writer(by)
    award = (
        Award.objects.select_for_update(of=("self",))
        .select_related("request", "budget_line")
        .get(pk=award.pk)
    )
    require(may_account(by, award))
    _require_sound(award, account, evidence)
    papers = [examined(upload) for upload in evidence]
    with told():
        report = AccountabilityReport.objects.create(
            award=award,
            from_on=account.from_on,
            to_on=account.to_on,
            summary=account.summary.strip(),
            spent_cents=account.spent_cents,
            is_final=account.is_final,
            submitted_by=by,
            submitted_by_label=by.actor_label,
            submitted_at=now,
        )
    _keep(report, account, papers, now)
    record(
        "fund.report_submitted",
        subject=report,
        by=by,
        at=now,
        details={"bedrag": report.spent_cents},
    )
    award_changed(award, now)
    enqueue(
        "fund.announce_report",
        deduplication_key=f"fund.announce_report:{report.pk}",
        subject_key=report.subject_key,
        report_id=report.pk,
    )
    return report


def _require_sound(
    award: Award, account: Accounted, evidence: Sequence[UploadedFile]
) -> None:
    if award.reports.filter(verdict=ReportVerdict.WAITING).exists():
        raise AwardRefused(
            "Er wacht al een verantwoording op oordeel. Dien een volgende in als die "
            "beoordeeld is."
        )
    if account.to_on < account.from_on:
        raise AwardRefused("De laatste dag ligt voor de eerste dag. Wissel ze om.")
    if account.spent_cents <= 0 and not account.is_final:
        raise AwardRefused("Vul bij minstens één soort kosten een bedrag in.")
    left = held_by(AccountKind.PAID, award)
    if account.spent_cents > left:
        raise AwardRefused(
            f"U verantwoordt {to_the_cent(account.spent_cents)}. Betaald en nog niet "
            f"verantwoord is {to_the_cent(left)}. Verantwoord hoogstens dat bedrag."
        )
    if account.spent_cents and not evidence:
        raise AwardRefused("Voeg minstens één bewijsstuk toe, zoals een factuur.")
    if len(evidence) > MOST_EVIDENCE:
        raise AwardRefused(
            f"Voeg hoogstens {MOST_EVIDENCE} bewijsstukken toe. Voeg bestanden samen."
        )


def _keep(
    report: AccountabilityReport,
    account: Accounted,
    papers: Sequence[Examined],
    now: datetime,
) -> None:
    SpentLine.objects.bulk_create(
        SpentLine(
            report=report,
            kind=kind,
            amount_cents=cents,
            description=account.descriptions.get(kind, ""),
        )
        for kind, cents in account.spent.items()
        if cents
    )
    Evidence.objects.bulk_create(
        Evidence(
            report=report,
            name=paper.name,
            content=paper.content,
            media_type=paper.content_type,
            sha256=hashlib.sha256(paper.content).hexdigest(),
            added_at=now,
        )
        for paper in papers
    )


@transaction.atomic
def judge_report(
    *,
    report: AccountabilityReport,
    verdict: ReportVerdict,
    reason: str,
    by: User,
    now: datetime,
) -> AccountabilityReport:
    """Accept it, and what was paid becomes accounted for; or say why not."""
    report = (
        AccountabilityReport.objects.select_for_update(of=("self",))
        .select_related("award__request", "award__budget_line")
        .get(pk=report.pk)
    )
    _require_judge(report, by)
    if report.verdict != ReportVerdict.WAITING:
        raise AwardRefused(
            f"Deze verantwoording is al beoordeeld: {report.get_verdict_display()}."
        )
    if verdict == ReportVerdict.REFUSED and not reason.strip():
        raise AwardRefused(
            "Leg uit waarom u niet akkoord gaat. De ontvanger leest dit."
        )
    report.verdict, report.verdict_reason = verdict, reason.strip()
    report.judged_by, report.judged_by_label = by, by.actor_label
    report.judged_at = now
    with told():
        report.save()
    accepted = verdict == ReportVerdict.ACCEPTED
    if accepted and report.spent_cents:
        _justify(report, by=by, now=now)
    action = "fund.report_accepted" if accepted else "fund.report_refused"
    record(action, subject=report, by=by, at=now)
    award_changed(report.award, now)
    enqueue(
        "fund.announce_verdict",
        deduplication_key=f"fund.announce_verdict:{report.pk}",
        subject_key=report.subject_key,
        report_id=report.pk,
    )
    return report


def _require_judge(report: AccountabilityReport, by: User) -> None:
    require(may_administer(by))
    if by.pk == report.submitted_by_id:
        raise NotAllowed(
            "U hebt deze verantwoording zelf ingediend. Een ander oordeelt."
        )
    award = report.award
    if works_for(by, award.request, award.recipient_municipality_id):
        raise NotAllowed(OWN)


def _justify(report: AccountabilityReport, *, by: User, now: datetime) -> None:
    award = report.award
    try:
        moved_on(
            "verantwoord",
            f"justified:{report.pk}",
            award=award,
            stages=(AccountKind.PAID, AccountKind.JUSTIFIED),
            cents=report.spent_cents,
            document=report.subject_key,
            by=by,
            now=now,
        )
    except NotEnough as refusal:
        raise AwardRefused(
            "Er wordt meer verantwoord dan er is betaald. Vraag een nieuwe verantwoording."
        ) from refusal
