"""Rules hold from their day on; the composition report says what is amiss."""

import datetime

import pytest

from accounts.models import Organisation
from governance.domain.bodies.loading import load_bodies
from governance.domain.bodies.ruling import (
    ChangesThePast,
    NewRule,
    RuleExists,
    RuleIncomplete,
    record_rule,
)
from governance.enums import SeatCategory
from governance.models import Body, BodyRule, Seat, SeatLimit
from governance.queries.bodies.composition import composition_on
from governance.queries.bodies.rules import rule_on
from samenorganiseren.shared.actors import Machine
from samenorganiseren.shared.errors import NotAllowed
from tests.factories.accounts import UserFactory
from tests.factories.governance import BodyFactory, SeatFactory

from .scene import LATER, NOW, TODAY, Scene

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


def record(scene, *, by=None, **rule):
    asked = NewRule(**{"in_force_on": LATER, "source": "Reglement", **rule})
    return record_rule(body=scene.body, rule=asked, by=by or scene.secretary, now=NOW)


def sentences(scene, day=TODAY):
    return {
        (one.kind, one.sentence, one.is_blocking)
        for one in composition_on(scene.body, day).findings
    }


def test_a_rule_holds_from_its_day_and_the_days_before_keep_theirs():
    scene = Scene()

    new = record(scene, says={"quorum_percent": 60}, limits={"vdp": (1, 2)})

    assert rule_on(scene.body, LATER - DAY) == scene.rule
    assert rule_on(scene.body, LATER) == new
    assert rule_on(scene.body, scene.rule.in_force_on - DAY) is None
    assert list(new.limits.values_list("category", "at_least", "at_most")) == [
        ("vdp", 1, 2)
    ]


@pytest.mark.parametrize(
    ("rule", "refusal"),
    [
        ({"in_force_on": TODAY - DAY}, ChangesThePast),
        ({"source": " "}, RuleIncomplete),
    ],
)
def test_a_rule_without_source_or_about_the_past_is_refused(rule, refusal):
    scene = Scene()

    with pytest.raises(refusal):
        record(scene, **rule)

    assert list(BodyRule.objects.all()) == [scene.rule]


@pytest.mark.parametrize("day", [LATER, TODAY])
def test_a_rule_comes_after_the_one_before(day):
    scene = Scene()
    record(scene)

    with pytest.raises(RuleExists):
        record(scene, in_force_on=day)

    assert BodyRule.objects.count() == 2


def test_who_does_not_compose_the_body_makes_no_rule():
    scene = Scene()

    with pytest.raises(NotAllowed):
        record(scene, by=UserFactory())

    assert list(BodyRule.objects.all()) == [scene.rule]


def test_a_body_that_is_well_composed_has_no_findings():
    scene = Scene()
    scene.appoint()

    assert sentences(scene) == set()


def test_an_empty_body_cannot_decide_and_says_so():
    scene = Scene()
    SeatFactory(body=scene.body, category=SeatCategory.CHAIR, label="Voorzitter")

    assert sentences(scene) == {
        (
            "geen-quorum",
            "Dit orgaan kan nu niet besluiten: er zitten 0 mensen met stem, en het "
            "quorum vraagt er 1. Benoem mensen of leg een andere regel vast.",
            True,
        ),
        (
            "geen-voorzitter",
            "Er is geen voorzitter. Niemand kan nu een advies vaststellen.",
            True,
        ),
        ("vacature", "Er zijn 2 zetels leeg: Zetel A, Voorzitter.", False),
    }


def test_an_empty_seat_says_who_is_on_the_way():
    scene = Scene()
    scene.appoint(UserFactory(name="Noor Bakker"), starts_on=LATER)

    assert {one for one in sentences(scene) if one[0] == "vacature"} == {
        (
            "vacature",
            "De zetel Zetel A is leeg. Vanaf 1 maart 2027 zit Noor Bakker er.",
            False,
        )
    }


def test_a_body_without_secretary_or_rule_says_who_can_help():
    body = BodyFactory()

    found = composition_on(body, TODAY)

    assert [one.kind for one in found.findings] == ["geen-regel", "geen-secretaris"]
    assert found.findings[1].sentence == (
        "Er is vandaag geen secretaris. Een functioneel beheerder kan iemand die rol "
        "vandaag nog geven."
    )


def test_too_few_and_too_many_are_named_with_the_rule():
    scene = Scene()
    scene.appoint()
    limits = [("gemeentesecretaris", 2, 2), ("viag", 1, 1)]
    for category, least, most in limits:
        SeatLimit.objects.create(
            rule=scene.rule, category=category, at_least=least, at_most=most
        )
    for number in range(2):
        seat = SeatFactory(body=scene.body, label=f"Extra {number}")
        scene.appoint(seat=seat)
    kinds = {("te-veel", "gemeentesecretaris: 3"), ("te-weinig", "VIAG: 0")}

    found = composition_on(scene.body, TODAY).findings

    assert {
        (one.kind, one.sentence.partition("voor ")[2].partition(".")[0])
        for one in found
    } == kinds


@pytest.mark.parametrize(
    ("two_voices", "voices"), [(False, "één stem"), (True, "een stem per zetel")]
)
def test_one_person_on_two_seats_is_named_with_the_voices(two_voices, voices):
    scene, person = Scene(two_voices=two_voices), UserFactory(name="Noor Bakker")
    scene.appoint(person)
    scene.appoint(person, seat=SeatFactory(body=scene.body, label="Zetel B"))

    assert sentences(scene) == {
        (
            "meer-zetels",
            "Noor Bakker zit op de zetels Zetel A en Zetel B. Volgens de regel is dat "
            f"{voices}.",
            False,
        )
    }


def test_more_of_one_employer_than_a_later_rule_allows_is_named():
    scene = Scene()
    scene.appoint(employer="Gemeente Ede")
    scene.appoint(seat=SeatFactory(body=scene.body), employer="gemeente Ede")
    record(scene, says={"max_per_employer": 1})

    assert sentences(scene) == set()
    assert sentences(scene, LATER) == {
        (
            "werkgever",
            "Er zitten 2 mensen van Gemeente Ede. De regel staat er hoogstens 1 toe.",
            False,
        )
    }


@pytest.mark.parametrize(("days", "kinds"), [(90, ["termijn-eindigt"]), (91, [])])
def test_a_term_that_ends_within_ninety_days_is_named(days, kinds):
    scene = Scene()
    scene.appoint(ends_on=TODAY + days * DAY)

    found = composition_on(scene.body, TODAY).findings

    assert [one.kind for one in found] == kinds


def test_the_bodies_are_made_once_and_each_number_says_it_is_a_default():
    made = load_bodies(by=Machine("proef"), now=NOW)
    again = load_bodies(by=Machine("proef"), now=NOW)

    assert (made, again) == (5, 0)
    assert list(Body.objects.by_order().values_list("organisation__name", "slug")) == [
        ("Taskforce Samen Organiseren", "taskforce-samen-organiseren"),
        ("College van Dienstverleningszaken", "college-van-dienstverleningszaken"),
        ("VNG-bestuur", "vng-bestuur"),
        ("VNG-directie", "vng-directie"),
        ("Algemene ledenvergadering", "algemene-ledenvergadering"),
    ]
    assert {rule.source for rule in BodyRule.objects.all()} == {
        "Beginwaarde van dit portaal. De VNG publiceert dit getal niet; de secretaris "
        "stelt vast wat geldt."
    }
    taskforce = Seat.objects.filter(body__slug="taskforce-samen-organiseren")
    assert taskforce.count() == 13
    assert Organisation.objects.filter(kind="orgaan").count() == 5
