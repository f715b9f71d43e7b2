"""What people read of advice and decisions, and do on its pages."""

import csv
import io
import json

import pypdf
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.enums import Role
from catalogue.enums import Bindingness, Ring
from governance.domain.decisions.establishing import establish_advice, publish_advice
from governance.domain.decisions.plans import Condition, plan_escalation
from governance.domain.decisions.rectifying import rectify
from governance.domain.events import canonical_json, sha256_of
from governance.enums import AdviceState, BodyKind, Outcome, PlanCondition, Stage
from governance.models import Advice, Decision, Dossier, Resolution
from governance.panels.decisions import standard_panel
from governance.queries.decisions.documents import resolution_document
from tests.factories.accounts import person_with
from tests.factories.adoption import applied_by, state_that
from tests.factories.catalogue import StandardFactory
from tests.factories.governance import dossier_at
from tests.factories.municipalities import MunicipalityFactory

from .scene import NOW, TODAY, Scene, before_board, level_of, minority_view, round_of

pytestmark = pytest.mark.django_db
BOARD, COLLEGE, TASKFORCE = BodyKind.BOARD, BodyKind.COLLEGE, BodyKind.TASKFORCE


@pytest.fixture(autouse=True)
def plain_static(settings):
    plain = "django.contrib.staticfiles.storage.StaticFilesStorage"
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": plain}}
    settings.DEMO = True


def text_of(response):
    assert response.status_code == 200, response.content[:400]
    return response.content.decode()


def test_a_secretary_writes_and_a_chair_establishes(client):
    scene = Scene()
    made = round_of(scene.taskforce, scene.dossier)
    client.force_login(scene.secretaries[TASKFORCE])

    write = reverse("write_advice", args=[made.pk])
    assert "Adviseert u dit vast te stellen?" in text_of(client.get(write))
    assert client.post(write, {"verdict": "positief", "text": ""}).status_code == 422
    client.post(write, {"verdict": "positief", "text": "Doe dit."})
    advice = Advice.objects.get()
    client.force_login(scene.chairs[TASKFORCE])
    draft = reverse("draft_advice", args=[advice.pk])
    assert "Stel dit advies vast" in text_of(client.get(draft))
    answer = client.post(draft, {"stap": "vaststellen"})

    advice.refresh_from_db()
    assert (advice.state, answer["Location"]) == (
        AdviceState.ESTABLISHED,
        advice.get_absolute_url(),
    )
    assert "Nog niet openbaar" in text_of(client.get(advice.get_absolute_url()))


def test_a_secretary_is_told_why_establishing_is_not_for_the_secretary(client):
    scene = Scene()
    advice = scene.written(TASKFORCE)
    client.force_login(scene.secretaries[TASKFORCE])
    address = reverse("draft_advice", args=[advice.pk])

    assert "stelt het advies vast" in text_of(client.get(address))
    refused = client.post(address, {"stap": "vaststellen"})

    assert refused.status_code == 409
    advice.refresh_from_db()
    assert advice.state == AdviceState.DRAFT


def test_an_advice_is_secret_until_it_is_published(client):
    scene = Scene()
    advice = scene.advised(TASKFORCE)
    address = advice.get_absolute_url()

    before = client.get(address)
    publish_advice(advice=advice, by=scene.secretaries[TASKFORCE], now=NOW)

    assert before.status_code == 302
    assert "Wij adviseren dit zo te doen." in text_of(client.get(address))


def test_the_board_deviates_says_why_and_a_second_person_confirms(client):
    scene = before_board(("tegen", "tegen"))
    client.force_login(scene.secretaries[BOARD])
    address = reverse("record_decision", args=[scene.dossier.number])
    typed = {
        "outcome": "vaststellen",
        "text": "Het bestuur stelt dit vast.",
        "level": 2,
        "decided_on": TODAY.isoformat(),
        "in_force_on": TODAY.isoformat(),
    }

    text_of(client.get(address))
    refused = client.post(address, typed)
    assert refused.status_code == 422
    assert "wijkt af van het advies" in refused.content.decode()
    assert list(Decision.objects.all()) == []
    client.post(address, {**typed, "motivation": "De baten wegen zwaarder."})
    decision = Decision.objects.get()
    page = reverse("decision", args=[decision.pk])
    own = text_of(client.get(page))
    assert "Een tweede persoon" in own
    client.force_login(scene.second)
    assert "Ik las dit na" in text_of(client.get(page))
    client.post(page, {"stap": "bevestigen"})

    decision.refresh_from_db()
    assert (decision.deviates, decision.confirmed_by) == (True, scene.second)


def test_several_are_published_on_one_page(client):
    scene = before_board()
    decision = scene.confirmed()
    client.force_login(scene.second)
    address = reverse("publish_decisions")

    assert scene.dossier.title in text_of(client.get(address))
    assert client.post(address, {}).status_code == 422
    client.post(address, {"besluit": [decision.pk]})

    assert Resolution.objects.get().decision == decision
    assert "Er wacht niets op publicatie" in text_of(client.get(address))


def test_a_publisher_rectifies_on_a_page(client):
    scene = before_board()
    first = scene.published()
    client.force_login(scene.second)
    address = reverse("rectify_resolution", args=[first.number])

    text_of(client.get(address))
    client.post(address, {"reason": "Een tikfout.", "text": "Zo is het."})

    later = Resolution.objects.get(rectifies=first)
    page = text_of(client.get(first.get_absolute_url()))
    assert f"gerectificeerd met {later.number}" in page
    assert first.number in text_of(client.get(later.get_absolute_url()))


def test_plan_and_evaluation_have_their_pages(client):
    scene = before_board()
    client.force_login(scene.secretaries[BOARD])
    address = reverse("plan_escalation", args=[scene.dossier.number])

    text_of(client.get(address))
    typed = {"to_level": 2, "planned_on": "2027-01-01", "coverage": 60}
    client.post(address, typed)
    plan = scene.dossier.escalation_plan
    assert plan.conditions == [{"soort": "dekking", "getal": 60}]
    assert 'value="60"' in text_of(client.get(address))

    there = dossier_at(Stage.EVALUATION)
    address = reverse("conclude_evaluation", args=[there.number])
    text_of(client.get(address))
    client.post(address, {"to": "verlengd", "report": "Het werkt."})
    assert Dossier.objects.get(pk=there.pk).stage == Stage.EXTENDED


def published_with_all():
    """A decision that deviates, with a minority view beside it."""
    scene = Scene(Stage.BOARD)
    advice = scene.written(votes=("tegen", "tegen", "voor"))
    minority_view(advice.round)
    advice = establish_advice(advice=advice, by=scene.chairs[COLLEGE], now=NOW)
    publish_advice(advice=advice, by=scene.secretaries[COLLEGE], now=NOW)
    resolution = scene.published(motivation="De baten wegen zwaarder.")
    return scene, resolution


def test_the_pdf_says_what_the_page_says_and_is_tagged(client):
    _, resolution = published_with_all()
    address = resolution.get_absolute_url()
    document = resolution_document(resolution.content, resolution.sha256)

    page = text_of(client.get(address))
    answer = client.get(f"{address}?vorm=pdf")
    pdf = pypdf.PdfReader(io.BytesIO(answer.content))

    root = pdf.trailer["/Root"]
    assert (answer["Content-Type"], root["/Lang"], root["/MarkInfo"]["/Marked"]) == (
        "application/pdf",
        "nl",
        True,
    )
    assert pdf.metadata.title == f"{document.title} - {document.subject}"
    printed = "".join("".join(p.extract_text() for p in pdf.pages).split())
    told = [
        *(word for fact in document.facts for word in fact),
        *(part for section in document.sections for part in section.paragraphs),
        *(section.title for section in document.sections),
        *(w for section in document.sections for row in section.rows for w in row),
        *(section.note for section in document.sections),
        resolution.sha256,
    ]
    assert [t for t in told if "".join(t.split()) not in printed] == []
    assert [t for t in told if t.replace("'", "&#x27;") not in page] == []


def test_the_data_are_the_very_text_that_was_hashed(client):
    _, resolution = published_with_all()

    answer = client.get(f"{resolution.get_absolute_url()}?vorm=json")

    assert sha256_of(answer.content.decode()) == resolution.sha256
    assert sha256_of(canonical_json(json.loads(answer.content))) == resolution.sha256
    wrong = client.get(f"{resolution.get_absolute_url()}?vorm=docx")
    assert wrong.status_code == 404


def test_an_advice_has_the_same_three_forms(client):
    advice = Scene().published_advice(TASKFORCE)
    address = advice.get_absolute_url()

    data = client.get(f"{address}?vorm=json")
    pdf = pypdf.PdfReader(io.BytesIO(client.get(f"{address}?vorm=pdf").content))

    assert sha256_of(data.content.decode()) == advice.sha256
    assert pdf.metadata.title.startswith(f"Advies {advice.number}")


def test_positions_of_members_are_nowhere_in_what_everyone_reads(client):
    _, resolution = published_with_all()
    advice = Advice.objects.get()
    seats = advice.round.seats.order_by("-id")
    public, *others = [seat.person_label for seat in seats]

    for document in (resolution, advice):
        for form in ("", "?vorm=json"):
            told = text_of(client.get(document.get_absolute_url() + form))
            assert public in told
            assert [name for name in others if f"{name}," in told] == []


def many(count):
    """So many published decisions before one board."""
    scene = before_board()
    made = [scene.published()]
    for _ in range(count - 1):
        scene.standard = level_of(StandardFactory(), 1)
        scene.dossier = dossier_at(
            Stage.BOARD, intended_level=2, standard=scene.standard
        )
        scene.advised()
        made.append(scene.published())
    return made


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_however_long(client, count):
    many(count)

    with CaptureQueriesContext(connection) as asked:
        page = text_of(client.get(reverse("resolutions")))

    assert (page.count('class="so-result"'), len(asked)) == (count, 3)


def test_the_list_is_narrowed_down_by_four_facets(client):
    first, second = many(2)
    address = reverse("resolutions")

    page = text_of(client.get(f"{address}?jaar={NOW.year}&orgaan=vng-bestuur"))
    assert (first.title in page, second.title in page) == (True, True)
    none = text_of(client.get(f"{address}?verbindendheid=verplicht"))
    assert "Kies minder filters" in none
    for wrong in ("jaar=abc", "soort=x", "zomaar=1", "verbindendheid=x", "vorm=doc"):
        assert client.get(f"{address}?{wrong}").status_code == 400


def test_the_list_is_downloaded_and_followed(client):
    [resolution] = many(1)
    address = reverse("resolutions")

    downloaded = b"".join(client.get(f"{address}?vorm=csv").streaming_content)
    rows = list(csv.reader(io.StringIO(downloaded.decode("utf-8-sig")), delimiter=";"))
    feed = text_of(client.get(f"{address}?vorm=atom"))

    assert [row[0] for row in rows] == ["Nummer", resolution.number]
    assert resolution.get_absolute_url() in feed
    assert client.get(f"{address}?vorm=ods").status_code == 200


def test_names_in_the_picture_are_for_who_may_see_them(client):
    standard = level_of(StandardFactory(ring=Ring.MUNICIPALITIES), 1)
    MunicipalityFactory.create_batch(30)
    state_that(municipality=MunicipalityFactory(name="Zeldzaam"), standard=standard)
    scene = before_board(standard=standard)
    resolution = scene.published()
    impact = reverse("impact", args=[resolution.decision.impact_id])

    client.force_login(scene.chairs[COLLEGE])
    hidden = text_of(client.get(impact))
    client.force_login(person_with(Role.INFORMATION_MANAGER))
    shown = text_of(client.get(impact))

    assert ("Zeldzaam" in hidden, "minder dan 5" in hidden) == (False, True)
    assert "Zeldzaam" in shown
    counts = resolution.content["gevolgen"]["aantallen"]
    assert counts["in-gebruik"] == "minder dan 5"


def test_the_standard_says_on_whose_decision_with_the_minority_beside_it(client):
    scene, resolution = published_with_all()

    page = text_of(client.get(scene.standard.get_absolute_url()))

    assert resolution.number in page
    assert "Wij vinden de invoertermijn te kort." in page


def test_the_standard_measures_what_is_planned(client):
    standard = level_of(StandardFactory(ring=Ring.PUBLIC), 1)
    applied_by(standard, 3)
    scene = before_board(standard=standard)
    plan_escalation(
        dossier=scene.dossier,
        to_level=Bindingness.COMPLY_OR_EXPLAIN,
        planned_on=TODAY,
        conditions=[
            Condition(PlanCondition.IN_USE, 3),
            Condition(PlanCondition.COVERAGE, 100),
            Condition(PlanCondition.EXPLAINED, 0),
            Condition(PlanCondition.NO_END_OF_SUPPORT),
        ],
        by=scene.secretaries[BOARD],
        now=NOW,
    )

    class Request:
        user = None

    panel = standard_panel(Request(), standard)
    stored = scene.enter().plan_evaluation["voorwaarden"]

    assert [one.is_met for one in panel.context["conditions"]] == [
        one["gehaald"] for one in stored
    ]
    assert [one["gehaald"] for one in stored][:1] == [True]


@pytest.mark.parametrize("name", ["adviezen", "besluiten", "dossiers"])
def test_the_api_gives_what_is_public_and_no_more(client, name):
    _, resolution = published_with_all()
    Scene().advised(TASKFORCE)
    dossier_at(Stage.INTAKE)
    numbers = {
        "adviezen": {Advice.objects.exclude(published_at=None).get().number},
        "besluiten": {resolution.number},
        "dossiers": set(
            Dossier.objects.exclude(public_since=None).values_list("number", flat=True)
        ),
    }

    listed = client.get(f"/api/v1/{name}").json()
    one = client.get(f"/api/v1/{name}/{next(iter(numbers[name]))}").json()

    key = next(k for k in listed if isinstance(listed[k], list))
    assert {row["nummer"] for row in listed[key]} == numbers[name]
    if "inhoud" in one:
        assert sha256_of(canonical_json(one["inhoud"])) == one["sha256"]
    assert client.get(f"/api/v1/{name}/").status_code == 404
    assert client.get(f"/api/v1/{name}?onbekend=1").status_code == 400


def test_a_return_is_not_offered_for_publication(client):
    scene = before_board()
    scene.confirmed(
        outcome=Outcome.RETURN, level=0, motivation="Werk het uit.", in_force_on=None
    )
    client.force_login(scene.second)

    page = text_of(client.get(reverse("publish_decisions")))

    assert "Er wacht niets op publicatie" in page


def test_a_rectification_names_what_was_wrong(client):
    scene = before_board()
    first = scene.published()
    later = rectify(
        resolution=first,
        text="Zo is het.",
        reason="Een tikfout.",
        by=scene.second,
        now=NOW,
    )

    page = text_of(client.get(later.get_absolute_url()))

    assert "Een tikfout." in page
    assert f"Dit document komt in de plaats van {first.number}." in page
