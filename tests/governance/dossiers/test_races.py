"""Many at once: one step wins, and numbers come without a gap."""

import threading

from django.db import DatabaseError, connections, transaction

from governance.domain.dossiers.inadmissible import (
    decide_inadmissible,
    propose_inadmissible,
)
from governance.domain.dossiers.intake import take_in
from governance.domain.dossiers.submitting import submit_proposal
from governance.domain.numbering import next_number
from governance.domain.stages import lock, move
from governance.enums import BodyKind, Stage
from governance.models import Dossier, InadmissibleProposal, NumberSeries
from samenorganiseren.shared.errors import DomainError
from tests.factories.accounts import AT
from tests.factories.governance import dossier_at
from tests.governance.dossiers.proposing import complete, secretary, submitted

ROUNDS = 20


def all_at_once(*works):
    """Run each in a thread of its own; what came of each, or what it raised."""
    start = threading.Barrier(len(works))
    results = [None] * len(works)

    def run(number, work):
        start.wait()
        try:
            results[number] = work()
        except (DomainError, DatabaseError) as problem:
            results[number] = problem
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(works)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return results


def fresh(thing):
    return type(thing).objects.get(pk=thing.pk)


def moved(dossier, to):
    with transaction.atomic():
        return move(lock(dossier), to, by=fresh(dossier.started_by), now=AT)


def winners(results):
    return sum(isinstance(result, Dossier) for result in results)


def test_of_two_opposite_steps_exactly_one_wins(racing_db):
    outcomes = []

    for _ in range(ROUNDS):
        dossier = dossier_at(Stage.BOARD)
        before = dossier.event_count
        results = all_at_once(
            lambda d=dossier: moved(d, Stage.DECIDED),
            lambda d=dossier: moved(d, Stage.REJECTED),
        )
        stands = fresh(dossier)
        won = next(result for result in results if isinstance(result, Dossier))
        outcomes.append(
            (
                winners(results),
                stands.event_count - before,
                stands.stage == won.stage,
            )
        )

    assert outcomes == [(1, 1, True)] * ROUNDS


def test_of_two_answers_about_inadmissible_exactly_one_counts(racing_db):
    keeper, others = secretary(), [secretary(BodyKind.COLLEGE) for _ in range(2)]
    outcomes = []

    for _ in range(ROUNDS):
        dossier = take_in(dossier=submitted(), by=fresh(keeper), now=AT)
        propose_inadmissible(dossier=dossier, reason="Geen.", by=keeper, now=AT)
        results = all_at_once(
            *[
                lambda d=dossier, who=other, says=says: decide_inadmissible(
                    dossier=d, confirms=says, by=fresh(who), now=AT
                )
                for other, says in zip(others, (True, False), strict=True)
            ]
        )
        confirmed = InadmissibleProposal.objects.get(version__dossier=dossier)
        is_final = fresh(dossier).stage == Stage.INADMISSIBLE
        outcomes.append((winners(results), confirmed.is_confirmed == is_final))

    assert outcomes == [(1, True)] * ROUNDS


def test_eight_at_once_get_eight_numbers_without_a_gap(racing_db):
    drafts = [complete() for _ in range(8)]
    works = [
        lambda d=draft: submit_proposal(
            dossier=d, seen=2, by=fresh(d.started_by), now=AT
        )
        for draft in drafts
    ]

    all_at_once(*works)

    assert sorted(Dossier.objects.values_list("number", flat=True)) == [
        f"D-2026-{number:03d}" for number in range(1, 9)
    ]
    assert NumberSeries.objects.get().last == 8


def test_a_submission_that_fails_in_the_end_leaves_no_gap(racing_db):
    class Fails(Exception):
        pass

    try:
        with transaction.atomic():
            next_number("D", 2026)
            raise Fails
    except Fails:
        pass

    assert submitted().number == "D-2026-001"


def test_the_same_button_pressed_twice_at_once_is_one_submission(racing_db):
    draft = complete()

    def press():
        return submit_proposal(
            dossier=draft, seen=2, by=fresh(draft.started_by), now=AT
        )

    results = all_at_once(press, press, press, press)

    assert [result.number for result in results] == ["D-2026-001"] * 4
    assert (draft.versions.count(), draft.events.count()) == (1, 1)
