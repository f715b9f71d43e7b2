"""What PostgreSQL keeps of the fund, in the form of tests/guards: invoices."""

from fund import models
from tests.factories.accounts import AT
from tests.factories.fund import FiscalYearFactory, ProgrammeFactory, stored_invoice
from tests.factories.municipalities import MunicipalityFactory
from tests.guards.guard import Guard, without_constraint, without_trigger

HERE = "tests/fund/invoices"
ISSUING, ROWS = f"{HERE}/test_issuing.py", f"{HERE}/test_constraints.py"


def an_invoice():
    return stored_invoice(
        {ProgrammeFactory(): 100_00},
        year=FiscalYearFactory(),
        municipality=MunicipalityFactory(),
        on=AT.date(),
    )


def invoice():
    """Stores itself with its line and its number, as PostgreSQL asks."""
    made = models.Invoice()
    made.save = an_invoice
    return made


def line():
    made = models.InvoiceLine()
    made.save = an_invoice
    return made


# Tables in which nothing changes.
WRITTEN_ONCE = [
    "fund_invoice",
    "fund_invoiceline",
    "fund_invoicedocument",
    "fund_reminder",
]
CHECKS = ""
ONCE = ""
ASKED: dict = {
    models.InvoiceDocument: lambda: {
        "invoice": an_invoice(),
        "kind": "ubl",
        "content": b"x",
        "sha256": "0" * 64,
        "made_at": AT,
    },
    models.Reminder: lambda: {
        "invoice": an_invoice(),
        "step": 1,
        "open_cents": 1,
        "sent_by_label": "Proef",
        "sent_at": AT,
    },
}
MADE: dict = {models.Invoice: invoice, models.InvoiceLine: line}
WRONG: dict = {}
DOUBLED: dict = {}
CANNOT = f"{ROWS}::test_an_invoice_that_cannot_be_is_refused"
OF_LINES = f"{ROWS}::test_a_line_that_cannot_be_is_refused"
ONCE_EACH = f"{ROWS}::test_what_belongs_to_an_invoice_or_a_municipality_is_there_once"
HALF = f"{ROWS}::test_what_is_only_half_told_is_refused"
STAYS = f"{ISSUING}::test_numbers_and_issued_invoices_stay_whoever_asks"
CONSTRAINTS = {
    "fund_invoice invoice_amounts_positive": f"{CANNOT}[invoice_amounts_positive]",
    "fund_invoice invoice_total_is_net_and_vat": f"{CANNOT}[invoice_total_is_net_and_vat]",
    "fund_invoice invoice_credit_names_invoice": f"{CANNOT}[invoice_credit_names_invoice]",
    "fund_invoice invoice_due_after_issue": f"{CANNOT}[invoice_due_after_issue]",
    "fund_invoice fund_invoice_payment_reference_key": f"{CANNOT}[fund_invoice_payment_reference_key]",
    "fund_invoiceline invoice_line_positive": f"{OF_LINES}[invoice_line_positive]",
    "fund_invoiceline invoice_line_once": f"{OF_LINES}[invoice_line_once]",
    "fund_invoiceline fund_invoiceline_contribution_id_key": (
        f"{ROWS}::test_a_contribution_is_invoiced_once"
    ),
    "fund_debtor fund_debtor_municipality_id_key": ONCE_EACH,
    "fund_invoice fund_invoice_form_key_key": (
        f"{ROWS}::test_one_form_makes_one_credit_note"
    ),
    "fund_debtoriban fund_debtoriban_iban_key": ONCE_EACH,
    "fund_invoiceseries invoice_series_once": ONCE_EACH,
    "fund_invoicedocument invoice_document_once": ONCE_EACH,
    "fund_invoicedelivery invoice_delivery_once": ONCE_EACH,
    "fund_reminder reminder_once": ONCE_EACH,
    "fund_reminder reminder_step_and_money": f"{HALF}[reminder_step_and_money]",
    "fund_invoicedelivery invoice_delivery_sent_complete": f"{HALF}[invoice_delivery_sent_complete]",
}
TRIGGERS: list = [
    *(
        Guard(what, without_constraint(*what.split()), test)
        for what, test in CONSTRAINTS.items()
    ),
    *(
        Guard(name, without_trigger(name, table), test)
        for name, table, test in (
            (
                "fund_invoice_guard",
                "fund_invoice",
                f"{ISSUING}::test_an_invoice_takes_the_next_number_and_no_other",
            ),
            ("fund_invoiceseries_guard", "fund_invoiceseries", f"{STAYS}[two-on]"),
            ("fund_invoiceseries_used", "fund_invoiceseries", f"{STAYS}[one-on]"),
            (
                "fund_invoice_whole",
                "fund_invoice",
                f"{ROWS}::test_an_invoice_is_its_lines[fund_invoice]",
            ),
            (
                "fund_invoiceline_whole",
                "fund_invoiceline",
                f"{ROWS}::test_an_invoice_is_its_lines[fund_invoiceline]",
            ),
        )
    ),
]
