"""A municipality reacts to a consultation on a phone: a draft first, then for real."""

import datetime
import uuid

from django.utils import timezone
from playwright.sync_api import expect

from governance.enums import Stage
from governance.models import Consultation, ConsultationResponse
from tests.browsers import NARROW, press
from tests.factories.governance import dossier_at

from .worlds import MANAGER

DAY = datetime.timedelta(days=1)


def a_consultation():
    name = f"Reisvoorstel {uuid.uuid4().hex[:8]}"
    dossier = dossier_at(
        Stage.CONSULTATION, title=name, proposer__name=f"Gemeente {name}"
    )
    now = timezone.now()
    return Consultation.objects.create(
        dossier=dossier,
        version=dossier.versions.get(),
        kind="openbaar",
        question="Kan uw gemeente hiermee werken?",
        opens_at=now - DAY,
        closes_at=now + 27 * DAY,
        uid=uuid.uuid4(),
        opened_by_label="Secretaris",
    )


def test_a_reaction_is_kept_as_a_draft_and_then_sent(traveller_of, live_portal_db):
    phone = traveller_of({"viewport": NARROW})
    consultation = a_consultation()
    page = phone.person(MANAGER)

    page.goto("/consultaties/")
    phone.look(page)
    press(page.get_by_role("link", name=consultation.dossier.title))
    phone.look(page)
    press(page.get_by_role("link", name="Reageer", exact=True))
    phone.look(page)
    page.get_by_label("Uw reactie").fill("Wij willen graag meedoen.")
    press(page.get_by_role("button", name="Bewaar voor later"))
    expect(page.locator("main")).to_contain_text("Uw tekst is bewaard.")
    assert list(ConsultationResponse.objects.filter(consultation=consultation)) == []

    page.goto(f"/consultaties/{consultation.pk}/reageren/")
    expect(page.get_by_label("Uw reactie")).to_have_value("Wij willen graag meedoen.")
    phone.look(page)
    press(page.get_by_role("button", name="Verstuur de reactie"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Uw reactie is ontvangen")
    phone.look(page)

    said = ConsultationResponse.objects.get(consultation=consultation)
    assert (said.text, said.organisation.name) == (
        "Wij willen graag meedoen.",
        "Gemeente Gouda",
    )


def test_nothing_typed_is_lost_when_something_is_missing(traveller_of, live_portal_db):
    phone = traveller_of({"viewport": NARROW, "java_script_enabled": False})
    consultation = a_consultation()
    page = phone.person(MANAGER)

    page.goto(f"/consultaties/{consultation.pk}/reageren/")
    press(page.get_by_role("button", name="Verstuur de reactie"))

    assert page.title().startswith("Fout: ")
    page.get_by_label("Uw reactie").fill("Wij zijn tegen.")
    press(page.get_by_role("button", name="Verstuur de reactie"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Uw reactie is ontvangen")
