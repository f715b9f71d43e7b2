"""What PostgreSQL asks of rows about invoices, whoever writes them."""

import datetime
import uuid

import pytest
from django.db import IntegrityError, connection, transaction

from fund import models
from tests.factories.accounts import AT
from tests.factories.fund import (
    YEAR,
    FiscalYearFactory,
    ProgrammeFactory,
    approved_run,
    stored_invoice,
)
from tests.factories.municipalities import MunicipalityFactory

pytestmark = pytest.mark.django_db
DAY = datetime.date(YEAR, 3, 1)


@pytest.fixture
def invoice():
    made = stored_invoice(
        {ProgrammeFactory(): 100_00},
        year=FiscalYearFactory(),
        municipality=MunicipalityFactory(),
        on=DAY,
    )
    judge_now()
    return made


def judge_now():
    """What waits for the end of the transaction is judged, so that only what comes
    after this is judged later."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def columns(row, **changed):
    names = [f.attname for f in row._meta.concrete_fields if not f.primary_key]
    return {**{name: getattr(row, name) for name in names}, **changed}


def with_next_number(invoice, **changed):
    """A copy that takes the next number, stored."""
    with transaction.atomic():
        series = models.InvoiceSeries.objects.get(prefix="F")
        series.last += 1
        series.save()
        values = {
            "sequence": series.last,
            "number": f"F{YEAR}-{series.last:05d}",
            "payment_reference": "RF-other",
            **changed,
        }
        models.Invoice(**columns(invoice, **values)).save()


def refused(write, *args, **changed):
    """The name of what refused."""
    try:
        with transaction.atomic():
            write(*args, **changed)
    except IntegrityError as refusal:
        return refusal.__cause__.diag.constraint_name
    return ""


@pytest.mark.parametrize(
    ("name", "changed"),
    [
        ("invoice_amounts_positive", {"net_cents": 0, "total_cents": 0}),
        ("invoice_total_is_net_and_vat", {"total_cents": 100_01}),
        ("invoice_credit_names_invoice", {"kind": "creditnota"}),
        ("invoice_due_after_issue", {"due_on": datetime.date(YEAR, 1, 1)}),
        ("fund_invoice_payment_reference_key", {"payment_reference": None}),
    ],
)
def test_an_invoice_that_cannot_be_is_refused(invoice, name, changed):
    if name == "fund_invoice_payment_reference_key":
        changed = {"payment_reference": invoice.payment_reference}
    if name == "invoice_credit_names_invoice":
        changed = {"credits_id": invoice.pk, "reason": "x"}

    assert refused(with_next_number, invoice, **changed) == name
    assert models.Invoice.objects.count() == 1


def test_one_form_makes_one_credit_note(invoice):
    key = uuid.uuid4()

    def twice():
        for reference in ("RF-1", "RF-2"):
            with_next_number(invoice, form_key=key, payment_reference=reference)

    assert refused(twice) == "fund_invoice_form_key_key"
    assert models.Invoice.objects.count() == 1


def another_line(invoice, **changed):
    models.InvoiceLine(**columns(invoice.lines.get(), **changed)).save()


@pytest.mark.parametrize(
    ("name", "changed"),
    [
        ("invoice_line_positive", {"position": 2, "net_cents": 0}),
        ("invoice_line_once", {}),
    ],
)
def test_a_line_that_cannot_be_is_refused(invoice, name, changed):
    assert refused(another_line, invoice, **changed) == name
    assert models.InvoiceLine.objects.count() == 1


def test_a_contribution_is_invoiced_once():
    town, year = MunicipalityFactory(), FiscalYearFactory()
    programme = ProgrammeFactory()
    contribution = approved_run(year, programme, {town: 100}).contributions.get()
    made = {"year": year, "municipality": town, "on": DAY}
    first, second = (
        models.Invoice.objects.get(pk=stored_invoice({programme: 100_00}, **made).pk)
        for _ in range(2)
    )

    def twice():
        add(first, contribution)
        add(second, contribution)

    assert refused(twice) == "fund_invoiceline_contribution_id_key"


def add(invoice, contribution):
    values = columns(invoice.lines.first(), position=9, contribution_id=contribution.pk)
    models.InvoiceLine(**values).save()


@pytest.mark.parametrize("table", ["fund_invoiceline", "fund_invoice"])
def test_an_invoice_is_its_lines(invoice, table):
    def write():
        if table == "fund_invoiceline":
            another_line(invoice, position=2)
        else:
            with_next_number(invoice)
        judge_now()

    assert refused(write) == "invoice_is_its_lines"
    assert models.Invoice.objects.count() == 1


def test_what_belongs_to_an_invoice_or_a_municipality_is_there_once(invoice):
    town = invoice.municipality
    debtor = models.Debtor.objects.create(
        municipality=town, name="Gemeente", changed_at=AT
    )
    makers = {
        "fund_debtor_municipality_id_key": lambda: models.Debtor.objects.create(
            municipality=town, name="Nog eens", changed_at=AT
        ),
        "fund_debtoriban_iban_key": lambda: models.DebtorIban.objects.create(
            debtor=debtor, iban="NL91", added_by_label="x", added_at=AT
        ),
        "invoice_series_once": lambda: models.InvoiceSeries.objects.create(
            year=invoice.year, prefix="F"
        ),
        "invoice_document_once": lambda: models.InvoiceDocument.objects.create(
            invoice=invoice, kind="ubl", content=b"", sha256="", made_at=AT
        ),
        "invoice_delivery_once": lambda: models.InvoiceDelivery.objects.create(
            invoice=invoice, channel="map", address="x", asked_at=AT
        ),
        "reminder_once": lambda: models.Reminder.objects.create(
            invoice=invoice, step=1, open_cents=1, sent_by_label="x", sent_at=AT
        ),
    }

    for make in makers.values():
        refused(make)
    assert {name: refused(make) for name, make in makers.items()} == {
        name: name for name in makers
    }


@pytest.mark.parametrize(
    ("name", "make"),
    [
        (
            "reminder_step_and_money",
            lambda i: models.Reminder.objects.create(
                invoice=i, step=4, open_cents=1, sent_by_label="x", sent_at=AT
            ),
        ),
        (
            "invoice_delivery_sent_complete",
            lambda i: models.InvoiceDelivery.objects.create(
                invoice=i, channel="map", address="y", asked_at=AT, state="verzonden"
            ),
        ),
    ],
)
def test_what_is_only_half_told_is_refused(invoice, name, make):
    assert refused(make, invoice) == name
