"""Each total of a year, against a recount of all its lines."""

import datetime
import random

import pytest

from fund.domain.ledger import credit, debit, pot
from fund.enums import AccountKind, ProgrammeKind
from fund.models import Account, Line
from fund.queries.public.income import Income, asked_by_programme, income_of
from fund.queries.public.totals import Funnel, by_kind, lines_of, whole
from tests.factories.municipalities import MunicipalityFactory

from .scene import YEAR, Scene, day

pytestmark = pytest.mark.django_db

SHORT, LONG = ProgrammeKind.SHORT_CYCLE, ProgrammeKind.MULTI_YEAR


def test_a_year_without_anything_is_empty():
    assert lines_of(YEAR) == []
    assert whole([]) == Funnel()
    assert income_of(YEAR) == Income(0, 0, 0, 0, 0, 0, 0)


def test_every_cent_of_a_ceiling_stands_in_one_place():
    scene = Scene()
    line = scene.line(1_000_00)
    empty = scene.line(kind=LONG)
    asked = scene.line(300_00, kind=SHORT)
    award = scene.award(line, 400_00)
    scene.pay(award, 300_00)
    scene.justify(award, 100_00)
    scene.refund(award, 50_00)
    scene.move(asked, 200_00, AccountKind.AVAILABLE, AccountKind.RESERVED)

    lines = lines_of(YEAR)

    awarded = Funnel(1_000_00, 650_00, 0, 100_00, 150_00, 100_00)
    reserved = Funnel(300_00, 100_00, 200_00)
    assert {one.line: one.funnel for one in lines} == {
        line: awarded,
        empty: Funnel(),
        asked: reserved,
    }
    assert whole(lines) == Funnel(1_300_00, 750_00, 200_00, 100_00, 150_00, 100_00)
    assert (awarded.spent, awarded.awarded, sum(awarded.stages)) == (
        250_00,
        350_00,
        1_000_00,
    )
    assert {one.kind: one.funnel for one in by_kind(lines)} == {
        ProgrammeKind.STRUCTURAL: awarded,
        LONG: Funnel(),
        SHORT: reserved,
    }


def test_another_year_is_not_counted():
    before, now = Scene(YEAR - 1), Scene()
    before.line(500_00)
    line = now.line(300_00)

    assert [(one.line, one.funnel.ceiling) for one in lines_of(YEAR)] == [
        (line, 300_00)
    ]


def test_income_is_what_was_asked_and_what_came():
    scene = Scene()
    one, two = scene.line().programme, scene.line().programme
    town, village = MunicipalityFactory.create_batch(2)
    first = scene.invoice(town, {one: 800_00, two: 200_00}, vat=210_00)
    second = scene.invoice(village, {one: 500_00})
    scene.credit_note(second, {one: 100_00})
    scene.receive(first, 1_000_00)
    scene.other_income(75_00)

    income = income_of(YEAR)

    assert income == Income(
        asked=1_400_00,
        asked_with_vat=1_610_00,
        received=1_000_00,
        open=610_00,
        other=75_00,
        municipalities=2,
        paid_by=1,
    )
    assert asked_by_programme(YEAR) == {one.pk: 1_200_00, two.pk: 200_00}


def test_closing_a_year_does_not_take_away_what_was_asked():
    scene = Scene()
    programme = scene.line().programme
    scene.invoice(MunicipalityFactory(), {programme: 900_00})
    scene.other_income(75_00)
    income = pot(AccountKind.INCOME, year=scene.year, programme=programme)
    other = pot(AccountKind.OTHER_INCOME, year=scene.year)
    result = pot(AccountKind.RESULT, year=scene.year)

    scene.book(
        debit(income, 900_00),
        debit(other, 75_00),
        credit(result, 975_00),
        on=day(12, 31),
    )

    found = income_of(YEAR)
    assert (found.asked, found.other, found.whole) == (900_00, 75_00, 975_00)


def test_a_year_that_ends_at_nothing_keeps_what_was_asked():
    scene = Scene()
    programme = scene.line().programme
    scene.invoice(MunicipalityFactory(), {programme: 900_00})
    income = pot(AccountKind.INCOME, year=scene.year, programme=programme)
    grants = pot(AccountKind.GRANTS, year=scene.year, programme=programme)
    reserve = pot(AccountKind.RESERVE)
    scene.book(debit(grants, 900_00), credit(reserve, 900_00))

    scene.book(debit(income, 900_00), credit(grants, 900_00), on=day(12, 31))

    assert income_of(YEAR).asked == 900_00


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_totals_of_any_day_are_the_recount_of_all_lines(seed):
    dice = random.Random(seed)
    scene = Scene()
    lines = [scene.line(10_000_00, on=day(1)) for _ in range(3)]
    towns = MunicipalityFactory.create_batch(3)
    for _ in range(12):
        line = dice.choice(lines)
        month = dice.randint(2, 6)
        award = scene.award(line, dice.randint(200_00, 700_00), on=day(month))
        scene.pay(award, dice.randint(100_00, 200_00), on=day(month + 1))
        scene.refund(award, dice.randint(1, 30_00), on=day(month + 2))
        scene.justify(award, dice.randint(1, 60_00), on=day(month + 3))
        invoice = scene.invoice(
            dice.choice(towns),
            {line.programme: dice.randint(1, 900_00)},
            on=day(month, 15),
        )
        scene.receive(invoice, dice.randint(1, invoice.total_cents), on=day(month + 1))

    for asked_on in (day(1), day(4, 15), day(7), day(12, 31), None):
        found = {one.line.pk: one.funnel for one in lines_of(YEAR, asked_on)}
        assert found == {line.pk: recounted(line, asked_on) for line in lines}
        income = income_of(YEAR, asked_on)
        assert (income.asked, income.received, income.open) == recounted_income(
            asked_on
        )


def booked(asked_on):
    """Every line until a day, one by one."""
    last = asked_on or datetime.date.max
    rows = Line.objects.select_related("entry", "account")
    return [line for line in rows if line.entry.booked_on <= last]


def recounted(line, asked_on):
    kinds = ["plafond", "beschikbaar", "gereserveerd", "toegekend", "betaald"]
    sums = dict.fromkeys([*kinds, "verantwoord"], 0)
    for one in booked(asked_on):
        if one.account.budget_line_id == line.pk:
            sums[one.account.kind] += one.amount_cents * one.account.direction
    return Funnel(*sums.values())


def recounted_income(asked_on):
    asked = received = still_open = 0
    for one in booked(asked_on):
        if one.account.kind == AccountKind.INCOME:
            asked -= one.amount_cents
        if one.account.kind == AccountKind.RECEIVABLE:
            still_open += one.amount_cents
            received -= min(0, one.amount_cents)
    return asked, received, still_open


def test_the_number_of_questions_is_the_same_for_one_line_and_for_three(
    django_assert_num_queries,
):
    scene = Scene()
    scene.line(100_00)
    with django_assert_num_queries(2):
        lines_of(YEAR, day(5))
    scene.line(100_00)
    scene.line(100_00)

    with django_assert_num_queries(2):
        assert len(lines_of(YEAR, day(5))) == 3

    with django_assert_num_queries(4):
        income_of(YEAR, day(5))
    assert Account.objects.count() == 6
