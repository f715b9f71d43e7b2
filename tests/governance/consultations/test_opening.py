"""The secretary asks about one frozen version, for as long as the rule says."""

import datetime

import pytest
from django.utils import timezone

from governance.domain.consultations.opening import (
    AlreadyAsked,
    NothingToAsk,
    TooShort,
)
from governance.domain.consultations.times import end_of, first_last_day
from governance.enums import ConsultationKind, Stage
from governance.models import Consultation
from samenorganiseren.shared.errors import NotAllowed
from samenorganiseren.shared.wording import dutch_date, dutch_moment
from tests.factories.accounts import UserFactory

from .scene import DAY, Scene

pytestmark = pytest.mark.django_db


def test_opening_brings_the_proposal_to_its_consultation_and_fixes_the_text():
    scene = Scene()

    made = scene.open()

    scene.dossier.refresh_from_db()
    assert (scene.dossier.stage, made.version) == (
        Stage.CONSULTATION,
        scene.dossier.versions.get(),
    )
    last = scene.dossier.events.last()
    assert (last.kind, last.visibility) == ("consultatie-geopend", "openbaar")
    assert last.payload["consultatie"] == made.pk


def test_the_rule_says_how_long_it_lasts_at_least():
    scene = Scene(consultation_days=14)
    last_day = timezone.localdate() + 13 * DAY

    with pytest.raises(TooShort) as refusal:
        scene.open(ago=0, closes_at=end_of(last_day))

    assert str(refusal.value) == (
        "Volgens de regel duurt dit minstens 14 dagen. Kies "
        f"{dutch_date(last_day + DAY)} of een latere dag."
    )
    assert list(Consultation.objects.all()) == []
    scene.dossier.refresh_from_db()
    assert scene.dossier.stage == Stage.INTAKE
    assert scene.open(ago=0, closes_at=end_of(last_day + DAY)).pk


@pytest.mark.parametrize(
    ("last_day", "closes_at", "words"),
    [
        (
            datetime.date(2027, 3, 27),
            datetime.datetime(2027, 3, 27, 23, tzinfo=datetime.UTC),
            "28 maart 2027, 00.00 uur",
        ),
        # The night of the 28th summer time begins: the day has 23 hours.
        (
            datetime.date(2027, 3, 28),
            datetime.datetime(2027, 3, 28, 22, tzinfo=datetime.UTC),
            "29 maart 2027, 00.00 uur",
        ),
        (
            datetime.date(2027, 10, 31),
            datetime.datetime(2027, 10, 31, 23, tzinfo=datetime.UTC),
            "1 november 2027, 00.00 uur",
        ),
    ],
)
def test_the_last_day_ends_at_midnight_in_amsterdam(last_day, closes_at, words):
    assert end_of(last_day) == closes_at
    assert dutch_moment(end_of(last_day)) == words


def test_days_are_counted_as_people_do_when_the_clocks_change():
    Scene(consultation_days=28)
    opened = datetime.datetime(2027, 3, 1, 22, 59, tzinfo=datetime.UTC)

    assert first_last_day(ConsultationKind.OPEN, opened) == datetime.date(2027, 3, 29)


def test_only_one_of_a_kind_is_open_at_a_time():
    scene = Scene()
    first = scene.open()

    with pytest.raises(AlreadyAsked):
        scene.open()

    assert list(Consultation.objects.all()) == [first]


def test_a_question_has_words():
    scene = Scene()

    with pytest.raises(NothingToAsk):
        scene.open(question=" ")

    assert list(Consultation.objects.all()) == []


def test_only_the_secretary_where_the_proposal_is_asks():
    scene = Scene()

    with pytest.raises(NotAllowed):
        scene.open(by=UserFactory())

    assert list(Consultation.objects.all()) == []


def test_before_the_intake_nobody_is_asked():
    scene = Scene(stage=Stage.SUBMITTED)

    with pytest.raises(NotAllowed) as refusal:
        scene.open()

    assert str(refusal.value) == (
        "Bij de fase “ingediend” hoort geen openbare consultatie."
    )
    assert list(Consultation.objects.all()) == []
