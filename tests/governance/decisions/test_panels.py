"""What decisions show on the pages of dossiers, bodies, agenda items."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.template.loader import render_to_string
from django.test import RequestFactory

from governance.domain.decisions.publishing import publish_decisions
from governance.enums import BodyKind, Stage
from governance.models import AgendaItem, Dossier
from governance.panels import decisions as panels

from .scene import NOW, Scene, before_board, round_of

pytestmark = pytest.mark.django_db
BOARD, TASKFORCE = BodyKind.BOARD, BodyKind.TASKFORCE


def drawn(maker, subject, reader=None):
    """The panel as this reader sees it; None where there is nothing to see."""
    request = RequestFactory().get("/")
    request.user = reader or AnonymousUser()
    panel = maker(request, subject)
    return panel and render_to_string(panel.template, panel.context)


def anew(dossier):
    return Dossier.objects.with_names().get(pk=dossier.pk)


def test_a_dossier_tells_its_secretary_what_comes_next_and_nobody_else():
    scene = Scene()
    round_of(scene.taskforce, scene.dossier)
    dossier, secretary = anew(scene.dossier), scene.secretaries[TASKFORCE]

    told = drawn(panels.advice_panel, dossier, secretary)

    assert f"Schrijf het advies van {scene.taskforce.name}" in told
    assert "Breng dit dossier naar: College van Dienstverleningszaken" in told
    assert drawn(panels.advice_panel, dossier, scene.chairs[BOARD]) is None
    assert drawn(panels.advice_panel, dossier) is None


def test_a_chair_finds_the_draft_that_waits():
    scene = Scene()
    scene.written(TASKFORCE)

    told = drawn(panels.advice_panel, anew(scene.dossier), scene.chairs[TASKFORCE])

    assert f"Bekijk het advies in concept van {scene.taskforce.name}" in told


def test_a_decision_is_on_its_dossier_for_who_decides_until_it_is_published():
    scene = before_board(("tegen", "tegen"))
    decision = scene.confirmed(motivation="De baten wegen zwaarder.")
    dossier = anew(scene.dossier)

    inside = drawn(panels.decision_panel, dossier, scene.second)
    assert "Bevestigd: vaststellen" in inside
    assert drawn(panels.decision_panel, dossier) is None
    assert drawn(panels.impact_panel, dossier) is None

    [resolution] = publish_decisions(decisions=[decision], by=scene.second, now=NOW)
    told = drawn(panels.decision_panel, anew(scene.dossier))
    assert resolution.number in told
    assert "De baten wegen zwaarder." in told
    assert "Nog geen opgave" in drawn(panels.impact_panel, anew(scene.dossier))


def test_the_secretary_of_the_board_finds_where_to_enter_a_decision():
    scene = before_board()

    told = drawn(panels.decision_panel, anew(scene.dossier), scene.second)

    assert "Leg een besluit vast" in told
    assert drawn(panels.decision_panel, anew(scene.dossier)) is None


def test_a_body_lists_what_it_advised_in_public():
    scene = Scene(Stage.TASKFORCE)
    assert drawn(panels.body_panel, scene.taskforce) is None

    advice = scene.published_advice(TASKFORCE)

    assert advice.number in drawn(panels.body_panel, scene.taskforce)


def test_an_agenda_item_shows_earlier_advice_to_the_next_body():
    scene = Scene()
    scene.advised(TASKFORCE)
    item = AgendaItem(dossier=anew(scene.dossier))

    told = drawn(panels.earlier_advice_panel, item, scene.chairs[BodyKind.COLLEGE])

    assert "Wij adviseren dit zo te doen." in told
    assert drawn(panels.earlier_advice_panel, item) is None
    assert drawn(panels.earlier_advice_panel, AgendaItem()) is None
