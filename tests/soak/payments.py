"""Ten thousand noisy payments in one file; `make soak-payments`."""

import pytest

from tests.fund.payments.noisy_set import Played, told

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("seed", [2026, 2027])
def test_of_ten_thousand_noisy_payments_most_are_placed_and_none_wrongly(seed):
    played = Played(10_000, seed)

    print(told(played))
    assert (played.wrong, played.share > 0.8) == ([], True)
