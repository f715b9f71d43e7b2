"""Writers that are killed while they book, and what must be there afterwards."""

import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import contextmanager

from fund.models import Account, Entry
from launch.guard import die_with_parent
from launch.manage import ROOT
from tests.patience import FIRST_START

# Cents of a booking on the bank; of a budget it is one.
KEPT = 7
# Before the number of a process that was born.
BORN = "pid:"
PROGRAM = """
import django
django.setup()
from tests.fund.ledger.writer import main
main()
"""
KINDS = ("bank", "overige-inkomsten", "beschikbaar", "gereserveerd")


def accounts():
    """The four that every writer books on."""
    found = {
        account.kind: account for account in Account.objects.filter(kind__in=KINDS)
    }
    return [found[kind] for kind in KINDS]


def key(name, number, part):
    return f"{name}:{number}:{part}"


class Writer:
    """One process at a time; the next goes on after what was told last."""

    def __init__(self, name, ask):
        self.name, self.ask = name, ask
        self.told, self.born = [], []

    def start(self):
        # The next does again what the one before had told last.
        wanted = len(self.born) + 1
        self.ask(f"{self.name} {self.told[-1] if self.told else 0}\n")
        wait_until(lambda: len(self.born) == wanted)

    def kill(self):
        """Without a word, as a power cut would."""
        os.kill(self.born[-1], signal.SIGKILL)

    def wait_for(self, more):
        """Until it told of this many more."""
        wanted = len(self.told) + more
        wait_until(lambda: len(self.told) >= wanted)

    def hear(self, what):
        if what.startswith(BORN):
            self.born.append(int(what.removeprefix(BORN)))
        else:
            self.told.append(int(what))


def wait_until(holds):
    began = time.monotonic()
    while not holds():
        assert time.monotonic() - began < FIRST_START
        time.sleep(0.01)


@contextmanager
def writing(database_url, names):
    """A writer of each name; afterwards all have ended and all they told was heard."""
    nursery = subprocess.Popen(
        [sys.executable, "-c", PROGRAM],
        cwd=ROOT,
        env={**os.environ, "DATABASE_URL": database_url},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        bufsize=1,
        preexec_fn=die_with_parent,
    )
    writers = {name: Writer(name, nursery.stdin.write) for name in names}
    listener = threading.Thread(target=_listen, args=(nursery.stdout, writers))
    listener.start()
    try:
        for writer in writers.values():
            writer.start()
        yield list(writers.values())
    finally:
        for writer in writers.values():
            if writer.born:
                writer.kill()
        nursery.kill()
        nursery.wait()
        listener.join()


def _listen(lines, writers):
    for line in lines:
        name, what = line.split()
        writers[name].hear(what)


def wrong_in(writers):
    """What was told and is not there, or is there twice, half or too often."""
    wrong = []
    for writer in writers:
        keys = Entry.objects.filter(key__startswith=f"{writer.name}:")
        found = sorted(keys.values_list("key", flat=True))
        last = max(writer.told)
        told = sorted(
            key(writer.name, number, part)
            for number in range(last + 1)
            for part in ("g", "b")
        )
        # What was booked and could not be told any more: one pair, whole.
        pair = sorted(key(writer.name, last + 1, part) for part in ("b", "g"))
        if found not in (told, sorted(told + pair)):
            wrong.append((writer.name, last, len(found)))
    return wrong
