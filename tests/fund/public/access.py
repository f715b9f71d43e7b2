"""Who may enter the addresses of the fund: the fund for everyone."""

from accounts.enums import Role
from tests.factories.fund import FiscalYearFactory

from .scene import Scene

NOBODY = frozenset()
ADMINISTRATORS = frozenset({Role.FUND_ADMINISTRATOR.value})


def year(world, actor):
    return [FiscalYearFactory().pk]


def award(world, actor):
    scene = Scene()
    return [scene.award(scene.line(100_00), 50_00).number]


def rows(row):
    """Our addresses. `row` makes one: get, post, to."""
    anyone = frozenset({"bezoeker", "zonder rol", *Role.values})
    return {
        "fund": row(anyone),
        "fund_public_year": row(anyone, NOBODY, year),
        "fund_year_report": row(anyone, NOBODY, year),
        "fund_public_awards": row(anyone),
        "fund_public_award": row(anyone, NOBODY, award),
        "fund_overview": row(ADMINISTRATORS),
        "api-fund-years-list": row(anyone),
        "api-fund-years-detail": row(anyone, NOBODY, year),
        "api-awards-list": row(anyone),
        "api-awards-detail": row(anyone, NOBODY, award),
        "api-contributions-list": row(anyone),
    }
