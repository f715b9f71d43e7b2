"""Two administrators and a municipality: from a request to what was accounted for."""

import re

import pytest
from playwright.sync_api import expect

from fund.domain.awards.paying import confirm_paid
from fund.models import Award, Disbursement, PaymentBatch
from tests.browsers import NARROW, WIDE, press
from tests.governance.dossiers.files import pdf

from .scene import IBAN, NOW, TODAY, FundScene, bank_account, bank_line

WAYS = {
    "wide": {"viewport": WIDE},
    "narrow": {"viewport": NARROW},
    "without scripts": {"viewport": NARROW, "java_script_enabled": False},
}


@pytest.fixture(params=WAYS.values(), ids=WAYS.keys())
def options(request):
    return request.param


@pytest.fixture
def browser_of(options, new_context, signed_in):
    """A browser in which this person is signed in."""
    return lambda person: signed_in(new_context(**options), person)


@pytest.fixture
def look(options, axe, fits):
    """Nothing is wrong with the page, where scripts can tell."""

    def check(page):
        if options.get("java_script_enabled", True):
            axe(page)
            fits(page)

    return check


def button(page, name):
    return page.get_by_role("button", name=name)


def fill_day(page, name, day):
    for part, value in zip(
        ("dag", "maand", "jaar"), (day.day, day.month, day.year), strict=True
    ):
        page.fill(f"[name={name}_{part}]", str(value))


def test_from_a_request_to_what_was_accounted_for(browser_of, look, live_portal_db):
    scene = FundScene()
    bank_account()
    dossier = scene.dossier
    first, second = browser_of(scene.first), browser_of(scene.second)

    first.goto("/fonds/aanvragen/")
    look(first)
    press(first.get_by_role("link", name=f"{dossier.number}: {dossier.title}"))
    look(first)
    # Lines of other stories may stand in the same portal.
    first.select_option("[name=budget_line]", str(scene.line.pk))
    press(button(first, "Reserveer het bedrag"))
    look(first)
    press(first.get_by_role("link", name="Bereid toekenning voor"))
    fill_day(first, "accountable_by", TODAY.replace(year=TODAY.year + 1))
    first.fill("[name=recipient_iban]", "NL00ABNA0417164300")
    press(button(first, "Bereid voor"))
    expect(first.locator("main")).to_contain_text("Controleer het IBAN")
    look(first)
    first.fill("[name=recipient_iban]", IBAN)
    press(button(first, "Bereid voor"))
    look(first)
    press(first.get_by_role("link", name="Voeg een tranche toe"))
    first.fill("[name=amount_cents]", "100.000,00")
    fill_day(first, "planned_on", TODAY)
    look(first)
    press(button(first, "Voeg toe"))
    expect(first.locator("main")).to_contain_text("U hebt dit zelf voorbereid")
    look(first)

    award = Award.objects.get(request__dossier=dossier)
    second.goto(award.get_absolute_url())
    look(second)
    press(button(second, "Keur de toekenning goed"))
    award.refresh_from_db()
    expect(second.locator("main")).to_contain_text(award.number)
    look(second)

    first.goto("/fonds/tranches/")
    look(first)
    press(button(first, re.compile(f"Stel voor.*{award.number}$")))
    expect(first.locator("main")).to_contain_text("Door u voorgesteld")
    look(first)
    second.goto("/fonds/tranches/")
    press(button(second, re.compile(f"Keur goed.*{award.number}$")))
    look(second)
    first.goto("/fonds/betaalopdrachten/")
    first.get_by_text(f"Fonds GGU {award.number} tranche 1").click()
    fill_day(first, "execute_on", TODAY)
    look(first)
    press(button(first, "Maak een betaalopdracht"))
    look(first)
    batch = PaymentBatch.objects.latest("id")
    second.goto(batch.get_absolute_url())
    press(button(second, "Keur de betaalopdracht goed"))
    look(second)
    with second.expect_download() as download:
        second.get_by_role("link", name="Download het bestand").click()
    assert download.value.suggested_filename == f"{batch.number}.xml"

    payment = Disbursement.objects.get(tranche__award=award)
    line = bank_line(-payment.amount_cents, by=scene.first)
    confirm_paid(payment, transaction=line, by=scene.first, now=NOW)
    receiver = browser_of(scene.receiver)
    receiver.goto(award.get_absolute_url())
    look(receiver)
    press(receiver.get_by_role("link", name="Leg verantwoording af"))
    look(receiver)
    fill_day(receiver, "from_on", TODAY)
    fill_day(receiver, "to_on", TODAY)
    receiver.fill("[name=personeel]", "80.000,00")
    receiver.fill("[name=summary]", "Wij maakten een eerste versie.")
    receiver.set_input_files(
        "[name=evidence]",
        {"name": "factuur.pdf", "mimeType": "application/pdf", "buffer": pdf()},
    )
    receiver.get_by_text("Dit is de eindverantwoording").click()
    press(button(receiver, "Dien in"))
    look(receiver)
    press(receiver.get_by_role("link", name="Eindverantwoording van"))
    look(receiver)

    second.goto(receiver.url)
    second.get_by_text("Ja, akkoord").click()
    look(second)
    press(button(second, "Leg vast"))
    look(second)
    first.goto(award.get_absolute_url())
    press(button(first, "Reken deze toekenning af"))
    expect(first.locator("main")).to_contain_text("Nog terug te betalen")
    look(first)
    first.goto("/fonds/toekenningen/")
    look(first)
    first.goto(dossier.get_absolute_url())
    expect(first.locator("#fonds")).to_contain_text("Verantwoord")
    look(first)
