"""What the pages of a dossier and of a body show of meetings."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.template.loader import render_to_string
from django.test import RequestFactory

from governance.domain.meetings import agenda, planning
from governance.enums import ItemKind, Stage
from samenorganiseren.shared.panels import panels_for
from tests.factories.governance import dossier_at

from .world import NOW, Table

pytestmark = pytest.mark.django_db


def shown(place, subject, person):
    request = RequestFactory().get("/")
    request.user = person
    return " ".join(
        render_to_string(panel.template, panel.context, request)
        for panel in panels_for(place, request, subject)
        if panel.template.startswith("governance/meetings/")
    )


def test_a_dossier_shows_the_agendas_that_were_made_known():
    table = Table()
    meeting, dossier = table.plan(), dossier_at(Stage.TASKFORCE)
    agenda.add_item(
        meeting=meeting,
        item=agenda.Item(dossier.title, ItemKind.FOR_ADVICE),
        dossier=dossier,
        by=table.secretary,
        now=NOW,
    )

    before = shown("dossier", dossier, table.chair)
    planning.convene(meeting=meeting, by=table.secretary, now=NOW)

    assert before == ""
    assert meeting.title in shown("dossier", dossier, table.chair)


def test_a_body_shows_its_next_meetings_and_inside_its_drafts():
    table = Table()
    meeting = table.plan()

    assert meeting.title not in shown("body", table.body, AnonymousUser())
    assert meeting.title in shown("body", table.body, table.chair)
