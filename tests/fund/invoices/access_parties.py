"""Who may enter the addresses of the fund: parties, sending and reminding."""

from django.db import transaction

from accounts.enums import Role
from fund.domain.ledger import Booking, credit, debit, post, pot
from fund.enums import AccountKind, DeliveryState, DocumentKind
from fund.models import DebtorIban, InvoiceDelivery, InvoiceDocument
from samenorganiseren.shared.actors import Machine
from tests.factories.accounts import AT
from tests.factories.fund import FiscalYearFactory, ProgrammeFactory, stored_invoice

from .scene import DAY, IBAN, debtor

ADMINISTRATOR = frozenset({Role.FUND_ADMINISTRATOR.value})
NOBODY = frozenset()


@transaction.atomic
def sent(owner=None, *, cents=1_000_00, due_on=None, documents=DocumentKind):
    """An invoice as it was issued: its number, line, documents and booking."""
    owner = owner or debtor()
    year, programme = FiscalYearFactory(), ProgrammeFactory()
    invoice = stored_invoice(
        {programme: cents},
        year=year,
        municipality=owner.municipality,
        on=DAY,
        due_on=due_on,
        parties={
            "seller": {"name": "VNG (fictief)", "iban": IBAN},
            "buyer": {"name": owner.name},
        },
    )
    for document in documents:
        InvoiceDocument.objects.create(
            invoice=invoice,
            kind=document,
            content=f"{document} van {invoice.number}".encode(),
            sha256="0" * 64,
            made_at=AT,
        )
    booked(
        invoice,
        debit(pot(AccountKind.RECEIVABLE, invoice=invoice), cents),
        credit(pot(AccountKind.INCOME, year=year, programme=programme), cents),
        key=f"invoice:{invoice.number}",
    )
    return invoice


def paid(invoice, cents):
    """The municipality pays this much."""
    booked(
        invoice,
        debit(pot(AccountKind.BANK, detail=IBAN), cents),
        credit(pot(AccountKind.RECEIVABLE, invoice=invoice), cents),
        key=f"paid:{invoice.number}:{cents}",
    )


def booked(invoice, *amounts, key):
    post(
        Booking(
            kind="proef",
            key=key,
            booked_on=invoice.issued_on,
            description=str(invoice),
            document=invoice.subject_key,
            amounts=amounts,
        ),
        by=Machine("proef"),
        now=AT,
    )


def failed(owner=None, **changed):
    """A delivery that did not work."""
    return InvoiceDelivery.objects.create(
        **{
            "invoice": sent(owner),
            "channel": "e-mail",
            "address": "oud@gemeente.example",
            "state": DeliveryState.FAILED,
            "attempts": 1,
            "problem": "De mailserver weigert dit adres (550).",
            "asked_at": AT,
            **changed,
        }
    )


def one_debtor(world, actor):
    return [debtor().municipality.slug]


def iban(world, actor):
    made = DebtorIban.objects.create(
        debtor=debtor(), iban=IBAN, added_by_label="Persoon", added_at=AT
    )
    return [made.debtor.municipality.slug, made.pk]


def rows(row):
    """Our addresses. `row` makes one: get, post, to."""
    return {
        "fund_debtors": row(ADMINISTRATOR),
        "fund_issuer": row(ADMINISTRATOR, ADMINISTRATOR),
        "fund_import_debtors": row(ADMINISTRATOR, ADMINISTRATOR),
        "fund_debtor": row(ADMINISTRATOR, ADMINISTRATOR, one_debtor),
        "fund_add_iban": row(ADMINISTRATOR, ADMINISTRATOR, one_debtor),
        "fund_remove_iban": row(NOBODY, ADMINISTRATOR, iban),
        "fund_deliveries": row(ADMINISTRATOR),
        "fund_reminders": row(ADMINISTRATOR, ADMINISTRATOR),
        "fund_try_delivery_again": row(
            NOBODY, ADMINISTRATOR, lambda w, a: [failed().pk]
        ),
    }
