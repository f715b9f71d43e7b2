"""Random walks: people of every role try whatever there is, in whatever order.

A walk may be as long as one likes: `walk(steps=5_000, seed=7)`.
"""

from __future__ import annotations

import datetime
import random

from accounts.enums import Role
from accounts.models import User
from governance.domain.dossiers import inadmissible, intake, leading, proposals
from governance.domain.dossiers.submitting import submit_proposal
from governance.domain.stages import lock, move
from governance.enums import BodyKind, CheckVerdict, Criterion, Stage
from governance.models import Dossier
from governance.rules.stages import steps_from
from samenorganiseren.shared.errors import DomainError
from tests.factories.accounts import AT, person_with
from tests.governance.dossiers.proposing import complete, secretary, writer, written

DAY = datetime.timedelta(days=1)


class Walk:
    """One proposal, the people around it, and what was done to it."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.now = AT
        proposer = writer()
        self.dossier = complete(proposer)
        self.people = [
            proposer,
            writer(),
            secretary(BodyKind.TASKFORCE),
            secretary(BodyKind.COLLEGE),
            secretary(BodyKind.BOARD),
            person_with(Role.BODY_MEMBER),
            person_with(Role.SUPPLIER),
            person_with(Role.FUNCTIONAL_ADMINISTRATOR),
        ]
        self.done = self.refused = 0

    def take(self, steps: int) -> None:
        for _ in range(steps):
            self.now += self.chance.random() * DAY
            before = self.seen()
            try:
                self.chance.choice(self.tries())(self.chance.choice(self.people))
            except DomainError:
                self.refused += 1
                assert self.seen() == before, "a refusal left something behind"
            else:
                self.done += 1

    def seen(self) -> tuple[object, ...]:
        found = Dossier.objects.get(pk=self.dossier.pk)
        return found.stage, found.event_count, found.versions.count()

    def tries(self) -> list:
        return [
            self.write,
            self.submit,
            self.take_in,
            self.judge,
            self.give_back,
            self.go_fast,
            self.hold,
            self.resume,
            self.withdraw,
            self.doubt,
            self.decide,
            self.jump,
            self.jump,
        ]

    def common(self, by: User) -> dict:
        dossier = Dossier.objects.get(pk=self.dossier.pk)
        return {"dossier": dossier, "by": by, "now": self.now}

    def write(self, by: User) -> None:
        proposals.save_draft(
            written=written(
                text=f"Tekst {self.chance.random()}", what_changed="Anders."
            ),
            seen=self.revision(),
            **self.common(by),
        )

    def submit(self, by: User) -> None:
        submit_proposal(seen=self.revision(), **self.common(by))

    def revision(self) -> int:
        return Dossier.objects.get(pk=self.dossier.pk).draft.revision

    def take_in(self, by: User) -> None:
        intake.take_in(**self.common(by))

    def judge(self, by: User) -> None:
        verdict = intake.Judged(self.chance.choice(list(CheckVerdict)), "Gezien.")
        intake.judge(judged={Criterion.NEED: verdict}, **self.common(by))

    def give_back(self, by: User) -> None:
        intake.return_to_proposer(reason="Te kort.", **self.common(by))

    def go_fast(self, by: User) -> None:
        leading.send_by_fast_lane(reason="Wordt al gebruikt.", **self.common(by))

    def hold(self, by: User) -> None:
        until = (self.now + 3 * DAY).date()
        leading.hold(until=until, reason="Wacht.", **self.common(by))

    def resume(self, by: User) -> None:
        leading.resume(**self.common(by))

    def withdraw(self, by: User) -> None:
        # Rarely, or every walk would end soon.
        if self.chance.random() < 0.05:
            leading.withdraw(reason="Niet meer nodig.", **self.common(by))

    def doubt(self, by: User) -> None:
        inadmissible.propose_inadmissible(reason="Geen.", **self.common(by))

    def decide(self, by: User) -> None:
        confirms = self.chance.random() < 0.1
        inadmissible.decide_inadmissible(confirms=confirms, **self.common(by))

    def jump(self, by: User) -> None:
        """As other areas move it: some stage, whether it exists from here or not."""
        dossier = lock(self.dossier)
        others = {Stage.CONSULTATION, Stage.TASKFORCE, Stage.COLLEGE, Stage.BOARD}
        to = self.chance.choice(list(Stage))
        if to in steps_from(dossier.stage) and to not in others:
            return
        if dossier.stage == Stage.INTAKE and to is Stage.TASKFORCE:
            return
        if dossier.stage == Stage.ON_HOLD and to in others:
            return
        move(dossier, to, by=by, now=self.now)
