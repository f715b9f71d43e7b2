"""A secretary writes the advice, a chair who wrote none of it establishes it."""

import datetime

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from accounts.enums import Role
from governance.domain.decisions.advice_content import advice_content
from governance.domain.decisions.advising import (
    AlreadyEstablished,
    ConditionsMissing,
    RoundNotReady,
    SaysOtherwise,
    write_advice,
)
from governance.domain.decisions.documents import seal
from governance.domain.decisions.establishing import (
    MinorityHasTime,
    establish_advice,
    publish_advice,
    waive_minority,
)
from governance.domain.events import canonical_json, sha256_of
from governance.enums import (
    AdviceState,
    AdviceVerdict,
    BodyKind,
    Publicity,
    RoundState,
)
from governance.models import Advice, Round
from samenorganiseren.shared.errors import NotAllowed
from tests.factories.accounts import RoleAssignmentFactory
from tests.factories.governance import BodyRuleFactory, member_of

from .scene import CLOSED, NOW, Scene, minority_view, round_of

pytestmark = pytest.mark.django_db
TASKFORCE = BodyKind.TASKFORCE
HOUR = datetime.timedelta(hours=1)


def refused_by(write):
    """The rule by whose name PostgreSQL refuses it."""
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        write()
    return refusal.value.__cause__.diag.constraint_name


def sql(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def test_an_advice_says_what_was_counted_and_is_numbered_and_hashed():
    scene = Scene()
    advice = scene.written(TASKFORCE)

    advice = establish_advice(advice=advice, by=scene.chairs[TASKFORCE], now=NOW)

    assert (advice.state, advice.number) == (
        AdviceState.ESTABLISHED,
        f"A-{NOW.year}-001",
    )
    assert advice.sha256 == sha256_of(canonical_json(advice.content))
    assert advice.content["versie"]["sha256"] == advice.version.sha256
    assert advice.content["uitslag"] == {
        "standpunten": {
            "voor": 2,
            "voor-mits": 0,
            "tegen": 1,
            "onthouding": 0,
            "geen-standpunt": 0,
        },
        "stemgerechtigd": 3,
        "belang": 0,
        "deelgenomen": 3,
        "nodig": 2,
        "quorum": True,
        "uitslag": "positief",
    }
    assert Round.objects.get(pk=advice.round_id).state == RoundState.CONCLUDED
    kinds = [event.kind for event in scene.dossier.events.order_by("-sequence")[:3]]
    assert kinds == ["advies-vastgesteld", "ronde-geconcludeerd", "advies-opgesteld"]


def test_the_minority_is_read_word_for_word_and_named_by_consent():
    scene = Scene()
    advice = scene.written(TASKFORCE)
    view = minority_view(advice.round)
    public = view.signatures.get(in_public=True).seat

    advice = establish_advice(advice=advice, by=scene.chairs[TASKFORCE], now=NOW)

    assert advice.content["minderheidsstandpunten"] == [
        {
            "tekst": "Wij vinden de invoertermijn te kort.",
            "ondertekenaars": [f"{public.person_label}, Gemeente Voorbeeld"],
        }
    ]
    silent = view.signatures.get(in_public=False).seat.person_label
    assert silent not in advice.canonical


@pytest.mark.parametrize(
    ("publicity", "told"), [(Publicity.INSIDE, False), (Publicity.PUBLIC, True)]
)
def test_names_with_positions_stand_in_it_only_by_the_rule(publicity, told):
    scene = Scene()
    BodyRuleFactory(
        body=scene.taskforce,
        in_force_on=datetime.date(2021, 1, 1),
        publicity=publicity,
    )
    advice = scene.written(TASKFORCE)

    advice = establish_advice(advice=advice, by=scene.chairs[TASKFORCE], now=NOW)

    assert ("standpunten" in advice.content) == told
    names = [seat.person_label for seat in advice.round.seats.all()]
    assert [name in advice.canonical for name in names] == [told] * 3
    assert "gemeentesecretaris" not in advice.canonical


def test_a_chair_who_wrote_the_text_does_not_establish_it():
    scene = Scene()
    chair = scene.chairs[TASKFORCE]
    RoleAssignmentFactory(
        user=chair,
        role=Role.BODY_SECRETARY,
        organisation=scene.taskforce.organisation,
    )
    made = round_of(scene.taskforce, scene.dossier)
    texts = {"of_round": made, "verdict": AdviceVerdict.POSITIVE, "now": NOW}
    write_advice(text="Van de voorzitter.", by=chair, **texts)
    advice = write_advice(
        text="Van de secretaris.", by=scene.secretaries[TASKFORCE], **texts
    )

    with pytest.raises(NotAllowed):
        establish_advice(advice=advice, by=chair, now=NOW)

    advice.refresh_from_db()
    assert (advice.state, advice.number) == (AdviceState.DRAFT, "")


def test_only_the_secretary_writes_and_only_the_chair_establishes():
    scene = Scene()
    made = round_of(scene.taskforce, scene.dossier)
    member, secretary = member_of(scene.taskforce), scene.secretaries[TASKFORCE]
    text = {"verdict": AdviceVerdict.POSITIVE, "text": "Doe dit.", "now": NOW}

    for stranger in (member, scene.chairs[TASKFORCE], scene.secretaries["college"]):
        with pytest.raises(NotAllowed):
            write_advice(of_round=made, by=stranger, **text)
    advice = write_advice(of_round=made, by=secretary, **text)
    for stranger in (member, scene.chairs[BodyKind.COLLEGE]):
        with pytest.raises(NotAllowed):
            establish_advice(advice=advice, by=stranger, now=NOW)

    advice.refresh_from_db()
    assert advice.state == AdviceState.DRAFT


def test_the_minority_has_its_time_unless_it_waives_it():
    scene = Scene()
    advice, chair = scene.written(TASKFORCE), scene.chairs[TASKFORCE]

    with pytest.raises(MinorityHasTime):
        establish_advice(advice=advice, by=chair, now=CLOSED + 23 * HOUR)
    advice.refresh_from_db()
    assert advice.state == AdviceState.DRAFT

    waive_minority(advice=advice, by=scene.secretaries[TASKFORCE], now=CLOSED + HOUR)
    advice = establish_advice(advice=advice, by=chair, now=CLOSED + 2 * HOUR)
    assert advice.state == AdviceState.ESTABLISHED


def test_what_a_round_did_not_say_is_not_advised():
    scene = Scene()
    made = round_of(scene.taskforce, scene.dossier, ("voor-mits", "voor"))
    write = {
        "of_round": made,
        "by": scene.secretaries[TASKFORCE],
        "now": NOW,
        "text": "x",
    }

    with pytest.raises(SaysOtherwise):
        write_advice(verdict=AdviceVerdict.NEGATIVE, **write)
    with pytest.raises(ConditionsMissing):
        write_advice(verdict=AdviceVerdict.CONDITIONAL, conditions=" ", **write)

    assert list(Advice.objects.all()) == []


def test_an_open_round_gives_no_advice():
    scene = Scene()
    made = Round.objects.create(
        body=scene.taskforce,
        dossier=scene.dossier,
        version=scene.dossier.versions.get(),
        rule=scene.taskforce.rules.get(),
        question="?",
        mode="schriftelijk",
        planned_by_label="x",
        planned_at=NOW,
    )

    with pytest.raises(RoundNotReady):
        write_advice(
            of_round=made,
            verdict=AdviceVerdict.POSITIVE,
            text="x",
            by=scene.secretaries[TASKFORCE],
            now=NOW,
        )

    assert list(Advice.objects.all()) == []
    assert (
        refused_by(
            lambda: Advice.objects.create(
                dossier=scene.dossier,
                version=made.version,
                body=made.body,
                round=made,
                verdict="positief",
                text="x",
                author=scene.secretaries[TASKFORCE],
                author_ids=[scene.secretaries[TASKFORCE].pk],
                written_at=NOW,
            )
        )
        == "advice_round_closed_with_quorum"
    )


def test_an_established_advice_is_not_written_anew_and_a_new_one_replaces_it():
    scene = Scene()
    first = scene.published_advice(TASKFORCE)

    with pytest.raises(AlreadyEstablished):
        write_advice(
            of_round=first.round,
            verdict=AdviceVerdict.POSITIVE,
            text="Iets anders.",
            by=scene.secretaries[TASKFORCE],
            now=NOW,
        )
    second = scene.advised(TASKFORCE, ("tegen", "tegen"))

    first.refresh_from_db()
    assert (first.state, first.replaced_by, first.text) == (
        AdviceState.REPLACED,
        second,
        "Wij adviseren dit zo te doen.",
    )
    assert publish_advice(
        advice=second, by=scene.secretaries[TASKFORCE], now=NOW
    ).published_at


SWITCHES = [
    "",
    "SET LOCAL pgtrigger.ignore = 'all'; ",
    "SET LOCAL session_replication_role = replica; ",
    "SET ROLE portal_owner; ",
    "ALTER TABLE governance_advice DISABLE TRIGGER ALL; ",
]
CHANGES = {
    "text = 'Iets anders.'": "advice_established_stays",
    "content = '{}'": "advice_established_stays",
    "sha256 = repeat('0', 64)": "advice_established_stays",
    "verdict = 'negatief'": "advice_established_stays",
    "state = 'concept', number = '', established_at = NULL": "advice_established_stays",
    "state = 'vervangen', replaced_by_id = id": "advice_replaced_by_its_own",
    "state = 'vervangen'": "advice_state_is_complete",
    "published_at = now()": "advice_state_is_complete",
}


@pytest.mark.parametrize("change", CHANGES)
def test_postgresql_keeps_the_words_of_an_established_advice(change):
    advice = Scene().advised(TASKFORCE)
    before = Advice.objects.values().get(pk=advice.pk)

    refusal = refused_by(lambda: sql(f"UPDATE governance_advice SET {change}"))

    assert refusal == CHANGES[change]
    assert Advice.objects.values().get(pk=advice.pk) == before


@pytest.mark.parametrize("switch", SWITCHES)
@pytest.mark.parametrize(
    "attack",
    [
        "UPDATE governance_advice SET text = 'Iets anders.'",
        "DELETE FROM governance_advice",
        "TRUNCATE governance_advice CASCADE",
    ],
)
def test_no_switch_lets_an_advice_be_changed(switch, attack):
    advice = Scene().advised(TASKFORCE)

    with pytest.raises(DatabaseError), transaction.atomic():
        sql(switch + attack)

    advice.refresh_from_db()
    assert advice.text == "Wij adviseren dit zo te doen."


def establishing(scene, advice, number="A-2026-777", **changed):
    """What raw SQL would write to establish it, with this in it changed."""
    sealed = seal(advice_content(advice, number=number, at=NOW))
    values = {
        "state": AdviceState.ESTABLISHED,
        "number": number,
        "content": sealed.content,
        "canonical": sealed.canonical,
        "sha256": sealed.sha256,
        "established_by": scene.chairs[TASKFORCE],
        "established_at": NOW,
        **changed,
    }
    return lambda: Advice.objects.filter(pk=advice.pk).update(**values)


@pytest.mark.parametrize(
    ("rule", "changed"),
    [
        ("advice_established_by_chair", lambda s: {"established_by": s.second}),
        (
            "advice_minority_had_its_time",
            lambda s: {"established_at": CLOSED + HOUR},
        ),
        ("advice_hash_is_of_its_text", lambda s: {"sha256": "0" * 64}),
        ("advice_hash_is_of_its_text", lambda s: {"text": "Stiekem iets anders."}),
        ("advice_edge_exists", lambda s: {"state": "gepubliceerd"}),
        (
            "advice_established_by_no_author",
            lambda s: {
                "author_ids": [
                    s.chairs[TASKFORCE].pk,
                    s.secretaries[TASKFORCE].pk,
                ]
            },
        ),
        ("advice_knows_its_authors", lambda s: {"author_ids": []}),
    ],
)
def test_postgresql_establishes_only_what_may_be(rule, changed):
    scene = Scene()
    advice = scene.written(TASKFORCE)

    refusal = refused_by(establishing(scene, advice, **changed(scene)))

    assert refusal == rule
    advice.refresh_from_db()
    assert advice.state == AdviceState.DRAFT


def test_postgresql_lets_an_advice_begin_as_draft():
    scene = Scene()
    established = scene.advised(TASKFORCE)
    values = {
        field.attname: getattr(established, field.attname)
        for field in Advice._meta.concrete_fields
        if not field.primary_key
    }
    other = round_of(scene.taskforce, scene.dossier)
    row = Advice(**{**values, "round_id": other.pk, "number": "A-2026-778"})

    assert refused_by(row.save) == "advice_begins_as_draft"


def test_postgresql_keeps_an_advice_to_its_round():
    scene = Scene()
    advice = scene.written(TASKFORCE)

    refusal = refused_by(
        lambda: Advice.objects.filter(pk=advice.pk).update(body=scene.college)
    )

    assert refusal == "advice_of_its_round"


def test_postgresql_gives_a_number_once():
    scene = Scene()
    first = scene.written(TASKFORCE)
    establishing(scene, first)()
    second = scene.written(TASKFORCE)

    assert refused_by(establishing(scene, second)) == "advice_number_once"


def test_postgresql_lets_an_advice_replace_one_other():
    scene = Scene()
    first, second = scene.written(TASKFORCE), scene.written(TASKFORCE)
    establishing(scene, first)()
    establishing(scene, second, "A-2026-778")()
    third = scene.written(TASKFORCE)
    establishing(scene, third, "A-2026-779")()
    replace = {"state": AdviceState.REPLACED, "replaced_by": third}
    Advice.objects.filter(pk=first.pk).update(**replace)

    refusal = refused_by(lambda: Advice.objects.filter(pk=second.pk).update(**replace))

    assert refusal == "governance_advice_replaced_by_id_key"
