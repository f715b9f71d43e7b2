"""Sums in whole cents: rounded half up, or split exactly, whatever the order."""

import datetime
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fund.enums import RateMode
from fund.rules.contributions import Price, Stretch, amounts, exact_micros, parts
from fund.rules.rates import NotARate, micros_of, per_inhabitant

FIGURES = st.dictionaries(
    st.integers(0, 9_999).map("GM{:04d}".format),
    st.integers(1, 9_999_999),
    min_size=1,
    max_size=60,
)


@pytest.mark.parametrize(
    ("typed", "micros"),
    [
        ("1,235", 1_235_000),
        ("€ 3", 3_000_000),
        ("0,000001", 1),
        ("12,5", 12_500_000),
    ],
)
def test_a_rate_is_read_as_it_is_typed(typed, micros):
    assert micros_of(typed) == micros


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("1,2345678", "7 cijfers achter de komma"),
        ("1.235", "zoals 1,235"),
        ("-1", "zoals 1,235"),
        ("veel", "zoals 1,235"),
        ("", "zoals 1,235"),
        ("0,00", "meer is dan nul"),
    ],
)
def test_a_rate_that_cannot_be_read_is_refused(typed, sentence):
    with pytest.raises(NotARate, match=sentence):
        micros_of(typed)


@pytest.mark.parametrize(
    ("micros", "words"),
    [
        (1_235_000, "€\u00a01,235"),
        (3_000_000, "€\u00a03,00"),
        (1_200_001, "€\u00a01,200001"),
    ],
)
def test_a_rate_is_written_with_the_decimals_that_it_has(micros, words):
    assert per_inhabitant(micros) == words


@settings(deadline=None)
@given(FIGURES, st.integers(1, 20_000_000))
def test_a_rate_is_rounded_half_up_for_each(figures, micros):
    owed = amounts(Price(RateMode.RATE, rate_micros=micros), figures)

    for code, inhabitants in figures.items():
        exact = Fraction(micros * inhabitants, 10_000)
        assert -Fraction(1, 2) < exact - owed[code] <= Fraction(1, 2) or (
            exact - owed[code] == -Fraction(1, 2)
        )
        assert owed[code] == int(exact + Fraction(1, 2))


def test_half_a_cent_goes_up_where_a_float_would_go_down():
    price = Price(RateMode.RATE, rate_micros=1_235_000)

    assert amounts(price, {"GM0001": 1, "GM0002": 3}) == {"GM0001": 124, "GM0002": 371}
    assert exact_micros(price, {"GM0001": 1, "GM0002": 3}) == 4_940_000


@settings(deadline=None)
@given(FIGURES, st.integers(1, 10_000_000_00))
def test_a_total_is_split_to_the_cent_and_each_is_within_one_cent(figures, total):
    owed = amounts(Price(RateMode.TOTAL, total_cents=total), figures)

    whole = sum(figures.values())
    assert sum(owed.values()) == total
    for code, inhabitants in figures.items():
        assert abs(owed[code] - Fraction(total * inhabitants, whole)) < 1


@settings(deadline=None)
@given(FIGURES, st.integers(1, 10_000_000_00), st.randoms(use_true_random=False))
def test_a_total_is_split_the_same_whatever_the_order(figures, total, shuffler):
    shuffled = list(figures.items())
    shuffler.shuffle(shuffled)
    price = Price(RateMode.TOTAL, total_cents=total)

    assert amounts(price, dict(shuffled)) == amounts(price, figures)


@settings(deadline=None)
@given(st.integers(1, 10_000_000_00), st.integers(1, 364))
def test_a_year_is_shared_by_days_to_the_cent(amount, day):
    first, last = datetime.date(2026, 1, 1), datetime.date(2027, 1, 1)
    change = first + datetime.timedelta(days=day)

    before, after = parts(
        7, amount, [Stretch(7, first, change), Stretch(8, change, last)]
    )

    assert before.amount_cents + after.amount_cents == amount
    assert abs(before.amount_cents - Fraction(amount * day, 365)) < 1
    assert (before.basis, after.basis, after.municipality) == (7, 7, 8)


def test_who_stands_all_year_owes_all_of_it():
    first, last = datetime.date(2026, 1, 1), datetime.date(2027, 1, 1)

    (part,) = parts(7, 123, [Stretch(7, first, last)])

    assert (part.amount_cents, part.from_on, part.to_on) == (123, first, last)
