"""How our keys become titles and addresses: requests, awards and tranches."""

from __future__ import annotations

from collections.abc import Callable

from django.urls import reverse

from accounts.models import User
from samenorganiseren.shared import subjects
from samenorganiseren.shared.subjects import Subject

from ..models import (
    AccountabilityReport,
    AllocationRequest,
    Award,
    Disbursement,
    PaymentBatch,
    Tranche,
)
from ..rules.access import may_administer
from ..rules.awards import may_read_award


def register() -> None:
    """Tell it to the journal, the inbox and whoever follows."""
    subjects.register("fund.request", _request)
    subjects.register("fund.award", _award)
    subjects.register("fund.tranche", _tranche)
    subjects.register("fund.batch", _batch)
    subjects.register("fund.disbursement", _disbursement)
    subjects.register("fund.report", _report)


def _request(number: int) -> Subject | None:
    found = AllocationRequest.objects.select_related("dossier").filter(pk=number)
    if (request := found.first()) is None:
        return None
    address = f"{reverse('fund_requests')}#aanvraag-{request.pk}"
    return Subject(
        request.subject_key, request.subject_label, address, _is_administrator
    )


def _award(number: int) -> Subject | None:
    found = Award.objects.select_related("request").filter(pk=number)
    if (award := found.first()) is None:
        return None
    return _of_award(award.subject_key, award.subject_label, award)


def _tranche(number: int) -> Subject | None:
    found = Tranche.objects.select_related("award__request").filter(pk=number)
    if (tranche := found.first()) is None:
        return None
    return _of_award(tranche.subject_key, tranche.subject_label, tranche.award)


def _batch(number: int) -> Subject | None:
    found = PaymentBatch.objects.defer("content").filter(pk=number)
    if (batch := found.first()) is None:
        return None
    return Subject(
        batch.subject_key,
        batch.subject_label,
        batch.get_absolute_url(),
        _is_administrator,
    )


def _disbursement(number: int) -> Subject | None:
    found = Disbursement.objects.select_related("batch").filter(pk=number)
    if (payment := found.first()) is None:
        return None
    batch = payment.batch
    address = batch.get_absolute_url() if batch else reverse("fund_batches")
    return Subject(
        payment.subject_key, payment.subject_label, address, _is_administrator
    )


def _report(number: int) -> Subject | None:
    found = AccountabilityReport.objects.select_related("award__request")
    if (report := found.filter(pk=number).first()) is None:
        return None
    return Subject(
        key=report.subject_key,
        title=report.subject_label,
        url=report.get_absolute_url(),
        is_visible_to=_reads(report.award),
    )


def _of_award(key: str, title: str, award: Award) -> Subject:
    return Subject(
        key=key,
        title=title,
        url=award.get_absolute_url(),
        is_visible_to=_reads(award),
    )


def _reads(award: Award) -> Callable[[object], bool]:
    return lambda reader: (
        isinstance(reader, User) and bool(may_read_award(reader, award))
    )


def _is_administrator(reader: object) -> bool:
    return isinstance(reader, User) and bool(may_administer(reader))
