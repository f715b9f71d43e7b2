"""What the journeys through the fund look at."""

import pytest

from tests.browsers import NARROW, WIDE


@pytest.fixture
def look(axe, fits):
    """Nothing is wrong with the page, wide and narrow."""

    def check(page):
        for size in (NARROW, WIDE):
            page.set_viewport_size(size)
            axe(page)
            fits(page)

    return check
