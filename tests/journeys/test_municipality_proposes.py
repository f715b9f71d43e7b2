"""A municipality makes a proposal on a phone: two colleagues write, one submits."""

import io
import uuid

import pytest
from playwright.sync_api import expect
from pypdf import PdfWriter

from governance.enums import Criterion
from governance.models import Dossier
from tests.browsers import NARROW, press

from .worlds import APPROVER, MANAGER


@pytest.fixture
def phone(traveller_of):
    return traveller_of({"viewport": NARROW})


def a_pdf():
    writer, made = PdfWriter(), io.BytesIO()
    writer.add_blank_page(100, 100)
    writer.write(made)
    return {
        "name": "Toelichting.pdf",
        "mimeType": "application/pdf",
        "buffer": made.getvalue(),
    }


def begin(page, title):
    page.goto("/advies/")
    press(page.get_by_role("link", name="Voorstel doen"))
    page.get_by_label("Titel").fill(title)
    page.get_by_text("Initiatief", exact=True).click()
    press(page.get_by_role("button", name="Begin met schrijven"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Voorstel schrijven")


def test_two_colleagues_write_and_a_double_click_is_one_proposal(phone, live_portal_db):
    title = f"Reisvoorstel {uuid.uuid4().hex[:8]}"
    anna, bram = phone.person(MANAGER), phone.person(APPROVER)

    begin(anna, title)
    phone.look(anna)
    bram.goto(anna.url)
    anna.get_by_label("Samenvatting").fill("De tekst van Anna.")
    press(anna.get_by_role("button", name="Bewaar", exact=True))
    expect(anna.locator("main")).to_contain_text("Uw voorstel is bewaard")

    bram.get_by_label("Samenvatting").fill("De tekst van Bram.")
    press(bram.get_by_role("button", name="Bewaar", exact=True))
    expect(bram.get_by_role("heading", level=1)).to_have_text("Iemand was u voor")
    expect(bram.locator("main")).to_contain_text("Anna.")
    expect(bram.locator("main")).to_contain_text("Bram.")
    phone.look(bram)
    press(bram.get_by_role("button", name="Mijn tekst geldt"))
    expect(bram.get_by_label("Samenvatting")).to_have_value("De tekst van Bram.")

    press(bram.get_by_role("button", name="Bewaar en ga naar indienen"))
    expect(bram.locator("main")).to_contain_text("Dit ontbreekt nog")
    phone.look(bram)
    press(bram.get_by_role("link", name="Vul het voorstel aan"))
    bram.get_by_label("Tekst van het voorstel").fill("Wij maken dit samen.")
    for criterion in Criterion:
        bram.locator(f"[name={criterion}]").fill("Dat is geregeld.")
    bram.get_by_label("Stuk toevoegen").set_input_files(a_pdf())
    press(bram.get_by_role("button", name="Bewaar en ga naar indienen"))
    expect(bram.locator("main")).to_contain_text("Toelichting.pdf")
    phone.look(bram)
    bram.get_by_role("button", name="Dien het voorstel in").dblclick()
    expect(bram.locator("main")).to_contain_text("Uw voorstel is ingediend")
    expect(bram.get_by_role("heading", level=1)).to_have_text(title)
    phone.look(bram)

    dossier = Dossier.objects.get(title=title)
    assert (dossier.versions.count(), dossier.events.count()) == (1, 1)
    press(bram.get_by_role("link", name="Versie 1"))
    phone.look(bram)
    bram.goto(f"/advies/{dossier.number}/controleren/")
    phone.look(bram)
    bram.goto("/advies/")
    phone.look(bram)
    expect(bram.get_by_role("link", name=title)).to_be_visible()
