"""Invoices as a list and one by one, as administrators and municipalities read them."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.enums import Role
from fund.domain.invoices.crediting import credit_invoice
from fund.domain.invoices.running import issue_run
from fund.domain.payments.placing import Hand, place_on_invoices
from fund.domain.payments.placing.invoices import Parts
from fund.models import Invoice, InvoiceDelivery
from tests.factories.accounts import (
    AT,
    MunicipalOrganisationFactory,
    UserFactory,
    person_with,
)
from tests.factories.fund import (
    YEAR,
    FiscalYearFactory,
    ProgrammeFactory,
    fund_administrator,
    stored_invoice,
)
from tests.factories.municipalities import MunicipalityFactory
from tests.fund.payments.scene import Bank, Town

from .access_parties import failed, paid, sent
from .scene import debtor, scene

pytestmark = pytest.mark.django_db
PAST, FUTURE = datetime.date(YEAR, 3, 2), datetime.date(YEAR + 90, 1, 1)
SPACE = "\u00a0"
ROW = 'scope="row"'


@pytest.fixture
def by():
    return fund_administrator()


@pytest.fixture
def reads(client, by):
    """What an administrator reads at an address."""
    client.force_login(by)

    def read(address, **asked):
        return text_of(client.get(address, asked))

    return read


def text_of(response):
    assert response.status_code == 200, response.content[:400]
    return response.content.decode()


def listed(page):
    """The numbers in the list, in the order of the page."""
    known = Invoice.objects.values_list("number", flat=True)
    shown = [number for number in known if f">{number}</a>" in page]
    return sorted(shown, key=lambda number: page.index(f">{number}</a>"))


@pytest.fixture
def various(by):
    """An open, a late, a paid and a credited invoice, and the credit note."""
    found = {
        "open": sent(due_on=FUTURE),
        "te-laat": sent(due_on=PAST),
        "betaald": sent(due_on=PAST),
    }
    paid(found["betaald"], 1_000_00)
    [found["gecrediteerd"]] = issue_run(run=scene(10_000), by=by, now=AT)
    found["creditnota"] = credit_invoice(
        invoice=found["gecrediteerd"],
        net_cents=found["gecrediteerd"].net_cents,
        reason="Vervalt",
        by=by,
        now=AT,
    )
    return found


@pytest.mark.parametrize(
    ("state", "shown"),
    [
        ("", ["betaald", "te-laat", "open", "creditnota", "gecrediteerd"]),
        ("open", ["te-laat", "open"]),
        ("te-laat", ["te-laat"]),
        ("betaald", ["betaald"]),
        ("gecrediteerd", ["gecrediteerd"]),
        ("creditnota", ["creditnota"]),
        ("onbekend", ["betaald", "te-laat", "open", "creditnota", "gecrediteerd"]),
    ],
)
def test_the_list_is_narrowed_by_state(reads, various, state, shown):
    page = reads(reverse("fund_invoices"), stand=state)

    assert listed(page) == [various[name].number for name in shown]


def test_the_newest_comes_first_whichever_year_was_invoiced_last(reads):
    this, before = (
        stored_invoice(
            {ProgrammeFactory(): 100_00},
            year=FiscalYearFactory(year=year),
            municipality=MunicipalityFactory(),
            on=datetime.date(year, 3, 1),
        )
        for year in (YEAR, YEAR - 1)
    )

    assert listed(reads(reverse("fund_invoices"))) == [this.number, before.number]


def test_the_list_is_narrowed_by_year_and_by_words(reads):
    first, second = sent(), sent()
    town = second.municipality.name

    assert listed(reads(reverse("fund_invoices"), jaar=YEAR)) == [
        second.number,
        first.number,
    ]
    assert listed(reads(reverse("fund_invoices"), zoek=town)) == [second.number]
    assert listed(reads(reverse("fund_invoices"), zoek=first.number.lower())) == [
        first.number
    ]
    assert "Geen factuur past bij wat u koos" in reads(
        reverse("fund_invoices"), zoek="\x00bestaat niet", jaar="99999999999"
    )


def test_the_list_says_what_all_of_it_comes_to(reads, various):
    page = reads(reverse("fund_invoices"))

    for told in (
        f"€{SPACE}15.350,00 <small>4 facturen",
        f"€{SPACE}12.350,00 <small>1 creditnota",
        f"€{SPACE}2.000,00 <small>volgens het grootboek",
    ):
        assert told in page


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_takes_the_same_queries_whatever_its_length(
    client, by, django_assert_num_queries, rows
):
    for _ in range(rows):
        sent()
    client.force_login(by)

    with django_assert_num_queries(7):
        page = text_of(client.get(reverse("fund_invoices")))

    assert page.count(ROW) == rows


def test_the_list_goes_in_pages(reads):
    owner = debtor()
    for _ in range(26):
        sent(owner)

    first, second = (reads(reverse("fund_invoices"), pagina=n) for n in (1, 2))

    assert (first.count(ROW), second.count(ROW)) == (25, 1)


def test_an_invoice_shows_its_lines_tax_and_papers(reads, by):
    taxed = {"vat_category": "S", "vat_rate_bp": 2100, "vat_reason": ""}
    [invoice] = issue_run(run=scene(10_000, **taxed), by=by, now=AT)

    page = reads(invoice.get_absolute_url())

    for told in (
        "10.000</td>",
        f"€{SPACE}1,235</td>",
        "21%",
        f"<dd>€{SPACE}12.350,00</dd>",
        f"<dd>€{SPACE}2.593,50</dd>",
        f"<dd>€{SPACE}14.943,50</dd>",
        invoice.payment_reference,
        "wacht op verzending",
        reverse("fund_invoice_file", args=[invoice.number, "pdf"]),
        reverse("fund_invoice_file", args=[invoice.number, "xml"]),
        invoice.run.get_absolute_url(),
    ):
        assert told in page


def test_an_invoice_shows_what_was_paid_and_its_account(reads):
    bank, town = Bank(), Town()
    invoice = bank.invoice(town, 1_000_00)
    line = bank.line(600_00, iban=town.iban)
    place_on_invoices(
        hand=Hand(line, 0, "Volgens de gemeente"),
        parts=Parts({invoice: 600_00}),
        by=bank.first,
        now=AT,
    )

    page = reads(invoice.get_absolute_url())

    account = invoice.accounts.get()
    assert line.get_absolute_url() in page
    assert f'<a href="{account.get_absolute_url()}?jaar={YEAR}">€{SPACE}400,00' in page


def test_a_credited_invoice_and_its_credit_note_point_at_each_other(reads, various):
    invoice, note = various["gecrediteerd"], various["creditnota"]

    of_invoice, of_note = (reads(one.get_absolute_url()) for one in (invoice, note))

    assert (f">{note.number}</a>" in of_invoice, "Crediteer<" in of_invoice) == (
        True,
        False,
    )
    assert (f">{invoice.number}</a>" in of_note, "Betalingen" in of_note) == (
        True,
        False,
    )


def test_a_delivery_that_failed_is_tried_again_from_the_invoice(client, by):
    delivery = failed()
    client.force_login(by)

    page = text_of(client.get(delivery.invoice.get_absolute_url()))
    answer = client.post(
        reverse("fund_try_delivery_again", args=[delivery.pk]), {"van": "factuur"}
    )

    assert "De mailserver weigert dit adres (550)." in page
    assert answer.url == delivery.invoice.get_absolute_url()
    assert InvoiceDelivery.objects.get().state == "wacht"


def colleague(owner):
    """Somebody of this municipality."""
    place = MunicipalOrganisationFactory(municipality=owner.municipality)
    return person_with(Role.INFORMATION_MANAGER, place)


@pytest.mark.parametrize(
    ("form", "kind", "said"),
    [("pdf", "application/pdf", b"pdf van "), ("xml", "application/xml", b"ubl van ")],
)
def test_a_municipality_downloads_the_very_bytes_that_were_sent(
    client, form, kind, said
):
    owner = debtor()
    invoice = sent(owner)
    client.force_login(colleague(owner))

    answer = client.get(reverse("fund_invoice_file", args=[invoice.number, form]))

    assert (answer.status_code, answer.content, answer["Content-Type"]) == (
        200,
        said + invoice.number.encode(),
        kind,
    )
    assert f'filename="{invoice.number}.{form}"' in answer["Content-Disposition"]
    assert answer["Cache-Control"] == "private, no-store"


def test_nobody_reads_the_invoices_of_another_municipality(client):
    invoice, other = sent(), colleague(debtor())
    addresses = [
        reverse("fund_invoice_file", args=[invoice.number, "pdf"]),
        reverse("fund_invoice_file", args=[invoice.number, "xml"]),
        reverse("fund_own_invoices", args=[invoice.municipality.slug]),
        invoice.get_absolute_url(),
        reverse("fund_invoices"),
    ]
    for person in (other, UserFactory()):
        client.force_login(person)

        answers = [client.get(address) for address in addresses]

        assert [one.status_code for one in answers] == [403] * 5
        assert not any(invoice.number in one.content.decode() for one in answers)


def test_an_invoice_that_is_not_there_is_not_found(client, by):
    client.force_login(by)

    missing = [
        client.get(f"/fonds/facturen/F{YEAR}-00009{end}").status_code
        for end in ("/", ".pdf", "/crediteren/")
    ]

    assert missing == [404] * 3


@pytest.mark.parametrize("rows", [1, 3])
def test_a_municipality_reads_its_own_invoices_in_a_fixed_number_of_queries(
    client, django_assert_num_queries, rows
):
    owner = debtor()
    made = [sent(owner) for _ in range(rows)]
    sent()
    client.force_login(colleague(owner))

    with django_assert_num_queries(7):
        page = text_of(
            client.get(reverse("fund_own_invoices", args=[owner.municipality.slug]))
        )

    assert page.count(ROW) == rows
    assert all(
        reverse("fund_invoice_file", args=[i.number, "pdf"]) in page for i in made
    )


def test_our_contribution_leads_to_our_invoices(client):
    owner = debtor()
    sent(owner)
    client.force_login(colleague(owner))

    page = text_of(client.get("/mijn-gemeente/"))

    assert reverse("fund_own_invoices", args=[owner.municipality.slug]) in page


def test_the_credit_form_credits_once_however_often_it_is_sent(client, by):
    [invoice] = issue_run(run=scene(10_000), by=by, now=timezone.now())
    client.force_login(by)
    address = reverse("fund_credit_invoice", args=[invoice.number])
    form = client.get(address).context["form"]
    typed = {
        "net_cents": "100,50",
        "reason": "Te veel inwoners",
        "form_key": str(form["form_key"].value()),
    }

    answers = [client.post(address, typed) for _ in range(3)]

    note = Invoice.objects.get(credits=invoice)
    assert {one.url for one in answers} == {note.get_absolute_url()}
    assert (note.net_cents, note.reason) == (100_50, "Te veel inwoners")
    assert form["net_cents"].value() == "12350,00"


def test_a_used_form_cannot_credit_something_else(client, by):
    [invoice] = issue_run(run=scene(10_000), by=by, now=timezone.now())
    client.force_login(by)
    address = reverse("fund_credit_invoice", args=[invoice.number])
    key = "00000000-0000-4000-8000-000000000001"
    client.post(address, {"net_cents": "1", "reason": "Een", "form_key": key})

    answer = client.post(address, {"net_cents": "2", "reason": "Twee", "form_key": key})

    assert answer.status_code == 422
    assert "Met dit formulier is al creditnota" in answer.content.decode()
    assert invoice.credit_notes.count() == 1


def test_a_credit_note_that_cannot_be_keeps_what_was_typed(client, by):
    [invoice] = issue_run(run=scene(10_000), by=by, now=timezone.now())
    client.force_login(by)
    address = reverse("fund_credit_invoice", args=[invoice.number])
    key = "00000000-0000-4000-8000-000000000001"

    answer = client.post(
        address, {"net_cents": "99.999", "reason": "Te veel", "form_key": key}
    )

    assert answer.status_code == 422
    assert "kan nog" in answer.content.decode()
    assert 'value="99.999"' in answer.content.decode()
    assert invoice.credit_notes.count() == 0
