"""Loading the whole story, once, and only where everything is made up."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime

from django.conf import settings
from django.db import transaction

from accounts.domain.demo_people import HOME, NotInDemo, load_demo_people
from municipalities.models import Municipality, Neighbour
from samenorganiseren.shared.days import day_of

from ...models import AdoptionStatement, Standard
from ..publishing_counts import publish_counts
from .home import OWED, OWN, tell_home
from .needs import tell_needs
from .stories import STORIES
from .suppliers import tell_suppliers
from .telling import Line, tell
from .writing import write_story


@transaction.atomic
def load_demo(*, now: datetime) -> int:
    """The number of made-up statements; 0 where the story was told before."""
    if not settings.DEMO:
        raise NotInDemo("Demogegevens bestaan alleen in demo. Zet DEMO=1.")
    if AdoptionStatement.objects.filter(is_fictitious=True).exists():
        return 0
    people = load_demo_people(now=now)
    municipalities = list(Municipality.objects.on(day_of(now)).order_by("code"))
    told = _tell_standards(municipalities, now)
    if home := next((one for one in municipalities if one.name == HOME), None):
        tell_suppliers(people, home, now)
        tell_home(people, home, now)
    tell_needs(municipalities, now)
    publish_counts(now=now)
    return told


def _tell_standards(municipalities: list[Municipality], now: datetime) -> int:
    neighbours = _neighbours()
    standards = {s.slug: s for s in Standard.objects.published()}
    told = 0
    for story in STORIES:
        if standard := standards.get(story.slug):
            lines = tell(story, municipalities, neighbours, day_of(now))
            kept = (line for line in lines if _is_told(line, standard, day_of(now)))
            told += write_story(standard, kept, now)
    return told


def _is_told(line: Line, standard: Standard, today: date) -> bool:
    """The demo people speak for themselves, and nothing is said before its time."""
    is_home = line.municipality.name == HOME
    return line.day <= today and not (is_home and standard.slug in {*OWN, *OWED})


def _neighbours() -> dict[int, set[int]]:
    found: dict[int, set[int]] = defaultdict(set)
    for first, second in Neighbour.objects.values_list("first", "second"):
        found[first].add(second)
        found[second].add(first)
    return found
