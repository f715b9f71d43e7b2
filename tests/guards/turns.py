"""One run of pytest in which every guard has its turn to be missing.

First every test runs once with all guards in place. Then, for each guard, the tests
that belong to it run again in a fresh database without that guard, where each of
them must fail. The servers, the imports and the template database are shared.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

import pytest
from _pytest.runner import runtestprotocol

from launch.run_databases import RunDatabases
from tests.pointing import pointed_at

from .dropping import WANTED, all_guards, drop_wanted_guard
from .guard import Guard

KEPT = "kept"


class Turns:
    """A plugin for pytest; `outcomes` has a word for each guard afterwards.

    Of the guards with one of these words in their name it takes one share of so many.
    """

    def __init__(self, words: list[str], number: int, shares: int) -> None:
        self.words, self.number, self.shares = words, number, shares
        self.guards: list[Guard] = []
        self.outcomes: list[tuple[Guard, str]] = []

    @pytest.hookimpl(trylast=True)
    def pytest_configure(self, config: pytest.Config) -> None:
        """Choose, now that Django is set up: the lists of guards name its models."""
        meant = [guard for guard in all_guards() if self.means(guard)]
        self.guards = meant[self.number :: self.shares]
        config.args = functions(self.guards)

    def means(self, guard: Guard) -> bool:
        return not self.words or any(word in guard.name for word in self.words)

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        passed = {item.nodeid: run(item) == "passed" for item in session.items}
        databases = RunDatabases()
        for guard in self.guards:
            items = [i for i in session.items if guard.is_tested_by(i.nodeid)]
            if all(passed[item.nodeid] for item in items):
                outcome = without(guard, items, databases)
            else:
                outcome = "FAILS WITH IT"
            self.outcomes.append((guard, outcome))
            print(f"{outcome:14} {guard.name:64} {guard.test}", flush=True)
        for last in session.items[-1:]:
            leave(last)
        session.testsfailed = sum(word != KEPT for _, word in self.outcomes)
        return True

    def pytest_report_teststatus(self) -> tuple[str, str, str]:
        return "", "", ""


def functions(guards: list[Guard]) -> list[str]:
    """The functions to collect; which of their parameters count is seen later."""
    return sorted({guard.test.partition("[")[0] for guard in guards})


def without(guard: Guard, items: list[pytest.Item], databases: RunDatabases) -> str:
    """What the tests of a guard say when it is not there."""
    if not items:
        return "NO SUCH TEST"
    with missing(guard, databases):
        ended = {run(item) for item in items}
    return KEPT if ended == {"failed"} else "NOT TESTED"


@contextmanager
def missing(guard: Guard, databases: RunDatabases) -> Iterator[None]:
    with databases.clone_of("plain") as name, ExitStack() as after:
        os.environ[WANTED] = guard.name
        after.callback(os.environ.pop, WANTED)
        drop_wanted_guard(databases.owner_url, name)
        with pointed_at(name):
            yield


def run(item: pytest.Item) -> str:
    """`passed`, `failed`, or `broken` where the test could not even begin or end.

    What a failed test leaves behind may well spoil its ending.
    """
    if hasattr(item, "_request") and not item._request:
        item._initrequest()
    reports = runtestprotocol(item, log=False, nextitem=item.session)
    call = next((r.outcome for r in reports if r.when == "call"), "broken")
    is_broken = any(r.outcome == "failed" and r.when != "call" for r in reports)
    return "broken" if is_broken and call == "passed" else call


def leave(item: pytest.Item) -> None:
    """Ends what the whole run shared."""
    item.session._setupstate.teardown_exact(None)
