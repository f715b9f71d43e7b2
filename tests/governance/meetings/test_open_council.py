"""The export in the open council information model: the public part, and no more."""

import json

import pytest
from django.urls import reverse

from governance.domain.meetings import agenda, planning
from governance.enums import ItemKind, Stage
from tests.factories.governance import dossier_at

from .world import NOW, Table

pytestmark = pytest.mark.django_db


def exported(client, **asked):
    return json.loads(client.get(reverse("meetings_ori"), asked).content)


def test_meetings_and_their_items_have_the_names_of_the_model(client):
    table = Table()
    meeting = table.convened(items=2)
    item = meeting.items.first()
    agenda.pull_item(item=item, reason="Niet rijp.", by=table.secretary, now=NOW)
    table.plan(title="Nog geheim")

    found = exported(client)

    (one,) = found["results"]
    assert (one["@type"], one["id"], one["naam"], one["geplandeaanvang"]) == (
        "Vergadering",
        str(meeting.uid),
        meeting.title,
        "2026-12-16T09:00:00Z",
    )
    assert one["georganiseerddoorgremium"] == {
        "gremiumidentificatie": table.body.slug,
        "gremiumnaam": table.body.name,
    }
    assert [
        (each["agendapuntnaam"], each["volgnummer"], each["overig"])
        for each in one["agendapunten"]
    ] == [
        ("Punt 1", "1", "Van de agenda gehaald: Niet rijp."),
        ("Punt 2", "2", ""),
    ]
    assert (found["next"], found["previous"]) == (None, None)


def test_what_is_not_public_is_not_exported(client):
    table = Table()
    meeting = table.plan()
    table.with_item(meeting, "Opening")
    agenda.add_item(
        meeting=meeting,
        item=agenda.Item("Vertrouwelijk", ItemKind.FOR_INFORMATION),
        dossier=dossier_at(Stage.INTAKE),
        by=table.secretary,
        now=NOW,
    )
    planning.convene(meeting=meeting, by=table.secretary, now=NOW)

    (one,) = exported(client)["results"]

    assert [each["agendapuntnaam"] for each in one["agendapunten"]] == ["Opening"]


def test_the_export_says_what_its_words_mean(client):
    Table().convened()

    found = exported(client)

    context = found["@context"]
    assert context["@vocab"].endswith("#")
    assert [
        context[each["@type"]]
        for each in (found["results"][0], found["results"][0]["agendapunten"][0])
    ] == ["https://argu.co/ns/meeting/Meeting", "https://argu.co/ns/meeting/AgendaItem"]


@pytest.mark.parametrize("rows", [1, 3])
def test_the_export_takes_the_same_queries_whatever_its_length(
    client, django_assert_num_queries, rows
):
    for _ in range(rows):
        Table().convened(items=rows)

    with django_assert_num_queries(3):
        assert len(exported(client)["results"]) == rows


@pytest.mark.parametrize("page", ["0", "-1", "x", "99999"])
def test_a_page_that_cannot_be_is_refused(client, page):
    answer = client.get(reverse("meetings_ori"), {"pagina": page})

    assert answer.status_code == 400
