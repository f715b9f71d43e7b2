"""The points of the checklist that are about money: the bank, balances and seals."""

from __future__ import annotations

from datetime import date

from django.db.models import BigIntegerField, F, Max, Sum, Value
from django.db.models.functions import Coalesce, TruncDate

from samenorganiseren.shared.days import AMSTERDAM
from samenorganiseren.shared.wording import dutch_date, number

from ...enums import AccountKind
from ...models import Account, BankAccount, BankStatement, DailySeal, Entry, FiscalYear
from ...rules.money import to_the_cent
from .balances import standing_on
from .point import Open, Point, last_day, point


def work_list_is_empty(year: FiscalYear) -> Point:
    """Every bank line up to the end of the year has its place."""
    pots = (
        Account.objects.filter(
            kind__in=[AccountKind.MONEY_IN, AccountKind.MONEY_OUT],
            bank_transaction__booked_on__lte=last_day(year.pk),
        )
        .exclude(balance_cents=0)
        .select_related("bank_transaction")
        .order_by("bank_transaction__booked_on", "id")
    )
    found = [
        Open(
            f"{to_the_cent(pot.balance_cents)} van {dutch_date(made.booked_on)}"
            f"{f', {made.counter_name}' if made.counter_name else ''}",
            made.subject_key,
        )
        for pot in pots
        if (made := pot.bank_transaction) is not None
    ]
    return point(
        "werklijst",
        "De werklijst van de bank is leeg",
        good="Elke bij- en afschrijving van dit jaar is geplaatst.",
        bad=f"Nog te plaatsen bankregels: {number(len(found))}.",
        todo="Plaats deze bankregels op de werklijst van de bank.",
        found=found,
    )


def bank_is_ledger(year: FiscalYear) -> Point:
    """The last statement of the year ends on what the ledger says."""
    end = last_day(year.pk)
    accounts = Account.objects.filter(kind=AccountKind.BANK).order_by("code")
    in_ledger = {one.pk: one.cents for one in standing_on(end, [AccountKind.BANK])}
    banks = {one.account_id: one for one in BankAccount.objects.all()}
    compared = [
        _compared(account, banks.get(account.pk), in_ledger.get(account.pk, 0), end)
        for account in accounts
    ]
    return point(
        "bank",
        "De bank en het grootboek zijn gelijk",
        good=" ".join(sentence for sentence, _ in compared)
        or "Er is nog geen bankrekening.",
        bad="Het laatste afschrift van dit jaar en het grootboek verschillen.",
        todo="Lees de ontbrekende afschriften in, of zoek het verschil op.",
        found=[Open(sentence) for sentence, is_equal in compared if not is_equal],
    )


def _compared(
    account: Account, bank: BankAccount | None, ledger_cents: int, end: date
) -> tuple[str, bool]:
    last = (
        BankStatement.objects.filter(bank_account=bank, booked_on__lte=end)
        .order_by("-booked_on", "-number")
        .first()
        if bank
        else None
    )
    name = bank.iban if bank else account.name
    ledger = to_the_cent(ledger_cents)
    if last is None:
        sentence = f"{name}: geen afschrift; in het grootboek staat {ledger}."
        return sentence, ledger_cents == 0
    closing = to_the_cent(last.closing_cents)
    sentence = (
        f"{name}: afschrift {last.number} van {dutch_date(last.booked_on)} eindigt op "
        f"{closing}; in het grootboek staat {ledger}."
    )
    return sentence, last.closing_cents == ledger_cents


def balances_are_their_lines() -> Point:
    """Counted again, over the whole ledger."""
    counted = Coalesce(
        Sum("lines__amount_cents") * F("direction"),
        Value(0),
        output_field=BigIntegerField(),
    )
    wrong = (
        Account.objects.annotate(counted=counted)
        .exclude(balance_cents=F("counted"))
        .order_by("code")
    )
    found = [
        Open(
            f"{one.name}: saldo {to_the_cent(one.balance_cents)}, regels "
            f"{to_the_cent(one.counted)}"
        )
        for one in wrong
    ]
    return point(
        "saldi",
        "Elk saldo is de som van zijn regels",
        good="Alle saldi zijn nageteld en kloppen.",
        bad="Niet elk saldo klopt met zijn regels.",
        todo="Sluit niets af en meld dit aan de functioneel beheerder.",
        found=found,
    )


def days_are_sealed(year: FiscalYear, today: date) -> Point:
    """What was booked before today is under a seal; closing seals today."""
    last = DailySeal.objects.aggregate(last=Max("last_entry_id"))["last"] or 0
    recorded_on = TruncDate("recorded_at", tzinfo=AMSTERDAM)
    days = (
        Entry.objects.filter(year=year, pk__gt=last)
        .annotate(day=recorded_on)
        .filter(day__lt=today)
        .values_list("day", flat=True)
        .distinct()
        .order_by("day")
    )
    return point(
        "zegels",
        "Alle dagen zijn verzegeld",
        good="Wat voor vandaag is geboekt, is verzegeld.",
        bad="Niet elke dag is verzegeld.",
        todo="Dat gebeurt elke nacht. Probeer het morgen opnieuw.",
        found=[Open(f"Geboekt op {dutch_date(day)}") for day in days],
    )
