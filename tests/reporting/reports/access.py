"""Who may enter the addresses of reports."""

from accounts.enums import Role
from reporting.rules.kinds import BY_SLUG
from tests.access_world import of_each_actor

from .scene import STANDARDS, fresh

NOBODY = frozenset()
SIGNED_IN = frozenset({"zonder rol", *Role.values})


def kind(world, actor):
    return [BY_SLUG[STANDARDS].slug]


@of_each_actor
def own_report(world, actor):
    """A visitor has none, and finds somebody else's."""
    return [fresh(world.of(actor)).pk]


def rows(row):
    """Our addresses. `row` makes one: get, post, to."""
    return {
        "reports": row(SIGNED_IN),
        "ask_report": row(SIGNED_IN, SIGNED_IN, kind),
        "report": row(SIGNED_IN, NOBODY, own_report),
    }
