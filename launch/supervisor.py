"""Web, worker and beat side by side; when one ends, all end."""

import contextlib
import multiprocessing
import os
import shlex
import signal
import sys
from typing import Any, TextIO

from honcho.compat import ProcessManager
from honcho.manager import Manager
from honcho.printer import Message, Printer
from honcho.process import Process

from launch.guard import die_with_parent

SYSTEM = "system"
STOPPED_BY_READER = (130, 143)


class GuardedProcess(Process):
    """Honcho's own process for each program must not outlive the launcher."""

    def run(self, events: Any = None, ignore_signals: bool = False) -> None:
        die_with_parent(signal.SIGKILL)
        super().run(events, ignore_signals)


class GentleEnd(ProcessManager):
    """Ask the program alone to stop: it knows how to end its own children."""

    def terminate(self, pid: int) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGTERM)


class QuietPrinter(Printer):
    """What the programs say; of honcho itself only that one of them fell over."""

    ended: list[str]

    def __init__(self, output: TextIO) -> None:
        super().__init__(output)
        self.ended = []

    def write(self, message: Message) -> None:
        if message.name != SYSTEM:
            # The terminal may be gone; stopping well matters more than being heard.
            with contextlib.suppress(BrokenPipeError):
                super().write(message)
        elif "stopped" in str(message.data):
            self.ended.append(str(message.data).split()[0])


def run(programs: dict[str, list[str]]) -> str:
    """Run until stopped; return the name of the program that fell over, if any."""
    multiprocessing.set_start_method("fork", force=True)
    printer = QuietPrinter(sys.stdout)
    manager = Manager(printer)
    manager._process_ctor = GuardedProcess
    manager._procmgr = GentleEnd()
    for name, command in programs.items():
        guarded = [sys.executable, "-m", "launch.guard", *command]
        manager.add_process(name, f"exec {shlex.join(guarded)}")
    try:
        manager.loop()
    except BaseException:
        manager.kill()
        raise
    return "" if manager.returncode in STOPPED_BY_READER else printer.ended[0]
