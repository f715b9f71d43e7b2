"""Noisy payments: most find their place by themselves, and none a wrong one."""

import pytest

from .noisy_set import Played, told

pytestmark = pytest.mark.django_db


def test_of_two_thousand_noisy_payments_most_are_placed_and_none_wrongly():
    played = Played(2_000)

    print(told(played))
    assert (played.wrong, played.share > 0.8) == ([], True)
