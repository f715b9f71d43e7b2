"""A whole year of the fund in a browser: two administrators and a municipality."""

import csv
import datetime
import io
import re

from django.db.models import F, Q, Sum
from django.utils import timezone
from playwright.sync_api import expect

from fund.domain.ledger.sealing import broken_seals
from fund.domain.ledger.verifying import differences
from fund.domain.payments.camt.writing import Payment
from fund.enums import AccountKind
from fund.models import (
    Account,
    Award,
    ContributionRun,
    Disbursement,
    FiscalYear,
    FundDecision,
    Line,
    PaymentBatch,
    Programme,
)
from fund.rules.money import to_the_cent
from tests.browsers import WORKER_PATIENCE, press
from tests.fund.invoices.scene import IBAN
from tests.fund.payments.scene import iban
from tests.governance.dossiers.files import pdf
from tests.portals import without_demo

from .scene import ASKED, STRANGE, WholeYear

live_portal = without_demo()


def fill(page, **fields):
    """Each by its name: a choice, a day or what is typed."""
    for name, value in fields.items():
        if hasattr(value, "year"):
            parts = (("dag", value.day), ("maand", value.month), ("jaar", value.year))
            for part, number in parts:
                page.fill(f"[name={name}_{part}]", str(number))
        elif page.locator(f"select[name={name}]").count():
            page.select_option(f"select[name={name}]", str(value))
        else:
            page.fill(f"[name={name}]", str(value))


def send(page):
    press(page.locator("main form.so-form button[type=submit]").first)


def button(page, name):
    return page.get_by_role("button", name=name)


def told(page, text):
    expect(page.locator("main")).to_contain_text(text)


def decided(first, second, body, kind, number, **more):
    """Entered by the first, read and confirmed by the second."""
    first.goto("/fonds/besluiten/nieuw/")
    fill(
        first,
        kind=kind,
        body=body,
        number=number,
        title=f"Besluit {number}",
        source="Besluitenlijst",
        decided_on=datetime.date(timezone.localdate().year - 1, 1, 2),
        **more,
    )
    send(first)
    made = FundDecision.objects.get(number=number)
    first.goto(made.get_absolute_url())
    told(first, "U hebt dit zelf voorbereid.")
    second.goto(made.get_absolute_url())
    press(button(second, "Bevestig het besluit"))
    told(second, "Het besluit is bevestigd.")
    return made.pk


def taken_in(page, file, sentence):
    """A statement handed in, and what the worker made of it."""
    page.goto("/fonds/bank/inlezen/")
    page.get_by_label("Afschrift in CAMT.053").set_input_files(file)
    press(button(page, "Lees het afschrift in"))
    expect(page.get_by_text(sentence)).to_be_visible(timeout=WORKER_PATIENCE)


def booked(year, *kinds):
    """What the lines of the ledger say, in the direction of the account."""
    of_year = Q(account__budget_line__year=year) | Q(account__invoice__year=year)
    lines = Line.objects.filter(of_year, account__kind__in=kinds)
    sums = lines.aggregate(sum=Sum(F("amount_cents") * F("account__direction")))
    return sums["sum"] or 0


def row(page, name):
    return page.get_by_role("row").filter(has_text=name).first


def test_a_whole_year(portal_worker, new_context, signed_in, tmp_path):
    year = WholeYear()
    last, members = year.last, year.members.pk
    first, second = (
        signed_in(new_context(), person) for person in (year.first, year.second)
    )

    # The years are opened; the members decide what is asked and what may be spent.
    for number in (last, year.this):
        first.goto("/fonds/jaren/nieuw/")
        fill(first, year=number)
        send(first)
        told(first, "Het boekjaar is open.")
    first.goto("/fonds/programmas/nieuw/")
    fill(
        first,
        name="Samen versnellen",
        kind="kortcyclisch",
        goal="Samen iets maken dat alle gemeenten kunnen gebruiken.",
        vat_category="O",
        vat_reason="Bijdrage van leden",
    )
    send(first)
    programme = Programme.objects.get().pk
    plan = decided(first, second, members, "jaarplan", "ALV-1", year=last)
    rate = decided(first, second, members, "tarief", "ALV-2", year=last)
    decided(first, second, members, "mandaat", "ALV-3", programme=programme)
    first.goto(f"/fonds/jaren/{last}/plafond/")
    fill(first, programme=programme, decision=plan, to_cents="50.000,00")
    send(first)
    first.goto(f"/fonds/bijdragen/{last}/tarief/")
    fill(first, programme=programme, decision=rate, mode="tarief", rate_micros="1,235")
    send(first)

    # One computes, the other approves; then the invoices go out.
    first.goto(f"/fonds/bijdragen/{last}/inwonertallen/")
    fill(first, reference_on=year.at(1, 1).date(), population_year=last)
    send(first)
    run = ContributionRun.objects.get()
    first.goto(run.get_absolute_url())
    press(first.locator("form[action$='berekenen/'] button"))
    told(first, "€\u00a074.100,00")
    expect(button(first, "Keur goed")).to_have_count(0)
    second.goto(run.get_absolute_url())
    press(button(second, "Keur goed"))
    told(second, "goedgekeurd")
    invoices = year.invoice()
    year.open_bank()
    year.seal()

    # The bank tells of three payments; one finds its place by itself.
    aa, bee, cee = (invoices[town.name] for town in year.towns)
    paid = [
        Payment(
            aa.total_cents,
            iban=iban(aa.municipality_id),
            reference=aa.payment_reference,
        ),
        Payment(
            bee.total_cents - 1,
            iban=iban(bee.municipality_id),
            text=[f"Factuur {bee.number}"],
        ),
        Payment(cee.total_cents, iban=STRANGE, reference=cee.payment_reference),
    ]
    file = year.statement(tmp_path, 1, year.at(3, 1).date(), paid)
    taken_in(first, file, "Geplaatst: 1 van 3. Op de werklijst: 2.")
    first.goto("/fonds/bank/werklijst/")
    press(first.get_by_role("link", name="Begin met de eerste"))
    press(first.locator('button[accesskey="1"]'))
    press(first.locator('button[accesskey="1"]'))
    first.goto("/fonds/bank/werklijst/")
    told(first, "Alles heeft zijn plaats")
    taken_in(first, file, "al ingelezen. Er is niets veranderd.")

    # A request is reserved, prepared by the one and awarded by the other.
    year.granted()
    dossier = year.dossier
    first.goto("/fonds/aanvragen/")
    press(first.get_by_role("link", name=f"{dossier.number}: {dossier.title}"))
    press(button(first, "Reserveer het bedrag"))
    press(first.get_by_role("link", name="Bereid toekenning voor"))
    fill(
        first,
        accountable_by=year.today.replace(day=1, year=year.this + 1),
        recipient_iban=IBAN,
    )
    press(button(first, "Bereid voor"))
    press(first.get_by_role("link", name="Voeg een tranche toe"))
    fill(first, amount_cents="10.000,01", planned_on=year.today)
    press(button(first, "Voeg toe"))
    told(first, "nog €\u00a010.000,00 te verdelen")
    fill(first, amount_cents="10.000,00")
    press(button(first, "Voeg toe"))
    award = Award.objects.get()
    second.goto(award.get_absolute_url())
    press(button(second, "Keur de toekenning goed"))

    # Its tranche goes to the bank in an order that two people saw, and is paid.
    first.goto("/fonds/tranches/")
    press(button(first, re.compile("Stel voor")))
    second.goto("/fonds/tranches/")
    press(button(second, re.compile("Keur goed")))
    first.goto("/fonds/betaalopdrachten/")
    first.get_by_text("tranche 1").first.click()
    fill(first, execute_on=year.today)
    press(button(first, "Maak een betaalopdracht"))
    second.goto(PaymentBatch.objects.get().get_absolute_url())
    press(button(second, "Keur de betaalopdracht goed"))
    payment = Disbursement.objects.get()
    out = Payment(
        -payment.amount_cents,
        iban=payment.recipient_iban,
        end_to_end_id=payment.end_to_end_id,
    )
    file = year.statement(tmp_path, 2, year.today, [out])
    taken_in(first, file, "Geplaatst: 1 van 1.")

    # The municipality accounts for it; an administrator judges, and settles.
    receiver = signed_in(new_context(), year.receiver)
    award.refresh_from_db()
    receiver.goto(award.get_absolute_url())
    press(receiver.get_by_role("link", name="Leg verantwoording af"))
    fill(receiver, from_on=year.today, to_on=year.today)
    fill(receiver, personeel="9.999,00", summary="Wij maakten een eerste versie.")
    receiver.set_input_files(
        "[name=evidence]",
        {"name": "factuur.pdf", "mimeType": "application/pdf", "buffer": pdf()},
    )
    receiver.get_by_text("Dit is de eindverantwoording").click()
    press(button(receiver, "Dien in"))
    second.goto(award.reports.get().get_absolute_url())
    second.get_by_text("Ja, akkoord").click()
    press(button(second, "Leg vast"))
    first.goto(award.get_absolute_url())
    press(button(first, "Reken deze toekenning af"))
    told(first, "Nog terug te betalen")

    # The checklist holds: one prepares the close and the other closes.
    close = f"/fonds/jaren/{last}/afsluiten/"
    first.goto(close)
    press(button(first, "Bereid het sluiten voor"))
    told(first, "U hebt dit zelf voorbereid.")
    second.goto(close)
    press(button(second, f"Sluit {last}"))
    told(second, f"Boekjaar {last} is gesloten en verzegeld.")
    assert FiscalYear.objects.get(pk=last).state == "gesloten"

    require_equal_to_the_ledger(first, year)


def require_equal_to_the_ledger(page, year):
    """What stands on the pages and in the files is what was booked, to the cent."""
    assert (differences(), list(broken_seals())) == ([], [])
    last = year.last
    receivable = booked(last, AccountKind.RECEIVABLE)
    assert receivable == 1
    page.goto(f"/fonds/overzicht/?jaar={last}")
    for name, cents in {
        "Begroting": booked(last, AccountKind.CEILING),
        "Gevraagd aan gemeenten": ContributionRun.objects.get().total_cents,
        "Nog te ontvangen": receivable,
        "Uitgegeven": booked(last, AccountKind.PAID, AccountKind.JUSTIFIED),
    }.items():
        expect(row(page, name)).to_contain_text(to_the_cent(cents))
    for address in (f"/fonds/overzicht/?jaar={last}", f"/fonds/{last}/"):
        page.goto(address)
        for name, kind in {
            "Beschikbaar": AccountKind.AVAILABLE,
            "Gereserveerd": AccountKind.RESERVED,
            "Toegekend": AccountKind.COMMITTED,
            "Betaald": AccountKind.PAID,
            "Verantwoord": AccountKind.JUSTIFIED,
        }.items():
            found = page.get_by_role("row", name=re.compile(f"^{name}"))
            expect(found.first).to_contain_text(to_the_cent(booked(last, kind)))
    award = Award.objects.get()
    page.goto(award.get_absolute_url())
    told(page, to_the_cent(ASKED - 1_00))
    require_files(page, year)


def require_files(page, year):
    """Every balance in the spreadsheet, and every contribution."""
    got = page.request.get(
        f"/fonds/grootboek/uitvoer/saldi.csv?jaar={year.this}&tot={year.today}"
    )
    assert got.ok
    rows = list(csv.reader(io.StringIO(got.text().lstrip("\ufeff")), delimiter=";"))
    told_by_code = {cells[0]: cells_in(cells[-2:]) for cells in rows[1:]}
    for account in Account.objects.exclude(balance_cents=0):
        assert told_by_code[account.code] == abs(account.balance_cents)
    run = ContributionRun.objects.get()
    got = page.request.get(f"{run.get_absolute_url()}bijdragen.csv")
    for contribution in run.contributions.all():
        euros = (
            f"{contribution.amount_cents // 100},{contribution.amount_cents % 100:02}"
        )
        assert euros in got.text().replace(".", "")


def cells_in(debit_and_credit):
    """Of an amount in one of two columns, in cents."""
    return sum(int(cell.replace(",", "")) for cell in debit_and_credit if cell)
