"""An approved run becomes invoices: judged, numbered without a gap, booked and kept."""

import datetime
import hashlib
import io
import threading

import pytest
from django.db import DatabaseError, connection, transaction
from pypdf import PdfReader

from fund.domain.invoices.crediting import NotCredited, credit_invoice
from fund.domain.invoices.issuing import NotIssued
from fund.domain.invoices.judging import judge
from fund.domain.invoices.running import issue_run
from fund.domain.ledger import Booking, credit, debit, post, pot
from fund.enums import AccountKind, DeliveryChannel, RunState, VatCategory
from fund.models import (
    Account,
    Debtor,
    Entry,
    Invoice,
    InvoiceDelivery,
    InvoiceDocument,
    InvoiceLine,
    InvoiceSeries,
    Issuer,
    Programme,
)
from fund.queries.invoices.deliveries import HANDLER
from journal.models import Message
from tests.factories.accounts import AT
from tests.factories.fund import YEAR, FiscalYearFactory, balances, fund_administrator

from .scene import scene

TAXED = {"vat_category": VatCategory.STANDARD, "vat_rate_bp": 2100, "vat_reason": ""}


@pytest.fixture
def by(db):
    return fund_administrator()


def numbers():
    return list(Invoice.objects.order_by("id").values_list("number", flat=True))


def nothing_happened():
    return not any(
        model.objects.exists()
        for model in (Invoice, InvoiceLine, InvoiceDocument, InvoiceSeries, Entry)
    )


def test_a_run_becomes_one_invoice_for_each_municipality(by):
    run = scene(10_000, 20_000, **TAXED)

    invoices = issue_run(run=run, by=by, now=AT)

    assert numbers() == [f"F{YEAR}-00001", f"F{YEAR}-00002"]
    assert [(i.net_cents, i.vat_cents, i.total_cents) for i in invoices] == [
        (1_235_000, 259_350, 1_494_350),
        (2_470_000, 518_700, 2_988_700),
    ]
    programme = run.contributions.first().rate.programme
    assert balances() == {
        f"1200.i{invoices[0].pk}": 1_494_350,
        f"1200.i{invoices[1].pk}": 2_988_700,
        "1500": 778_050,
        f"8000.p{programme.pk}.y{YEAR}": 3_705_000,
    }
    run.refresh_from_db()
    assert run.state == RunState.INVOICED


def test_each_invoice_is_kept_as_ubl_and_as_tagged_pdf_with_its_hash(by):
    [invoice] = issue_run(run=scene(10_000), by=by, now=AT)

    kept = {one.kind: bytes(one.content) for one in invoice.documents.all()}
    hashes = dict(invoice.documents.values_list("kind", "sha256"))
    pdf = PdfReader(io.BytesIO(kept["pdf"]))
    text = "".join(page.extract_text() for page in pdf.pages)
    assert judge(kept["ubl"]) == []
    assert invoice.number in kept["ubl"].decode()
    assert hashes == {
        kind: hashlib.sha256(content).hexdigest() for kind, content in kept.items()
    }
    assert pdf.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert invoice.number in text
    assert invoice.payment_reference in text


def test_what_is_issued_goes_on_its_way_as_its_municipality_wants_it(by):
    run = scene(10_000, 20_000)
    mailed = Debtor.objects.order_by("municipality__sort_key").last()
    Debtor.objects.filter(pk=mailed.pk).update(channel=DeliveryChannel.MAIL)

    first, second = issue_run(run=run, by=by, now=AT)
    note = credit_invoice(invoice=second, net_cents=1, reason="Min", by=by, now=AT)

    ways = InvoiceDelivery.objects.order_by("id").values_list("invoice", "channel")
    assert list(ways) == [
        (first.pk, DeliveryChannel.FOLDER),
        (second.pk, DeliveryChannel.MAIL),
        (note.pk, DeliveryChannel.MAIL),
    ]
    assert Message.objects.filter(handler=HANDLER).count() == 3


def test_a_second_time_does_nothing(by):
    run = scene(10_000)
    first = issue_run(run=run, by=by, now=AT)

    again = issue_run(run=run, by=by, now=AT)

    assert (again, numbers(), Entry.objects.count()) == (
        first,
        [f"F{YEAR}-00001"],
        1,
    )


def test_who_misses_details_is_named_and_nothing_is_invoiced(by):
    run = scene(10_000, 20_000)
    bad = Debtor.objects.order_by("id").last()
    Debtor.objects.filter(pk=bad.pk).update(buyer_reference="")

    with pytest.raises(NotIssued, match=str(bad.municipality)):
        issue_run(run=run, by=by, now=AT)

    assert nothing_happened()


def test_without_a_sender_nothing_is_invoiced(by):
    run = scene(10_000)
    Issuer.objects.all().delete()

    with pytest.raises(NotIssued, match="afzender"):
        issue_run(run=run, by=by, now=AT)

    assert nothing_happened()


def test_one_bad_invoice_stops_the_run_and_costs_no_number(by):
    run = scene(10_000, 20_000)
    last = Debtor.objects.order_by("municipality__sort_key").last()
    Debtor.objects.filter(pk=last.pk).update(oin="123")

    with pytest.raises(NotIssued, match="OIN van de gemeente klopt niet"):
        issue_run(run=run, by=by, now=AT)

    assert nothing_happened()


def test_a_credit_note_takes_from_what_is_open(by):
    [invoice] = issue_run(run=scene(10_000, **TAXED), by=by, now=AT)

    note = credit_invoice(
        invoice=invoice, net_cents=235_000, reason="Te veel inwoners", by=by, now=AT
    )

    assert (note.number, note.total_cents) == (f"C{YEAR}-00001", 284_350)
    assert balances()[f"1200.i{invoice.pk}"] == 1_210_000
    assert judge(bytes(note.documents.get(kind="ubl").content)) == []


def test_what_was_paid_already_is_owed_back(by):
    [invoice] = issue_run(run=scene(10_000), by=by, now=AT)
    paid = Account.objects.get(invoice=invoice)
    post(
        Booking(
            kind="betaling-geplaatst",
            key="match:1:1",
            booked_on=AT.date(),
            description="Betaald",
            document=invoice.subject_key,
            amounts=(
                debit(pot(AccountKind.BANK, detail="NL91"), 1_000_000),
                credit(paid, 1_000_000),
            ),
        ),
        by=by,
        now=AT,
    )

    credit_invoice(
        invoice=invoice, net_cents=1_235_000, reason="Vervalt", by=by, now=AT
    )

    town = invoice.municipality_id
    assert balances() == {"1000.NL91": 1_000_000, f"1610.m{town}": 1_000_000}


@pytest.mark.parametrize(
    ("cents", "reason", "said"),
    [
        (1_235_001, "Te veel", "kan nog"),
        (0, "Nul", "meer dan nul"),
        (-5, "Min", "meer dan nul"),
        (100, "  ", "waarom u crediteert"),
        (100, "x" * 301, "hoogstens 300 tekens"),
    ],
)
def test_a_credit_note_that_cannot_be_is_refused(by, cents, reason, said):
    [invoice] = issue_run(run=scene(10_000), by=by, now=AT)

    with pytest.raises(NotCredited, match=said):
        credit_invoice(invoice=invoice, net_cents=cents, reason=reason, by=by, now=AT)

    assert numbers() == [f"F{YEAR}-00001"]


def attack(statement, *values):
    with pytest.raises(DatabaseError) as refusal, transaction.atomic():
        run_at_once(statement, *values)
    return str(refusal.value)


def run_at_once(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


SERIES = "UPDATE fund_invoiceseries SET last = last + {}"


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        (SERIES.format(1), "every number that is given is used"),
        (SERIES.format(2), "numbers follow on each other"),
        (SERIES.format(-1), "numbers follow on each other"),
        ("DELETE FROM fund_invoiceseries", "a series of numbers stays"),
        ("UPDATE fund_invoice SET total_cents = 1", "permission denied"),
        ("DELETE FROM fund_invoice", "permission denied"),
        ("UPDATE fund_invoiceline SET net_cents = 1", "permission denied"),
        ("UPDATE fund_invoicedocument SET content = ''", "permission denied"),
        ("TRUNCATE fund_invoice CASCADE", "permission denied"),
        ("SET pgtrigger.ignore = 'all'; DELETE FROM fund_invoice", "permission denied"),
        ("SET session_replication_role = replica", "permission denied"),
        ("SET ROLE portal_owner", "permission denied"),
    ],
    ids=[
        "one-on",
        "two-on",
        "back",
        "series-gone",
        "changed",
        "gone",
        "line-changed",
        "document-changed",
        "emptied",
        "triggers-ignored",
        "as-a-replica",
        "as-the-owner",
    ],
)
def test_numbers_and_issued_invoices_stay_whoever_asks(by, statement, said):
    issue_run(run=scene(10_000), by=by, now=AT)

    assert said in attack(statement)
    assert numbers() == [f"F{YEAR}-00001"]


def copy_of(invoice, **changed):
    names = [f.attname for f in Invoice._meta.concrete_fields if not f.primary_key]
    values = {name: getattr(invoice, name) for name in names}
    return Invoice(**{**values, "payment_reference": "RF00", **changed})


@pytest.mark.parametrize(
    "changed",
    [
        {"number": f"F{YEAR}-00003", "sequence": 3},
        {"number": f"F{YEAR}-00002", "sequence": 2},
        {"number": "F-ander", "sequence": 1},
        {"prefix": "C", "number": f"C{YEAR}-00001"},
    ],
    ids=["gap", "not-given", "other-text", "other-series"],
)
def test_an_invoice_takes_the_next_number_and_no_other(by, changed):
    [invoice] = issue_run(run=scene(10_000), by=by, now=AT)

    with pytest.raises(DatabaseError, match="next number"), transaction.atomic():
        copy_of(invoice, **changed).save()

    assert numbers() == [f"F{YEAR}-00001"]


def test_two_who_issue_at_once_leave_no_gap_and_no_double(racing_db):
    by = fund_administrator()
    run = scene(10_000, 20_000, 30_000)
    said = []

    def go():
        try:
            said.append(len(issue_run(run=run, by=by, now=AT)))
        finally:
            connection.close()

    threads = [threading.Thread(target=go) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert said == [3, 3]
    assert numbers() == [f"F{YEAR}-0000{n}" for n in (1, 2, 3)]
    assert Entry.objects.count() == 3


def test_no_more_is_credited_than_was_invoiced(by):
    [first, second] = issue_run(run=scene(10_000, 20_000), by=by, now=AT)
    credit_invoice(invoice=first, net_cents=1_000_000, reason="Minder", by=by, now=AT)

    with pytest.raises(NotCredited, match=r"2\.350,00"):
        credit_invoice(invoice=first, net_cents=300_000, reason="Nog", by=by, now=AT)
    note = Invoice.objects.get(kind="creditnota")
    with pytest.raises(NotCredited, match="zelf een creditnota"):
        credit_invoice(invoice=note, net_cents=1, reason="Nog", by=by, now=AT)

    assert balances()[f"1200.i{second.pk}"] == 2_470_000
    assert len(numbers()) == 3


def test_a_number_that_was_passed_over_is_noticed(by):
    """Two numbers are taken at once, and only the last is used."""
    [invoice] = issue_run(run=scene(10_000), by=by, now=AT)

    def skip():
        for _ in range(2):
            counted_up("UPDATE fund_invoiceseries SET last = last + 1")
        copy_of(invoice, number=f"F{YEAR}-00003", sequence=3).save()
        run_at_once("SELECT 1")

    with pytest.raises(DatabaseError, match="every number"), transaction.atomic():
        skip()

    assert numbers() == [f"F{YEAR}-00001"]


def counted_up(statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)


def open_on(invoice):
    return Account.objects.get(invoice=invoice).balance_cents


def test_a_credit_note_takes_the_tax_of_the_invoice_and_not_of_today(by):
    [invoice] = issue_run(run=scene(10_000, **TAXED), by=by, now=AT)
    Programme.objects.update(vat_rate_bp=900)

    note = credit_invoice(
        invoice=invoice, net_cents=invoice.net_cents, reason="Alles", by=by, now=AT
    )

    assert (note.vat_cents, open_on(invoice)) == (invoice.vat_cents, 0)


@pytest.mark.parametrize(("cents", "parts"), [(20, [2] * 10), (100, [3] * 33 + [1])])
def test_many_small_credit_notes_leave_nothing_open(by, cents, parts):
    run = scene(1, micros=cents * 10_000, **TAXED)
    [invoice] = issue_run(run=run, by=by, now=AT)

    for number, part in enumerate(parts):
        credit_invoice(
            invoice=invoice, net_cents=part, reason=f"Deel {number}", by=by, now=AT
        )

    assert (open_on(invoice), balances()) == (0, {})


def test_a_credit_note_is_not_booked_before_its_invoice(by):
    early = AT - datetime.timedelta(days=30)
    FiscalYearFactory(year=YEAR - 1)
    [invoice] = issue_run(run=scene(10_000), by=by, now=early)

    credit_invoice(invoice=invoice, net_cents=100, reason="Te veel", by=by, now=early)

    assert set(Entry.objects.values_list("booked_on", flat=True)) == {
        datetime.date(YEAR, 1, 1)
    }
