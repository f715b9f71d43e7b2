"""Nobody gets a small count by combining what everyone may read."""

import itertools
from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.enums import NO_STATEMENT, CountKind
from catalogue.rules.suppression import FEW, HIDDEN, Shown, suppress

REST = NO_STATEMENT


def test_in_the_public_ring_every_count_is_exact():
    shown = suppress({"in-gebruik": 3, REST: 339}, ring="openbaar")

    assert shown == {"in-gebruik": Shown(3), REST: Shown(339)}


def test_outside_it_counts_are_rounded_where_nothing_is_small():
    shown = suppress({"in-gebruik": 183, "deels": 0, REST: 159}, ring="gemeenten")

    assert [one.words for one in shown.values()] == [
        "ongeveer 185",
        "0",
        "ongeveer 160",
    ]


def test_beside_a_small_count_the_rest_is_not_shown():
    shown = suppress({"in-gebruik": 183, "deels": 4, REST: 155}, ring="afgeschermd")

    assert [one.words for one in shown.values()] == [
        "ongeveer 185",
        "minder dan 5",
        "niet getoond",
    ]


def test_where_everybody_said_something_a_small_count_hides_all():
    shown = suppress({"in-gebruik": 343, "deels": 1, REST: 0}, ring="gemeenten")

    assert set(shown.values()) == {HIDDEN}


@pytest.mark.parametrize(("parts", "most"), [(3, 24), (4, 16)])
def test_who_knows_the_method_and_the_total_derives_no_small_count(parts, most):
    """All breakdowns that look the same: in none is a small count the same in all."""
    names = [REST, *(f"state-{n}" for n in range(1, parts))]
    looks = defaultdict(list)
    for counts in itertools.product(range(most + 1), repeat=parts):
        if sum(counts) <= most:
            shown = suppress(dict(zip(names, counts, strict=True)), ring="gemeenten")
            looks[(sum(counts), *shown.values())].append(counts)

    derived = [
        look
        for look, alike in looks.items()
        for column in zip(*alike, strict=True)
        if len(set(column)) == 1 and 0 < column[0] < 5
    ]

    assert derived == []


counts_of_342 = st.lists(st.integers(0, 342), min_size=8, max_size=8).map(
    lambda cuts: [b - a for a, b in itertools.pairwise([0, *sorted(cuts), 342])]
)


@given(counts_of_342)
def test_a_small_count_among_342_can_be_anything_from_one_to_four(counts):
    names = [REST, *(f"state-{n}" for n in range(8))]
    shown = suppress(dict(zip(names, counts, strict=True)), ring="gemeenten")

    for name, one in shown.items():
        assert one.kind == CountKind.HIDDEN or one == FEW or one.number % 5 == 0
        if one == FEW:
            others = [other.could_be(342) for n, other in shown.items() if n != name]
            least, most = (sum(bound[side] for bound in others) for side in (0, 1))
            assert 342 - most <= 1 <= 4 <= 342 - least
