"""The euro followed to the municipalities that use what it paid for."""

import datetime

import pytest

from accounts.enums import Role
from catalogue.domain.publishing_counts import publish_counts
from catalogue.enums import Ring
from catalogue.rules.suppression import FEW, Shown
from fund.queries.public.spending import Spent, awards_on, spent_on
from fund.queries.public.trace import funded_standards, traces, without_growth
from fund.queries.public.use import uses_of, year_before
from fund.rules.tracing import Cost, attributed, cost_of
from municipalities.models import Population
from tests.factories.accounts import AT, person_with
from tests.factories.adoption import applied_by, state_that
from tests.factories.catalogue import InitiativeFactory, StandardFactory
from tests.factories.municipalities import MunicipalityFactory

from .scene import YEAR, Scene, day

pytestmark = pytest.mark.django_db

EARLY = datetime.date(YEAR - 2, 1, 1)
END = day(12, 31)


@pytest.mark.parametrize(
    ("net", "times", "used", "expected"),
    [
        (1_000_00, Shown(10), True, Cost(100_00, "€\u00a0100,00")),
        (1_000_05, Shown(10), True, Cost(100_01, "€\u00a0100,01")),
        (1_000_04, Shown(10), True, Cost(100_00, "€\u00a0100,00")),
        (1_000_00, Shown(9), True, Cost(None, "vanaf 10 gemeenten")),
        (1_000_00, FEW, True, Cost(None, "vanaf 10 gemeenten")),
        (1_000_00, Shown(10), False, Cost(None, "vanaf één jaar gebruik")),
        (0, Shown(10), True, Cost(None, "nog niets betaald")),
    ],
)
def test_what_one_application_cost(net, times, used, expected):
    assert cost_of(net, times, used_a_year=used) == expected


@pytest.mark.parametrize(
    ("net", "awarded", "shares", "expected"),
    [
        (500_00, 1_000_00, {1: 400_00}, {1: 200_00}),
        (1_000_00, 1_000_00, {1: 333_33, 2: 666_67}, {1: 333_33, 2: 666_67}),
        (100, 1_000_00, {1: 333_33, 2: 666_67}, {1: 33, 2: 67}),
        (0, 1_000_00, {1: 400_00}, {1: 0}),
        (500_00, 1_000_00, {}, {}),
    ],
)
def test_a_standard_has_the_part_that_the_award_states(net, awarded, shares, expected):
    assert attributed(net, awarded, shares) == expected


def test_paid_refunded_and_justified_of_an_award():
    scene = Scene()
    line = scene.line(2_000_00)
    award, other = scene.award(line, 900_00), scene.award(line, 100_00)
    scene.pay(award, 800_00, on=day(3))
    scene.justify(award, 500_00, on=day(6))
    scene.refund(award, 200_00, on=day(9))

    assert spent_on([award.pk, other.pk]) == {
        award.pk: Spent(800_00, 200_00, 500_00),
        other.pk: Spent(),
    }
    assert spent_on([award.pk], day(7)) == {award.pk: Spent(800_00, 0, 500_00)}
    assert spent_on([award.pk], day(2)) == {award.pk: Spent()}


def test_an_award_is_followed_to_the_municipalities_in_use():
    scene = Scene()
    standard = StandardFactory(ring=Ring.PUBLIC)
    said = applied_by(standard, 12, effective_on=EARLY)
    applied_by(standard, 3, state="gepland", effective_on=EARLY)
    for one in said:
        for year, inhabitants in ((YEAR - 3, 900), (YEAR, 1_000)):
            Population.objects.create(
                municipality=one.municipality,
                year=year,
                inhabitants=inhabitants,
                is_final=True,
                source="proef",
            )
    line = scene.line(5_000_00)
    award = scene.award(
        line, 1_200_00, initiative=InitiativeFactory(), shares={standard: 900_00}
    )
    scene.pay(award, 800_00)
    scene.refund(award, 80_00)

    [trace] = traces([award], None, END)

    [share] = trace.shares
    assert (trace.spent.net, trace.rest) == (720_00, 180_00)
    assert (share.stated, share.paid, share.cost.cents) == (900_00, 540_00, 45_00)
    # Fifteen said something; the sixteenth proposed what was advised on.
    assert (share.use.times, share.use.counts.municipalities) == (Shown(12), 16)
    assert (share.use.counts.share, share.use.inhabitants) == ("75%", 12_000)
    assert share.use.used_a_year


def test_as_of_an_earlier_day_nothing_later_is_known():
    scene = Scene()
    standard = StandardFactory(ring=Ring.PUBLIC)
    applied_by(standard, 11, effective_on=EARLY)
    applied_by(standard, 9, effective_on=day(10))
    award = scene.award(
        scene.line(1_000_00), 1_000_00, shares={standard: 1_000_00}, on=day(2)
    )
    scene.pay(award, 220_00, on=day(3))
    scene.pay(award, 100_00, on=day(11))

    [then] = funded_standards(None, day(5))
    [now] = funded_standards(None, END)

    assert (then.paid, then.use.times, then.cost.cents) == (220_00, Shown(11), 20_00)
    assert (now.paid, now.use.times, now.cost.cents) == (320_00, Shown(20), 16_00)
    assert list(awards_on(day(1))) == []


def test_money_without_a_stated_share_is_nobodys():
    scene = Scene()
    standard = StandardFactory(ring=Ring.PUBLIC)
    initiative = InitiativeFactory()
    initiative.produces.add(standard)
    award = scene.award(scene.line(1_000_00), 600_00, initiative=initiative)
    scene.pay(award, 600_00)

    [trace] = traces([award], None, END)

    assert (trace.shares, trace.rest) == ([], 600_00)
    assert funded_standards(None, END) == []


def test_who_may_not_see_names_reads_rounded_counts_and_no_inhabitants():
    standard = StandardFactory(ring=Ring.MUNICIPALITIES)
    applied_by(standard, 11, effective_on=EARLY)
    publish_counts(now=AT)
    today = AT.date()

    public = uses_of([standard.pk], None, today)[standard.pk]
    reader = person_with(Role.INFORMATION_MANAGER)
    municipal = uses_of([standard.pk], reader, today)[standard.pk]

    assert (public.times.words, public.reach) == ("ongeveer 10", "niet getoond")
    assert (municipal.times.words, municipal.reach) == ("11", "0")
    about = cost_of(110_00, public.times, used_a_year=True)
    assert (about.cents, about.words) == (11_00, "ongeveer €\u00a011,00")


def test_funded_and_no_new_application_for_a_year():
    scene = Scene(YEAR - 2)
    still, grows, new = StandardFactory.create_batch(3, ring=Ring.PUBLIC)
    town = MunicipalityFactory()
    state_that(municipality=town, standard=still, state="deels", effective_on=EARLY)
    state_that(municipality=town, standard=still, effective_on=day(3))
    applied_by(grows, 2, effective_on=EARLY)
    applied_by(grows, 1, effective_on=day(6))
    applied_by(new, 1, effective_on=EARLY)
    line = scene.line(9_000_00)
    for standard, on in (
        (still, EARLY + datetime.timedelta(9)),
        (grows, EARLY + datetime.timedelta(9)),
    ):
        scene.award(line, 100_00, shares={standard: 100_00}, on=on)
    later = Scene()
    later.award(later.line(100_00), 100_00, shares={new: 100_00}, on=day(9))

    found = without_growth(funded_standards(None, END), END)

    assert [one.use.standard for one in found] == [still]


def test_the_same_questions_for_one_award_and_for_three(django_assert_num_queries):
    scene = Scene()
    line = scene.line(9_000_00)

    def another():
        standard = StandardFactory(ring=Ring.PUBLIC)
        return scene.award(line, 100_00, shares={standard: 50_00})

    awards = [another()]
    with django_assert_num_queries(4):
        traces(awards, None, END)
    awards += [another(), another()]

    with django_assert_num_queries(4):
        assert len(traces(awards, None, END)) == 3


def test_a_year_before_the_29th_of_february_is_the_28th():
    assert year_before(datetime.date(2024, 2, 29)) == datetime.date(2023, 2, 28)
