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
from governance.enums import CheckVerdict, Criterion, Stage
from governance.models import Dossier
from governance.rules.dossiers import KEEPERS
from governance.rules.stages import FINAL, HANDLED, steps_from
from samenorganiseren.shared.errors import DomainError
from tests.factories.accounts import AT, person_with
from tests.governance.dossiers.proposing import complete, secretary, writer, written

DAY = datetime.timedelta(days=1)
# Where other areas bring a dossier.
OTHERS = {
    Stage.CONSULTATION,
    Stage.TASKFORCE,
    Stage.COLLEGE,
    Stage.BOARD,
    Stage.DECIDED,
    Stage.REJECTED,
    Stage.PUBLISHED,
    Stage.IN_USE,
    Stage.EVALUATION,
    Stage.EXTENDED,
    Stage.REVISED,
    Stage.REPEALED,
    Stage.REPLACED,
}


class Walk:
    """Proposals one after the other, the people around them, and what was done."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.now = AT
        self.proposer = writer()
        self.keepers = {kind: secretary(kind) for kind in set(KEEPERS.values())}
        self.administrator = person_with(Role.FUNCTIONAL_ADMINISTRATOR)
        self.dossiers = [complete(self.proposer)]
        self.people = [
            self.proposer,
            writer(),
            *self.keepers.values(),
            person_with(Role.BODY_MEMBER),
            person_with(Role.SUPPLIER),
            self.administrator,
        ]
        self.done = self.refused = 0

    def take(self, steps: int) -> None:
        for _ in range(steps):
            self.now += self.chance.random() * DAY
            if Stage(self.seen()[0]) in FINAL:
                self.dossiers.append(complete(self.proposer))
            before = self.seen()
            attempt, by = self.chance.choice([self.anything, self.sensible])()
            try:
                attempt(by)
            except DomainError:
                self.refused += 1
                assert self.seen() == before, "a refusal left something behind"
            else:
                self.done += 1

    @property
    def dossier(self) -> Dossier:
        """The one that is being walked; the others came to an end."""
        return self.dossiers[-1]

    def seen(self) -> tuple[object, ...]:
        found = Dossier.objects.get(pk=self.dossier.pk)
        return found.stage, found.event_count, found.versions.count()

    def anything(self) -> tuple:
        """Whatever there is, by whomever: nearly always refused."""
        return self.chance.choice(self.tries()), self.chance.choice(self.people)

    def sensible(self) -> tuple:
        """What fits where it stands, by who may do it."""
        dossier = Dossier.objects.get(pk=self.dossier.pk)
        stage = Stage(dossier.stage)
        keeper = self.keepers.get(KEEPERS.get(Stage(dossier.held_from or stage)))
        by_stage = {
            Stage.DRAFT: [(self.submit, self.proposer)],
            Stage.RETURNED: [(self.rewrite, self.proposer)],
            Stage.ON_HOLD: [(self.resume, keeper)],
            Stage.SUBMITTED: [(self.take_in, keeper)] * 3,
            Stage.INTAKE: [
                (self.judge, keeper),
                (self.go_fast, keeper),
                (self.doubt, keeper),
                (self.decide, self.administrator),
            ],
        }
        aside = [(self.give_back, keeper), (self.hold, keeper)]
        fitting = by_stage.get(stage, [])
        if stage in HANDLED:
            fitting = fitting + aside
        onward = [(self.jump, self.proposer)] * 4
        return self.chance.choice(fitting + (onward if stage not in by_stage else []))

    def rewrite(self, by: User) -> None:
        self.write(by)
        self.submit(by)

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
        exists = sorted(steps_from(dossier.stage) & OTHERS) or list(Stage)
        to = self.chance.choice(self.chance.choice([exists, list(Stage)]))
        is_ours = to in steps_from(dossier.stage) and to not in OTHERS
        if is_ours or (dossier.stage, to) == (Stage.INTAKE, Stage.TASKFORCE):
            return
        move(dossier, to, by=by, now=self.now)
