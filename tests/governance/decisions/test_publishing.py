"""Decisions are published all together or not at all, and then bind."""

import datetime
import json
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event

import pytest
from django.db import (
    DatabaseError,
    IntegrityError,
    connection,
    connections,
    transaction,
)

from accounts.enums import Role
from accounts.models import UpkeepTask
from catalogue.enums import Authority, Bindingness, ChangeOrigin
from catalogue.models import BindingnessChange, Standard
from governance.domain.decisions.advising import write_advice
from governance.domain.decisions.announcing import announce_resolution
from governance.domain.decisions.deciding import confirm_decision, record_decision
from governance.domain.decisions.establishing import establish_advice
from governance.domain.decisions.publishing import (
    NotReady,
    UnderEmbargo,
    publish_decisions,
)
from governance.domain.decisions.rectifying import (
    AlreadyCorrected,
    ReasonMissing,
    rectify,
)
from governance.domain.events import canonical_json, sha256_of
from governance.domain.stages import lock, move
from governance.enums import BodyKind, DossierKind, Outcome, ResolutionKind, Stage
from governance.models import ConsultationResponse, Decision, Dossier, Resolution
from journal.models import Message
from notifications.models import Notice
from samenorganiseren.shared.days import AMSTERDAM, day_of
from samenorganiseren.shared.errors import NotAllowed
from tests.factories.accounts import (
    MunicipalOrganisationFactory,
    UserFactory,
    person_with,
)
from tests.factories.catalogue import StandardFactory
from tests.factories.governance import dossier_at

from .scene import (
    CLOSED,
    NOW,
    TODAY,
    Scene,
    before_board,
    level_of,
    minority_view,
    round_of,
    row_of,
)

db = pytest.mark.django_db
DAY = datetime.timedelta(days=1)
BOARD = BodyKind.BOARD


def refused_by(write):
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        write()
    return refusal.value.__cause__.diag.constraint_name


def _sql(statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)


def nothing_published():
    assert list(Resolution.objects.all()) == []
    assert list(BindingnessChange.objects.filter(origin=ChangeOrigin.DECISION)) == []
    assert not Message.objects.filter(handler="governance.announce_resolution").exists()


def publish(scene, *decisions, now=NOW, by=None):
    by = by or scene.secretaries[BOARD]
    return publish_decisions(decisions=decisions, by=by, now=now)


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
    other = _another(scene)
    confirmed, waiting = scene.confirmed(), _entered(scene, other)

    with pytest.raises(NotReady, match="niet door een tweede persoon"):
        publish(scene, confirmed, waiting)

    nothing_published()
    assert Dossier.objects.get(pk=scene.dossier.pk).stage == Stage.DECIDED


def _another(scene):
    """A second dossier before the same board, advised about."""
    dossier, standard = scene.dossier, scene.standard
    scene.standard = level_of(StandardFactory(), 1)
    scene.dossier = dossier_at(
        Stage.BOARD, intended_level=2, standard=scene.standard, title="Nog een voorstel"
    )
    scene.advised()
    other, scene.dossier, scene.standard = scene.dossier, dossier, standard
    return other


def _entered(scene, dossier):
    mine, scene.dossier = scene.dossier, dossier
    decision = scene.enter()
    scene.dossier = mine
    return decision


def _confirmed(scene, dossier, **changed):
    mine, scene.dossier = scene.dossier, dossier
    decision = scene.confirmed(**changed)
    scene.dossier = mine
    return decision


@db
def test_two_at_once_get_numbers_in_a_row():
    scene = before_board()
    other = _another(scene)

    made = publish(scene, scene.confirmed(), _confirmed(scene, other))

    assert [one.number for one in made] == [f"B-{NOW.year}-001", f"B-{NOW.year}-002"]


@db
def test_one_embargo_holds_back_all():
    scene = before_board()
    other = _another(scene)
    held = _confirmed(scene, other, embargo_until=NOW + DAY)

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


ROWS = {
    "resolution_hash_is_of_its_text": {"sha256": "0" * 64},
    "resolution_numbers_have_no_gaps": {"number": f"B-{NOW.year}-002", "sequence": 2},
    "resolution_in_force_as_decided": {"in_force_on": TODAY},
    "resolution_published_now": {"published_at": NOW + DAY},
    "resolution_kind_fits_the_decision": {"kind": "intrekking"},
    "resolution_rectifies_one": {"kind": "rectificatie"},
}


@db
@pytest.mark.parametrize("rule", ROWS)
def test_postgresql_publishes_no_document_that_is_not_right(rule):
    decision = before_board().confirmed()

    assert refused_by(row_of(decision, **ROWS[rule]).save) == rule

    assert list(Resolution.objects.all()) == []


@db
def test_postgresql_publishes_only_what_was_confirmed():
    decision = before_board().enter()

    assert refused_by(row_of(decision).save) == "resolution_of_a_confirmed_decision"


@db
def test_postgresql_keeps_the_embargo_by_its_own_clock():
    decision = before_board().confirmed(embargo_until=NOW + DAY)

    for moment in (NOW, NOW + 2 * DAY):
        refusal = refused_by(row_of(decision, published_at=moment).save)
        assert refusal == "resolution_after_the_embargo"


def _second(number):
    return {"number": f"B-{NOW.year}-00{number}", "sequence": number}


@db
def test_postgresql_publishes_a_decision_once():
    decision = before_board().published().decision

    assert (
        refused_by(row_of(decision, **_second(2)).save) == "resolution_one_per_decision"
    )


@db
def test_postgresql_lets_one_document_follow_another_once():
    scene = before_board()
    first = scene.published()
    rectify(
        resolution=first,
        text="Goed.",
        reason="Tikfout.",
        by=scene.secretaries[BOARD],
        now=NOW,
    )
    again = row_of(first.decision, kind="rectificatie", rectifies=first, **_second(3))

    assert refused_by(again.save) == "governance_resolution_rectifies_id_key"


@db
def test_postgresql_lets_no_document_follow_one_of_another_decision():
    scene = before_board()
    first, other = scene.published(), _another(scene)
    decision = _confirmed(scene, other)
    stray = row_of(decision, kind="rectificatie", rectifies=first, **_second(2))

    assert refused_by(stray.save) == "resolution_chain_is_its_own"


@db
@pytest.mark.parametrize(
    "attack",
    [
        "UPDATE governance_resolution SET title = 'Iets anders.'",
        "DELETE FROM governance_resolution",
        "TRUNCATE governance_resolution CASCADE",
        "UPDATE governance_impact SET totals = '{}'",
        "DELETE FROM governance_impact",
    ],
)
@pytest.mark.parametrize(
    "switch",
    [
        "",
        "SET LOCAL pgtrigger.ignore = 'all'; ",
        "SET LOCAL session_replication_role = replica; ",
        "SET ROLE portal_owner; ",
        "ALTER TABLE governance_resolution DISABLE TRIGGER ALL; ",
    ],
)
def test_no_switch_lets_a_published_document_be_changed(switch, attack):
    before_board().published()
    before = Resolution.objects.values().get()

    with pytest.raises(DatabaseError), transaction.atomic():
        _sql(switch + attack)

    assert Resolution.objects.values().get() == before


def change_by(resolution, **changed):
    """A change of bindingness as an attacker would write it beside a resolution."""
    decision = resolution.decision
    return BindingnessChange(
        **{
            "standard": decision.dossier.standard,
            "authority": Authority.VNG,
            "level": decision.level,
            "decided_on": decision.decided_on,
            "decided_source": "bron",
            "in_force_on": resolution.in_force_on,
            "in_force_source": "bron",
            "source": "bron",
            "origin": ChangeOrigin.DECISION,
            "resolution_key": resolution.subject_key,
            "recorded_by_key": "machine:test",
            "recorded_by_label": "test",
            "recorded_at": NOW,
            **changed,
        }
    )


@db
@pytest.mark.parametrize(
    "changed",
    [
        lambda: {"level": Bindingness.RECOMMENDED},
        lambda: {"standard": level_of(StandardFactory(), 1)},
        lambda: {"authority": Authority.LAW},
        lambda: {"in_force_on": TODAY},
        lambda: {"decided_on": TODAY - DAY},
    ],
)
def test_a_resolution_binds_only_the_standard_and_level_it_is_about(changed):
    resolution = before_board().published()
    before = BindingnessChange.objects.count()

    refusal = refused_by(change_by(resolution, **changed()).save)

    # A standard that is made for the try has its own change of before.
    made = BindingnessChange.objects.filter(origin=ChangeOrigin.DECISION).count()
    assert (refusal, made) == ("bindingness_fits_its_resolution", 1)
    assert BindingnessChange.objects.count() - before <= 1


@db
def test_a_resolution_binds_once():
    resolution = before_board().published()

    refusal = refused_by(change_by(resolution).save)

    assert refusal == "bindingness_once_per_resolution"


@db
@pytest.mark.parametrize(
    "changed",
    [
        {"level": 0, "decided_on": TODAY, "in_force_on": TODAY + 40 * DAY},
        {"level": 0, "decided_on": datetime.date(2021, 1, 1)},
    ],
)
def test_nothing_recorded_undoes_what_was_decided_here(changed):
    resolution = before_board().published()
    recorded = change_by(
        resolution, origin=ChangeOrigin.RECORDED, resolution_key="", **changed
    )

    assert refused_by(recorded.save) == "bindingness_decided_in_the_portal"


@db
def test_nothing_recorded_ends_a_level_two_of_before_the_portal():
    standard = level_of(StandardFactory(), 2)
    row = BindingnessChange.objects.get(standard=standard)
    values = {
        field.attname: getattr(row, field.attname)
        for field in BindingnessChange._meta.concrete_fields
        if not field.primary_key
    }
    undone = {**values, "level": 0, "decided_on": TODAY, "in_force_on": TODAY}

    refusal = refused_by(BindingnessChange(**undone).save)

    assert refusal == "bindingness_decided_in_the_portal"


def notices():
    return sorted(Notice.objects.values_list("recipient__name", "kind"))


@db
def test_nobody_hears_of_it_before_it_is_published():
    scene = before_board()
    person_with(Role.INFORMATION_MANAGER, scene.dossier.proposer)

    scene.confirmed(embargo_until=NOW + DAY)

    assert notices() == []
    nothing_published()


@db
def test_the_proposer_hears_what_became_of_it_and_municipalities_what_is_asked():
    scene = before_board()
    person_with(
        Role.APPROVER, scene.dossier.proposer, name="Indiener", email="i@x.example"
    )
    person_with(
        Role.INFORMATION_MANAGER, MunicipalOrganisationFactory(), name="Manager"
    )
    resolution = scene.published()

    for _ in range(2):
        announce_resolution(resolution_id=resolution.pk, now=NOW)

    assert notices() == [("Indiener", "besluit"), ("Manager", "toepassing-gevraagd")]


@db
def test_everyone_who_reacted_hears_what_became_of_it_once():
    scene = before_board()
    consultation = scene.everybody_asked()
    person = UserFactory(name="Reageerder")
    for number in (1, 2):
        ConsultationResponse.objects.create(
            consultation=consultation,
            person=person,
            person_label=person.name,
            number=number,
            previous=ConsultationResponse.objects.first(),
            text="Goed plan.",
            idempotency_key=f"reactie-{number}",
            recorded_at=NOW,
        )
    resolution = scene.published()

    announce_resolution(resolution_id=resolution.pk, now=NOW)

    assert notices() == [("Reageerder", "besluit")]


def test_of_two_who_publish_at_once_one_is_told(racing_db):
    scene = before_board()
    decision = scene.confirmed()
    people, start = [scene.secretaries[BOARD], scene.second], Barrier(2)

    def act(person):
        start.wait()
        try:
            publish(scene, decision, by=person)
            return "gepubliceerd"
        except NotReady:
            return "al gepubliceerd"
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as threads:
        outcomes = sorted(threads.map(act, people))

    assert outcomes == ["al gepubliceerd", "gepubliceerd"]
    assert Resolution.objects.count() == 1
    assert Decision.objects.get().resolutions.count() == 1


def test_of_two_who_rectify_at_once_one_is_told(racing_db):
    scene = before_board()
    first = scene.published()
    people, start = [scene.secretaries[BOARD], scene.second], Barrier(2)

    def act(person):
        start.wait()
        try:
            rectify(resolution=first, text="x", reason="y", by=person, now=NOW)
            return "gerectificeerd"
        except AlreadyCorrected:
            return "al gerectificeerd"
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as threads:
        outcomes = sorted(threads.map(act, people))

    assert outcomes == ["al gerectificeerd", "gerectificeerd"]
    numbers = list(Resolution.objects.order_by("pk").values_list("number", flat=True))
    assert numbers == [f"B-{NOW.year}-001", f"B-{NOW.year}-002"]


def test_two_documents_never_get_the_same_number(racing_db):
    scene = before_board()
    other = _another(scene)
    first, second = scene.confirmed(), _confirmed(scene, other)
    is_stored, is_answered = Event(), Event()

    def hold():
        try:
            with transaction.atomic():
                row_of(first).save()
                is_stored.set()
                # Whoever waits for us is not answered before we are done.
                is_answered.wait(1)
        finally:
            connections.close_all()

    def follow():
        is_stored.wait()
        try:
            row_of(second).save()
            return "opgeslagen"
        except IntegrityError as refusal:
            return refusal.__cause__.diag.constraint_name
        finally:
            is_answered.set()
            connections.close_all()

    with ThreadPoolExecutor(2) as threads:
        threads.submit(hold)
        answer = threads.submit(follow).result()

    assert answer == "governance_resolution_number_key"
    assert [one.decision for one in Resolution.objects.all()] == [first]
