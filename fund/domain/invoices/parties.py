"""Who sends invoices, and where and how each municipality wants them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime
from typing import Any, TypeVar

from django.db import transaction

from accounts.models import User
from journal.domain.entries import record
from municipalities.models import Municipality
from samenorganiseren.shared.days import day_of
from samenorganiseren.shared.errors import DomainError
from samenorganiseren.shared.verdicts import require

from ...enums import DeliveryChannel
from ...models import Debtor, DebtorIban, Issuer
from ...rules.access import may_administer
from ...rules.identifiers import (
    BadNumber,
    iban_of,
    kvk_of,
    oin_of,
    postal_code_of,
    vat_number_of,
)

ISSUER_KEY = 1


class BadDetails(DomainError):
    """Details that cannot be right; `problems` holds a sentence for each field."""

    def __init__(self, problems: dict[str, str]) -> None:
        super().__init__(" ".join(problems.values()))
        self.problems = problems


class IbanRefused(DomainError):
    """This account cannot be added or removed."""


class ImportRefused(DomainError):
    """Nothing of the file was taken over; `problems` holds a sentence for each row."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__(" ".join(problems))
        self.problems = problems


@dataclass(frozen=True)
class IssuerDetails:
    """The sender as it is filled in."""

    name: str
    street: str
    postal_code: str
    city: str
    kvk: str
    vat_number: str
    oin: str
    iban: str
    email: str
    bic: str = ""
    phone: str = ""
    payment_days: int = 30


@dataclass(frozen=True)
class DebtorDetails:
    """A municipality's wishes as they are filled in."""

    name: str
    street: str = ""
    postal_code: str = ""
    city: str = ""
    oin: str = ""
    kvk: str = ""
    buyer_reference: str = ""
    email: str = ""
    channel: str = DeliveryChannel.FOLDER


@dataclass(frozen=True)
class DebtorRow:
    """One row of a file: what is empty stays as it is."""

    line: int
    code: str
    given: dict[str, str]
    iban: str = ""


@dataclass(frozen=True)
class IssuerSubject:
    """The sender as the journal names it."""

    subject_key: str = f"fund.issuer:{ISSUER_KEY}"
    subject_label: str = "Gegevens van de afzender"


Check = Callable[[str], str]
Details = TypeVar("Details", IssuerDetails, DebtorDetails)


def checked_issuer(details: IssuerDetails) -> IssuerDetails:
    """With every number in its one form; raises BadDetails."""
    return _checked(
        details,
        postal_code=postal_code_of,
        kvk=kvk_of,
        vat_number=vat_number_of,
        oin=_oin_beside(details.kvk),
        iban=iban_of,
    )


def checked_debtor(details: DebtorDetails) -> DebtorDetails:
    """With every number in its one form; raises BadDetails."""
    if details.channel == DeliveryChannel.MAIL and not details.email:
        raise BadDetails(
            {"email": "Vul een e-mailadres in, of kies de map van het toegangspunt."}
        )
    return _checked(
        details,
        postal_code=postal_code_of,
        kvk=kvk_of,
        oin=_oin_beside(details.kvk),
    )


def _oin_beside(kvk: str) -> Check:
    """An OIN is compared with the number beside it where that one can be right."""
    try:
        good = kvk_of(kvk) if kvk else ""
    except BadNumber:
        good = ""
    return lambda typed: oin_of(typed, good)


def _checked(details: Details, **checks: Check) -> Details:
    good: dict[str, Any] = {}
    problems: dict[str, str] = {}
    for name, check in checks.items():
        if typed := getattr(details, name):
            try:
                good[name] = check(typed)
            except BadNumber as refusal:
                problems[name] = str(refusal)
    if problems:
        raise BadDetails(problems)
    return replace(details, **good)


@transaction.atomic
def save_issuer(
    *, details: IssuerDetails, by: User, now: datetime, is_fictitious: bool = False
) -> Issuer:
    """Who sends from now on. What was sent keeps the details of its own day."""
    require(may_administer(by))
    values = vars(checked_issuer(details))
    known = Issuer.objects.select_for_update().first()
    issuer = known or Issuer(pk=ISSUER_KEY, is_fictitious=is_fictitious)
    changed = _written(issuer, values, now)
    record(
        "fund.issuer_saved",
        subject=IssuerSubject(),
        by=by,
        at=now,
        details={"gewijzigd": changed},
    )
    return issuer


@transaction.atomic
def save_debtor(
    *,
    municipality: Municipality,
    details: DebtorDetails,
    by: User,
    now: datetime,
    is_fictitious: bool = False,
) -> Debtor:
    """Where this municipality wants its next invoices; raises BadDetails."""
    require(may_administer(by))
    values = vars(checked_debtor(details))
    known = Debtor.objects.select_for_update().filter(municipality=municipality).first()
    debtor = known or Debtor(municipality=municipality, is_fictitious=is_fictitious)
    changed = _written(debtor, values, now)
    record(
        "fund.debtor_saved",
        subject=debtor,
        by=by,
        at=now,
        details={"gewijzigd": changed},
    )
    return debtor


def _written(
    party: Issuer | Debtor, values: dict[str, Any], now: datetime
) -> list[str]:
    """Save it, and tell the names of what is another now: never the values."""
    changed = [name for name, value in values.items() if getattr(party, name) != value]
    for name, value in values.items():
        setattr(party, name, value)
    party.changed_at = now
    party.save()
    return changed


@transaction.atomic
def add_iban(*, debtor: Debtor, iban: str, by: User, now: datetime) -> DebtorIban:
    """From this account the municipality pays; raises BadNumber or IbanRefused."""
    require(may_administer(by))
    good = iban_of(iban)
    if Issuer.objects.filter(iban=good).exists():
        raise IbanRefused(
            "Dit is de rekening van het fonds zelf. Vul de rekening van de gemeente in."
        )
    known, is_new = DebtorIban.objects.get_or_create(
        iban=good,
        defaults={
            "debtor": debtor,
            "added_by_label": by.actor_label[:200],
            "added_at": now,
        },
    )
    if not is_new:
        raise IbanRefused(f"Dit IBAN staat al bij {known.debtor.name}.")
    record("fund.debtor_iban_added", subject=debtor, by=by, at=now)
    return known


@transaction.atomic
def remove_iban(*, iban: DebtorIban, by: User, now: datetime) -> None:
    """From this account the municipality pays no longer."""
    require(may_administer(by))
    debtor = iban.debtor
    if not DebtorIban.objects.filter(pk=iban.pk).delete()[0]:
        raise IbanRefused("Deze rekening is al verwijderd.")
    record("fund.debtor_iban_removed", subject=debtor, by=by, at=now)


@transaction.atomic
def import_debtors(*, rows: Sequence[DebtorRow], by: User, now: datetime) -> int:
    """Take over a whole file, or nothing of it; raises ImportRefused with each row."""
    require(may_administer(by))
    today = Municipality.objects.on(day_of(now))
    towns = {one.code: one for one in today.filter(code__in={row.code for row in rows})}
    problems, seen = [], set()
    for row in rows:
        problem = _imported(row, towns.get(row.code), row.code in seen, by, now)
        problems += [f"Regel {row.line}: {problem}"] if problem else []
        seen.add(row.code)
    if problems:
        raise ImportRefused(problems)
    return len(rows)


def _imported(
    row: DebtorRow, town: Municipality | None, is_double: bool, by: User, now: datetime
) -> str:
    """Take over one row; or the sentence of why not."""
    if town is None:
        return f"de code “{row.code}” is van geen gemeente die nu bestaat."
    if is_double:
        return f"gemeente {town} staat er twee keer in."
    debtor = Debtor.objects.filter(municipality=town).first()
    try:
        saved = save_debtor(
            municipality=town,
            details=replace(details_of(debtor, town), **row.given),
            by=by,
            now=now,
        )
        if row.iban and not saved.ibans.filter(iban=iban_of(row.iban)).exists():
            add_iban(debtor=saved, iban=row.iban, by=by, now=now)
    except DomainError as refusal:
        return str(refusal)
    return ""


def details_of(debtor: Debtor | None, municipality: Municipality) -> DebtorDetails:
    """As it stands; or what is known beforehand."""
    if debtor is None:
        return DebtorDetails(name=f"Gemeente {municipality}")
    return DebtorDetails(
        **{one.name: getattr(debtor, one.name) for one in fields(DebtorDetails)}
    )
