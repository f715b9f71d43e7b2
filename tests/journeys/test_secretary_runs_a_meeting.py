"""On a phone: a secretary runs a whole meeting, a member comes and goes, the chair
establishes the report, and everyone reads it."""

import datetime
import re
import uuid

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from governance.enums import MeetingState
from governance.models import Meeting, WrittenInput
from tests.browsers import NARROW, press
from tests.factories.governance import (
    BodyFactory,
    BodyRuleFactory,
    chair_of,
    member_of,
    secretary_of,
)

SMALL = 100_000

#: Resolves once the worker that keeps pages has this page. Asked once: the page's own
#: policy refuses a text that is evaluated again and again.
KEEPS_PAGES = """
new Promise(kept => {
    const worker = navigator.serviceWorker;
    worker.addEventListener("controllerchange", () => kept(true));
    if (worker.controller) kept(true);
})
"""


@pytest.fixture
def phone(traveller_of):
    return traveller_of({"viewport": NARROW})


class Company:
    """A body of its own in the live portal, with the people around its table."""

    def __init__(self):
        name = uuid.uuid4().hex[:8]
        self.body = BodyFactory(
            organisation__name=f"Overleg {name}", slug=f"overleg-{name}"
        )
        BodyRuleFactory(body=self.body)
        self.secretary, self.chair, self.member = (
            make(
                self.body,
                email=f"{role}-{name}@voorbeeld.example",
                name=f"{role} {name}",
            )
            for role, make in (
                ("Secretaris", secretary_of),
                ("Voorzitter", chair_of),
                ("Lid", member_of),
            )
        )


def about(action, title):
    """The name of an action for who cannot see what stands beside it."""
    return re.compile(rf"{action}\s?: {title}")


def planned(page, look):
    """The secretary plans it, and puts three items on the agenda."""
    day = timezone.localdate() + datetime.timedelta(days=30)
    page.goto("/vergaderingen/")
    look(page)
    press(page.get_by_role("link", name="Vergadering plannen"))
    press(page.get_by_role("button", name="Plan"))
    assert page.title().startswith("Fout: ")
    look(page)
    page.get_by_label("Titel").fill("Reisvergadering")
    page.get_by_label("Dag").fill(str(day.day))
    page.get_by_label("Maand").fill(str(day.month))
    page.get_by_label("Jaar").fill(str(day.year))
    page.get_by_label("Begin").fill("10:00")
    page.get_by_label("Einde").fill("12:00")
    page.get_by_label("Plaats").fill("Utrecht")
    press(page.get_by_role("button", name="Plan"))
    for title in ("Opening", "Een moeilijk punt", "Rondvraag"):
        press(page.get_by_role("link", name="Voeg een punt toe"))
        page.get_by_label("Titel").fill(title)
        page.get_by_label("Wat doet het orgaan ermee?").select_option("overig")
        page.get_by_label("Samenvatting op één scherm").fill(f"Dit gaat over {title}.")
        page.get_by_label("Hoeveel minuten?").fill("15")
        look(page)
        press(page.get_by_role("button", name="Bewaar"))
    look(page)
    press(page.get_by_role("button", name=about("Omhoog", "Rondvraag")))
    press(page.get_by_role("link", name="Naar de vergadering"))
    look(page)


def test_a_whole_meeting(phone, live_portal_db):
    company = Company()
    secretary = phone.person(company.secretary)

    look = phone.look
    planned(secretary, look)
    meeting = Meeting.objects.get(body=company.body)
    press(secretary.get_by_role("link", name="Roep op"))
    look(secretary)
    press(secretary.get_by_role("button", name="Roep op"))
    press(secretary.get_by_role("button", name="Open de vergadering"))
    expect(secretary.locator("main")).to_contain_text("De vergadering is begonnen.")
    look(secretary)
    secretary.get_by_label("Voorzitter").check()
    press(secretary.get_by_role("button", name="Leg vast wie er nu zijn"))
    look(secretary)

    member = phone.person(company.member)
    member.goto("/vandaag/")
    look(member)
    expect(member.locator("main")).to_contain_text("Opening")
    assert len(member.content()) < SMALL
    press(member.get_by_role("link", name="Naar de vergadering"))
    look(member)
    press(member.get_by_role("button", name="Ik ben er"))
    expect(member.locator("main")).to_contain_text("U staat als aanwezig genoteerd.")
    press(member.get_by_role("link", name="Opening"))
    look(member)
    member.goto(meeting.get_absolute_url())
    press(member.get_by_role("link", name="Ik vertrek"))
    look(member)
    member.get_by_label("Rondvraag").fill("Ik mis de planning.")
    press(member.get_by_role("button", name="Ik vertrek nu"))
    expect(member.locator("main")).to_contain_text("Uw vertrek en uw inbreng")
    assert WrittenInput.objects.get(person=company.member).text == "Ik mis de planning."

    press(secretary.get_by_role("link", name=about("Haal eraf", "Een moeilijk punt")))
    press(secretary.get_by_role("button", name="Haal van de agenda"))
    assert secretary.title().startswith("Fout: ")
    look(secretary)
    secretary.get_by_label("Waarom?").fill("Het is nog niet rijp.")
    press(secretary.get_by_role("button", name="Haal van de agenda"))
    press(secretary.get_by_role("button", name="Volgende: Rondvraag"))
    look(secretary)
    press(secretary.get_by_role("button", name="Sluit de vergadering"))
    expect(secretary.locator("main")).to_contain_text("De vergadering is gesloten.")
    look(secretary)
    press(secretary.get_by_role("link", name="Schrijf het verslag"))
    secretary.get_by_label("Algemeen").fill("Wij spraken over de planning.")
    secretary.get_by_label("Rondvraag").fill("De planning komt er.")
    look(secretary)
    press(secretary.get_by_role("button", name="Bewaar deze versie"))
    look(secretary)

    chair = phone.person(company.chair)
    chair.goto(meeting.get_absolute_url())
    press(chair.get_by_role("link", name="Verslag in concept"))
    look(chair)
    press(chair.get_by_role("button", name="Stel vast"))
    expect(chair.locator("main")).to_contain_text("Het verslag is vastgesteld")

    visitor = phone.visitor()
    visitor.goto("/vergaderingen/")
    visitor.goto(meeting.get_absolute_url())
    expect(visitor.locator("main")).to_contain_text("Het is nog niet rijp.")
    look(visitor)
    press(visitor.get_by_role("link", name="Vastgesteld verslag"))
    expect(visitor.locator("main")).to_contain_text("De planning komt er.")
    look(visitor)
    meeting.refresh_from_db()
    assert meeting.state == MeetingState.MINUTED


def test_the_agenda_last_opened_stays_readable_without_a_connection(
    phone, live_portal_db
):
    company = Company()
    secretary = phone.person(company.secretary)
    planned(secretary, lambda page: None)
    meeting = Meeting.objects.get(body=company.body)
    member = phone.person(company.member)
    member.goto(meeting.get_absolute_url())
    member.evaluate(KEEPS_PAGES)
    member.reload()

    member.context.set_offline(True)
    member.reload()

    expect(member.locator("main")).to_contain_text("U bent offline.")
    expect(member.locator("main")).to_contain_text("Een moeilijk punt")
    phone.look(member)
    member.context.set_offline(False)
    member.reload()
    expect(member.locator("[data-offline-told]")).to_have_count(0)
