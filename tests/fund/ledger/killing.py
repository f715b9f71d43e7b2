"""Writers that are killed while they book, and what must be there afterwards."""

import os
import signal
import subprocess
import sys
import threading
import time

from fund.models import Account, Entry
from launch.guard import die_with_parent
from launch.manage import ROOT
from tests.patience import FIRST_START

# Cents of a booking on the bank; of a budget it is one.
KEPT = 7
PROGRAM = """
import sys, django
django.setup()
from tests.fund.ledger.writer import main
main(sys.argv[1], int(sys.argv[2]))
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

    def __init__(self, name, database_url):
        self.name = name
        self.environment = {**os.environ, "DATABASE_URL": database_url}
        self.told = []
        self.process = None

    def start(self):
        # The next does again what the one before had told last.
        first = self.told[-1] if self.told else 0
        self.process = subprocess.Popen(
            [sys.executable, "-c", PROGRAM, self.name, str(first)],
            cwd=ROOT,
            env=self.environment,
            stdout=subprocess.PIPE,
            text=True,
            preexec_fn=die_with_parent,
        )
        self.listener = threading.Thread(target=self._listen, args=(self.process,))
        self.listener.start()

    def kill(self):
        """Without a word, as a power cut would."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        self.listener.join()

    def wait_for(self, more):
        """Until it told of this many more."""
        wanted, began = len(self.told) + more, time.monotonic()
        while len(self.told) < wanted:
            assert self.process.poll() is None
            assert time.monotonic() - began < FIRST_START
            time.sleep(0.01)

    def _listen(self, process):
        for line in process.stdout:
            self.told.append(int(line))


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
