"""Decisions are published all together or not at all, and then bind."""

import datetime
import json

import pytest

from accounts.enums import Role
from accounts.models import UpkeepTask
from catalogue.enums import Authority, Bindingness, ChangeOrigin
from catalogue.models import BindingnessChange, Standard
from governance.domain.decisions.advising import write_advice
from governance.domain.decisions.deciding import confirm_decision, record_decision
from governance.domain.decisions.establishing import establish_advice
from governance.domain.decisions.publishing import (
    NotReady,
    UnderEmbargo,
)
from governance.domain.events import canonical_json, sha256_of
from governance.enums import BodyKind, DossierKind, Outcome, Stage
from governance.models import Dossier, Resolution
from samenorganiseren.shared.days import AMSTERDAM, day_of
from samenorganiseren.shared.errors import NotAllowed
from tests.factories.accounts import (
    person_with,
)

from .publishing import (
    BOARD,
    DAY,
    another,
    confirmed,
    db,
    entered,
    nothing_published,
    publish,
)
from .scene import (
    CLOSED,
    NOW,
    TODAY,
    Scene,
    before_board,
    minority_view,
    round_of,
)


@db
def test_a_published_decision_makes_the_standard_binding_with_all_its_dates():
    scene = before_board()

    resolution = scene.published()

    change = BindingnessChange.objects.get(origin=ChangeOrigin.DECISION)
    assert (
        change.standard,
        change.authority,
        change.level,
        change.advised_on,
        change.decided_on,
        change.in_force_on,
        change.source,
        change.resolution_key,
    ) == (
        scene.standard,
        Authority.VNG,
        Bindingness.COMPLY_OR_EXPLAIN,
        day_of(NOW),
        TODAY,
        TODAY + 30 * DAY,
        f"Besluit {resolution.number}",
        resolution.subject_key,
    )
    assert Dossier.objects.get(pk=scene.dossier.pk).stage == Stage.PUBLISHED
    assert resolution.number == f"B-{NOW.year}-001"


@db
def test_what_takes_force_today_binds_today():
    scene = before_board()

    scene.published(in_force_on=TODAY)

    standard = Standard.objects.get(pk=scene.standard.pk)
    assert standard.bindingness == Bindingness.COMPLY_OR_EXPLAIN


@db
def test_the_document_says_it_all_and_its_hash_can_be_computed_again():
    scene = Scene(Stage.BOARD)
    advice = scene.written()
    minority_view(advice.round)
    establish_advice(advice=advice, by=scene.chairs[BodyKind.COLLEGE], now=NOW)

    resolution = scene.published()

    again = json.loads(resolution.canonical)
    assert again == resolution.content
    assert sha256_of(canonical_json(again)) == resolution.sha256
    assert again["advies"]["minderheidsstandpunten"][0]["tekst"] == (
        "Wij vinden de invoertermijn te kort."
    )
    assert again["versie"]["sha256"] == scene.dossier.versions.get().sha256
    assert again["gevolgen"]["sha256"] == resolution.decision.impact.sha256


@db
def test_several_are_published_at_once_or_none():
    scene = before_board()
    other = another(scene)
    confirmed, waiting = scene.confirmed(), entered(scene, other)

    with pytest.raises(NotReady, match="niet door een tweede persoon"):
        publish(scene, confirmed, waiting)

    nothing_published()
    assert Dossier.objects.get(pk=scene.dossier.pk).stage == Stage.DECIDED


@db
def test_two_at_once_get_numbers_in_a_row():
    scene = before_board()
    other = another(scene)

    made = publish(scene, scene.confirmed(), confirmed(scene, other))

    assert [one.number for one in made] == [f"B-{NOW.year}-001", f"B-{NOW.year}-002"]


@db
def test_one_embargo_holds_back_all():
    scene = before_board()
    other = another(scene)
    held = confirmed(scene, other, embargo_until=NOW + DAY)

    with pytest.raises(UnderEmbargo, match="Nog een voorstel"):
        publish(scene, scene.confirmed(), held)

    nothing_published()


@db
def test_an_embargo_until_a_minute_to_midnight_in_amsterdam_is_kept_to_the_minute():
    evening = datetime.datetime.combine(
        TODAY - 2 * DAY, datetime.time(23, 59), AMSTERDAM
    )
    early = evening - DAY
    scene = Scene(Stage.BOARD)
    made = round_of(
        scene.college, scene.dossier, closed_at=CLOSED - datetime.timedelta(days=5)
    )
    advice = write_advice(
        of_round=made,
        verdict="positief",
        text="Doen.",
        by=scene.secretaries[BodyKind.COLLEGE],
        now=early,
    )
    establish_advice(advice=advice, by=scene.chairs[BodyKind.COLLEGE], now=early)
    decision = record_decision(
        dossier=scene.dossier,
        body=scene.board,
        decided=scene.decided(
            decided_on=day_of(early), embargo_until=evening, in_force_on=TODAY
        ),
        by=scene.secretaries[BOARD],
        now=early,
    )
    decision = confirm_decision(decision=decision, by=scene.second, now=early)

    with pytest.raises(UnderEmbargo, match=r"23\.59"):
        publish(scene, decision, now=evening - datetime.timedelta(seconds=1))
    nothing_published()
    [resolution] = publish(scene, decision, now=evening)
    assert resolution.published_at == evening


@db
def test_only_secretaries_of_who_decides_publish():
    scene = before_board()
    decision = scene.confirmed()

    for stranger in (
        scene.secretaries[BodyKind.COLLEGE],
        scene.chairs[BOARD],
        person_with(Role.FUNCTIONAL_ADMINISTRATOR),
    ):
        with pytest.raises(NotAllowed):
            publish(scene, decision, by=stranger)

    nothing_published()


@db
def test_what_was_published_is_not_published_again():
    scene = before_board()
    decision = scene.published().decision

    with pytest.raises(NotReady, match="al gepubliceerd"):
        publish(scene, decision)

    assert Resolution.objects.count() == 1


@db
def test_a_rejection_is_published_and_binds_nobody():
    scene = before_board(("tegen", "tegen"))

    resolution = scene.published(outcome=Outcome.REJECT, level=0, in_force_on=None)

    assert resolution.content["uitkomst"] == "afwijzen"
    assert Dossier.objects.get(pk=scene.dossier.pk).stage == Stage.REJECTED
    assert not BindingnessChange.objects.filter(origin=ChangeOrigin.DECISION).exists()


@db
@pytest.mark.parametrize(
    ("kind", "begins"),
    [
        (DossierKind.NEW_VERSION, "Zet de nieuwe versie van"),
        (DossierKind.NEW_STANDARD, "Zet versie en datums van"),
    ],
)
def test_a_new_version_is_left_as_a_task_for_the_editors(kind, begins):
    before = set(UpkeepTask.objects.values_list("pk", flat=True))
    before_board(kind=kind).published()

    [task] = UpkeepTask.objects.exclude(pk__in=before)

    assert (task.title.startswith(begins), task.repeats_yearly) == (True, False)


@db
def test_a_withdrawal_ends_how_binding_the_standard_was():
    scene = before_board(level=0, now_at=2, kind=DossierKind.WITHDRAWAL)

    scene.published(level=Bindingness.NOT_ESTABLISHED, in_force_on=TODAY)

    standard = Standard.objects.get(pk=scene.standard.pk)
    assert standard.bindingness == Bindingness.NOT_ESTABLISHED
