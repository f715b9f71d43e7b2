"""Handlers, jobs and periodic work of the tests; a worker loads them with --include."""

import os
import signal
import time
from datetime import timedelta
from pathlib import Path

from django.utils import timezone

from journal.domain.entries import record
from samenorganiseren.shared.actors import Machine
from samenorganiseren.shared.errors import DomainError
from samenorganiseren.shared.handlers import GiveUp, TryLater, handles
from samenorganiseren.shared.jobs import Outcome, job

TESTS = Machine("proef")


class Counted:
    def __init__(self, number):
        self.subject_key = f"test.counted:{number}"
        self.subject_label = f"Geteld {number}"


def write_down(number):
    record("test.counted", subject=Counted(number), by=TESTS, at=timezone.now())


@handles("test.count")
def count(number, seconds=0.0):
    """Leaves one line in the journal for each time that it really happened."""
    write_down(number)
    time.sleep(seconds)


@handles("test.fail")
def fail(number):
    write_down(number)
    raise RuntimeError("de deur zit dicht, wachtwoord=geheim")


@handles("test.give_up")
def give_up(number):
    write_down(number)
    raise GiveUp("Dit adres bestaat niet.")


@handles("test.wait")
def wait(number):
    write_down(number)
    raise TryLater(timedelta(seconds=30))


@handles("test.need_file")
def need_file(number, path):
    """Fails until the file exists."""
    if not Path(path).exists():
        raise RuntimeError("nog niet")
    write_down(number)


@handles("test.kill_worker")
def kill_worker(number):
    write_down(number)
    os.kill(os.getpid(), signal.SIGKILL)


class Refused(DomainError):
    """The work refuses its input."""


@job("test.count_rows")
def count_rows(steps, *, rows, seconds=0.0, refuse=False, crash=False):
    for number in range(1, rows + 1):
        write_down(number)
        time.sleep(seconds)
        steps.report(number, rows)
    if refuse:
        raise Refused("Regel 3 klopt niet. Verbeter de regel en probeer het opnieuw.")
    if crash:
        raise RuntimeError("onverwacht")
    result = steps.folder / "telling.csv"
    result.write_text(f"regels\n{rows}\n")
    return Outcome(
        f"{rows} regels geteld.", url="/", file=result, file_name="telling.csv"
    )


@job("test.count_letters")
def count_letters(steps):
    return Outcome(f"{len(steps.input.read())} letters van {steps.by.actor_label}.")
