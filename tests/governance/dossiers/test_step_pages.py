"""The pages on which the secretary handles a proposal, and the second person decides."""

import datetime

import pytest
from django.test import Client

from accounts.enums import Role
from governance.domain.events import add_event
from governance.enums import CheckVerdict, Criterion, EventVisibility, Stage
from governance.models import Dossier, IntakeCheck
from tests.factories.accounts import AT, person_with
from tests.factories.governance import dossier_at
from tests.governance.dossiers.proposing import secretary, submitted, writer

pytestmark = pytest.mark.django_db
NOW = datetime.datetime(2026, 11, 25, 12, tzinfo=datetime.UTC)


def browser_of(person):
    browser = Client()
    browser.force_login(person)
    return browser


def stage_of(dossier):
    return Dossier.objects.get(pk=dossier.pk).stage


def text_of(answer):
    return answer.content.decode()


def test_the_secretary_takes_in_judges_and_gives_back():
    by, keeper = writer(), browser_of(secretary())
    dossier = submitted(by)
    address = f"/advies/{dossier.number}/"

    offered = text_of(keeper.get(address))
    keeper.post(f"{address}in-behandeling/")
    list_shown = text_of(keeper.get(f"{address}intake/"))
    without_note = keeper.post(f"{address}intake/", {"behoefte": CheckVerdict.MISSING})
    keeper.post(
        f"{address}intake/",
        {"behoefte": CheckVerdict.MISSING, "behoefte-toelichting": "Voor wie?"},
    )
    seen = text_of(browser_of(by).get(address))
    empty = keeper.post(f"{address}teruggeven/", {"reason": ""})
    keeper.post(f"{address}teruggeven/", {"reason": "Vul de behoefte aan."})

    assert "Neem in behandeling" in offered
    assert "Ja, dat is geregeld." in list_shown
    assert (without_note.status_code, IntakeCheck.objects.count()) == (422, 1)
    assert "Schrijf op wat er ontbreekt" in text_of(without_note)
    assert "Voor wie?" in seen
    assert (empty.status_code, stage_of(dossier)) == (422, Stage.RETURNED)
    returned = text_of(browser_of(by).get(address))
    assert "Pas aan en dien opnieuw in" in returned
    assert "<b>Teruggegeven aan de indiener</b>" in returned


def test_a_second_press_of_take_in_is_told_kindly():
    keeper = browser_of(secretary())
    dossier = dossier_at(Stage.CONSULTATION)

    answer = keeper.post(f"/advies/{dossier.number}/in-behandeling/", follow=True)

    assert "Van daar kan het niet naar “intake”" in text_of(answer)


def test_a_second_person_confirms_on_a_page_of_its_own():
    first, second = browser_of(secretary()), person_with(Role.FUNCTIONAL_ADMINISTRATOR)
    dossier = dossier_at(Stage.INTAKE)
    address = f"/advies/{dossier.number}/niet-ontvankelijk/"

    first.post(address, {"reason": "Dit is geen voorstel."})
    own = first.get(f"{address}beslissen/")
    shown = browser_of(second).get(f"{address}beslissen/")
    browser_of(second).post(f"{address}beslissen/", {"confirms": "ja"})

    assert (own.status_code, stage_of(dossier)) == (403, Stage.INADMISSIBLE)
    assert "Dit is geen voorstel." in text_of(shown)


def test_a_dossier_is_held_and_resumed_on_its_page():
    keeper = browser_of(secretary())
    dossier = dossier_at(Stage.CONSULTATION)
    address = f"/advies/{dossier.number}/"

    keeper.post(f"{address}aanhouden/", {"until": "2199-01-01", "reason": "Wacht."})
    held = text_of(Client().get(address))
    keeper.post(f"{address}hervatten/")

    assert "hervat het dossier op of na 1 januari 2199" in held
    assert stage_of(dossier) == Stage.CONSULTATION


def test_the_fast_lane_is_not_offered_where_it_is_not_there():
    keeper = browser_of(secretary())
    dossier = dossier_at(Stage.INTAKE, intended_level=3)

    page = keeper.get(f"/advies/{dossier.number}/")

    assert "Snelle route" not in text_of(page)
    refused = keeper.post(
        f"/advies/{dossier.number}/snelle-route/", {"reason": "Snel."}
    )
    assert (refused.status_code, stage_of(dossier)) == (403, Stage.INTAKE)


@pytest.mark.parametrize(
    ("reader", "seen"),
    [
        ("visitor", [True, False, False]),
        ("proposer", [True, True, False]),
        ("secretary", [True, True, True]),
    ],
)
def test_each_reader_sees_the_events_that_are_for_him(reader, seen):
    by = writer()
    dossier = dossier_at(
        Stage.CONSULTATION, proposer=by.get_current_roles()[0].organisation
    )
    for visibility in EventVisibility:
        add_event(
            f"proef-{visibility}",
            dossier=dossier,
            by=by,
            now=AT,
            visibility=visibility,
        )
    readers = {"visitor": None, "proposer": by, "secretary": secretary()}
    browser = Client()
    if readers[reader]:
        browser.force_login(readers[reader])

    page = text_of(browser.get(f"/advies/{dossier.number}/"))

    assert [f"Proef {one}" in page for one in EventVisibility.values] == seen


def test_versions_are_compared_word_by_word():
    keeper, by = secretary(), writer()
    dossier = submitted(by)
    browser, own = browser_of(keeper), browser_of(by)
    address = f"/advies/{dossier.number}/"
    browser.post(f"{address}teruggeven/", {"reason": "Te kort."})
    draft = Dossier.objects.get().draft
    own.post(
        f"{address}schrijven/",
        {
            "gezien": draft.revision,
            "title": draft.title,
            "summary": draft.summary,
            "text": "Dit stellen wij samen voor.",
            "what_changed": "Wie het doet.",
            **dict.fromkeys(Criterion.values, "Ja, dat is geregeld."),
        },
    )
    own.post(f"{address}indienen/", {"gezien": Dossier.objects.get().draft.revision})

    page = text_of(own.get(f"{address}versies/2/"))

    assert '<ins><span class="so-hidden">(nieuw: </span>samen ' in page
    assert "Wie het doet." in page
    assert own.get(f"{address}versies/3/").status_code == 404
