"""What is amiss with who sits in a body, each thing in one sentence."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from accounts.models import User
from samenorganiseren.shared.wording import dutch_date

from ...enums import SeatCategory
from ...models import Body, BodyRule, Membership
from .rules import rule_on
from .seating import Place, places_on, secretaries_on
from .words import words_of

SOON = timedelta(days=90)


@dataclass(frozen=True)
class Finding:
    """One thing to look at; `kind` says which, `is_blocking` that the body is stuck."""

    kind: str
    sentence: str
    is_blocking: bool = False


@dataclass(frozen=True)
class Composition:
    """A body on a day: its seats, its rule, its secretaries and what is amiss."""

    day: date
    places: list[Place]
    rule: BodyRule | None
    secretaries: list[User]

    @property
    def sitting(self) -> list[Membership]:
        return [one.membership for one in self.places if one.membership is not None]

    @property
    def findings(self) -> list[Finding]:
        return [
            *_stuck(self),
            *_numbers(self),
            *_vacancies(self),
            *_several_seats(self),
            *_employers(self),
            *_ending(self),
        ]

    @property
    def needed_for_quorum(self) -> int:
        """How many of all seats with a voice must be there, filled or not."""
        if self.rule is None:
            return 0
        seats = sum(one.seat.has_voice for one in self.places)
        return -(-seats * self.rule.quorum_percent // 100)


def composition_on(body: Body, day: date) -> Composition:
    """How the body stands on this day; five queries, whatever its size."""
    return Composition(
        day=day,
        places=places_on(body, day),
        rule=rule_on(body, day),
        secretaries=secretaries_on(body, day),
    )


def public_composition(body: Body, day: date) -> tuple[Composition, list[BodyRule]]:
    """What everybody reads of it, with all its rules, the newest on top; four queries."""
    rules = list(body.rules.order_by("-in_force_on"))
    found = Composition(
        day=day,
        places=places_on(body, day),
        rule=next((one for one in rules if one.in_force_on <= day), None),
        secretaries=secretaries_on(body, day),
    )
    return found, rules


def _stuck(found: Composition) -> Iterator[Finding]:
    """Where the body cannot advise or decide at all."""
    if found.rule is None:
        yield Finding(
            "geen-regel",
            "Er is vandaag geen regel van kracht. Leg eerst een regel vast.",
            is_blocking=True,
        )
    if not found.secretaries:
        yield Finding(
            "geen-secretaris",
            "Er is vandaag geen secretaris. Een functioneel beheerder kan iemand die rol "
            "vandaag nog geven.",
            is_blocking=True,
        )
    voices = sum(one.seat.has_voice for one in found.places if one.membership)
    if voices < found.needed_for_quorum:
        yield Finding(
            "geen-quorum",
            f"Dit orgaan kan nu niet besluiten: {_people(voices)} met stem, en het quorum "
            f"vraagt er {found.needed_for_quorum}. Benoem mensen of leg een andere regel "
            "vast.",
            is_blocking=True,
        )
    chairs = [one for one in found.places if one.seat.category == SeatCategory.CHAIR]
    if chairs and not any(one.membership for one in chairs):
        yield Finding(
            "geen-voorzitter",
            "Er is geen voorzitter. Niemand kan nu een advies vaststellen.",
            is_blocking=True,
        )


def _numbers(found: Composition) -> Iterator[Finding]:
    """Where the rule asks for more, or allows fewer."""
    if found.rule is None:
        return
    seats = Counter(one.seat.category for one in found.places)
    filled = Counter(one.seat.category for one in found.places if one.membership)
    for limit in found.rule.limits.all():
        word = words_of(limit.category)
        if filled[limit.category] < limit.at_least:
            yield Finding(
                "te-weinig",
                f"Bezette zetels voor {word}: {filled[limit.category]}. De regel vraagt "
                f"er minstens {limit.at_least}.",
            )
        if limit.at_most is not None and seats[limit.category] > limit.at_most:
            yield Finding(
                "te-veel",
                f"Zetels voor {word}: {seats[limit.category]}. De regel staat er "
                f"hoogstens {limit.at_most} toe.",
            )


def _vacancies(found: Composition) -> Iterator[Finding]:
    """Empty seats: those for which somebody is on the way each, the others together."""
    empty = [one for one in found.places if one.membership is None]
    waiting = [one.seat.label for one in empty if one.successor is None]
    if len(waiting) == 1:
        yield Finding("vacature", f"De zetel {waiting[0]} is leeg.")
    elif waiting:
        labels = ", ".join(waiting)
        yield Finding("vacature", f"Er zijn {len(waiting)} zetels leeg: {labels}.")
    for place in empty:
        if place.successor is not None:
            yield Finding(
                "vacature",
                f"De zetel {place.seat} is leeg. Vanaf "
                f"{dutch_date(place.successor.starts_on)} zit "
                f"{place.successor.person.name} er.",
            )


def _several_seats(found: Composition) -> Iterator[Finding]:
    held: dict[int, list[Membership]] = defaultdict(list)
    for one in found.sitting:
        held[one.person_id].append(one)
    two = found.rule is not None and found.rule.two_voices
    for terms in held.values():
        if len(terms) < 2:
            continue
        seats = " en ".join(one.seat.label for one in terms)
        voices = "een stem per zetel" if two else "één stem"
        yield Finding(
            "meer-zetels",
            f"{terms[0].person.name} zit op de zetels {seats}. Volgens de regel is dat "
            f"{voices}.",
        )


def _employers(found: Composition) -> Iterator[Finding]:
    most = found.rule.max_per_employer if found.rule else None
    if most is None:
        return
    people: dict[str, dict[int, str]] = defaultdict(dict)
    for one in found.sitting:
        if one.employer:
            people[one.employer.casefold()][one.person_id] = one.employer
    for same in people.values():
        if len(same) > most:
            name = next(iter(same.values()))
            yield Finding(
                "werkgever",
                f"Er zitten {len(same)} mensen van {name}. De regel staat er hoogstens "
                f"{most} toe.",
            )


def _ending(found: Composition) -> Iterator[Finding]:
    for place in found.places:
        term = place.membership
        if term is None or term.ends_on is None or term.ends_on > found.day + SOON:
            continue
        after = (
            f"{place.successor.person.name} volgt op."
            if place.successor
            else "Er is nog geen opvolger."
        )
        yield Finding(
            "termijn-eindigt",
            f"De termijn van {term.person.name} op de zetel {place.seat} eindigt op "
            f"{dutch_date(term.ends_on)}. {after}",
        )


def _people(count: int) -> str:
    return "er zit 1 persoon" if count == 1 else f"er zitten {count} mensen"
