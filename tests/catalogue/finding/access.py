"""Who may enter the addresses of finding and reading: everybody, by reading."""

from tests.access_world import ACTORS
from tests.factories.catalogue import InitiativeFactory, NeedFactory, StandardFactory

ANYONE = frozenset(ACTORS)
NOBODY = frozenset()


def standard(world, actor):
    return [StandardFactory().slug]


def initiative(world, actor):
    return [InitiativeFactory().slug]


def need(world, actor):
    return [NeedFactory().slug]


def rows(row):
    """The rows of the table, made with its own class."""
    return {
        "search": row(ANYONE),
        "standards": row(ANYONE),
        "standard": row(ANYONE, NOBODY, standard),
        "standard_history": row(ANYONE, NOBODY, standard),
        "initiatives": row(ANYONE),
        "initiative": row(ANYONE, NOBODY, initiative),
        "initiative_history": row(ANYONE, NOBODY, initiative),
        "needs": row(ANYONE),
        "need": row(ANYONE, NOBODY, need),
    }
