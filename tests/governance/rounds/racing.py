"""Rounds of fourteen submits and one close, and what must hold after each."""

import random
import time
from contextlib import contextmanager

from governance.domain.rounds.closing import close_round
from governance.domain.rounds.refusals import PositionRefused
from governance.domain.rounds.said import Said
from governance.enums import RoundState
from governance.models import Position, PositionDraft, Round, RoundSeat

from .scene import Scene, counted, new_key
from .threads import crew_of

SAID = [
    Said("voor"),
    Said("voor-mits", "Bijna goed.", "Er komt een plan."),
    Said("tegen", "Te duur."),
    Said("onthouding"),
    Said("geen-standpunt"),
]


class Race:
    """One body and one dossier for many rounds; each round ends before the next."""

    def __init__(self, crew, members=14, seed=1):
        self.crew = crew
        self.scene = Scene(members=members)
        self.random = random.Random(seed)

    def run(self):
        """One round; gives what is wrong with it, which must be nothing."""
        round, submits, close = self.prepared()
        return wrong_in(round, *self.raced(submits, close))

    def prepared(self):
        """An open round, what each member will do, and what the secretary will."""
        round = self.scene.open()
        seats = list(round.seats.select_related("round__body__organisation", "person"))
        return round, [self.submit(seat) for seat in seats], self.close(round)

    def raced(self, submits, close, *, at_once=True):
        """All at the same moment, or the close after the submits."""
        if at_once:
            *submitted, closed = self.crew.all_at_once(*submits, close)
            return submitted, closed
        return self.crew.all_at_once(*submits), close()

    def submit(self, seat):
        said, pause, key = (
            self.random.choice(SAID),
            self.random.random() / 60,
            new_key(),
        )

        def work():
            time.sleep(pause)
            return self.scene.take_for(
                RoundSeat.objects.get(pk=seat.pk),
                said=said,
                by=seat.person,
                idempotency_key=key,
            )

        return work

    def close(self, round):
        pause = self.random.random() / 60

        def work():
            time.sleep(pause)
            secretary = type(self.scene.secretary).objects.get(
                pk=self.scene.secretary.pk
            )
            return close_round(round=round, by=secretary, now=self.scene.now)

        return work


@contextmanager
def race_of(members=14, seed=1):
    """A race with a thread for each member and for the secretary."""
    with crew_of(members + 1) as crew:
        yield Race(crew, members, seed)


def wrong_in(round, submitted, closed):
    """Differences between the tally and the rows, and submits that went nowhere."""
    round = Round.objects.get(pk=round.pk)
    said = Position.objects.filter(round=round, next=None, void=None)
    rows = counted()
    for choice in said.values_list("choice", flat=True):
        rows[choice] += 1
    refused = [r for r in submitted if isinstance(r, PositionRefused)]
    kept = PositionDraft.objects.filter(seat__round=round).exclude(refused_because="")
    taken = [r for r in submitted if isinstance(r, Position)]
    wrong = []
    if isinstance(closed, Exception) or round.state != RoundState.CLOSED:
        wrong.append(("not closed", closed))
    elif round.tally["standpunten"] != rows:
        wrong.append(("mismatch", round.tally["standpunten"], rows))
    if len(taken) + len(refused) != len(submitted):
        wrong.append(("lost", [r for r in submitted if r not in taken + refused]))
    if (said.count(), kept.count()) != (len(taken), len(refused)):
        wrong.append(("not kept", said.count(), kept.count()))
    return wrong
