"""A published decision is mended or repealed by a document that points back."""

import pytest
from django.db import (
    transaction,
)

from catalogue.enums import Bindingness, ChangeOrigin
from catalogue.models import BindingnessChange, Standard
from governance.domain.decisions.rectifying import (
    AlreadyCorrected,
    ReasonMissing,
    rectify,
)
from governance.domain.stages import lock, move
from governance.enums import Outcome, ResolutionKind, Stage
from governance.models import Dossier, Resolution

from .publishing import BOARD, db
from .scene import (
    NOW,
    TODAY,
    before_board,
)


@db
def test_a_mistake_is_mended_by_a_document_that_points_back():
    scene = before_board()
    first, by = scene.published(), scene.secretaries[BOARD]

    with pytest.raises(ReasonMissing):
        rectify(resolution=first, text="Goed.", reason=" ", by=by, now=NOW)
    second = rectify(
        resolution=first, text="Goed.", reason="Een tikfout.", by=by, now=NOW
    )
    third = rectify(resolution=second, text="Beter.", reason="Nog een.", by=by, now=NOW)
    with pytest.raises(AlreadyCorrected):
        rectify(resolution=first, text="Anders.", reason="Spijt.", by=by, now=NOW)

    assert [one.number for one in (first, second, third)] == [
        f"B-{NOW.year}-00{n}" for n in (1, 2, 3)
    ]
    assert (second.rectifies, second.content["rectificeert"]) == (
        first,
        {"nummer": first.number, "sha256": first.sha256, "reden": "Een tikfout."},
    )
    assert Resolution.objects.get(pk=first.pk).content["tekst"] == (
        "Het bestuur stelt dit vast."
    )
    changes = BindingnessChange.objects.filter(origin=ChangeOrigin.DECISION)
    assert changes.count() == 1


@db
def test_after_its_evaluation_a_decision_can_be_repealed():
    scene = before_board()
    first = scene.published(in_force_on=TODAY)
    with transaction.atomic():
        dossier = lock(scene.dossier)
        for step in (Stage.IN_USE, Stage.EVALUATION):
            move(dossier, step, by=scene.second, now=NOW)
    scene.dossier.refresh_from_db()

    repeal = scene.published(outcome=Outcome.REPEAL, level=0, in_force_on=TODAY)

    assert (repeal.kind, repeal.rectifies) == (ResolutionKind.WITHDRAWAL, first)
    assert Dossier.objects.get(pk=scene.dossier.pk).stage == Stage.REPEALED
    standard = Standard.objects.get(pk=scene.standard.pk)
    assert standard.bindingness == Bindingness.NOT_ESTABLISHED
