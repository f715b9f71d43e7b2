"""Processor time and memory of programs, read from the kernel."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

TICK = os.sysconf("SC_CLK_TCK")


def family_of(pid: int) -> set[int]:
    """This process and all that descend from it."""
    parents = {}
    for folder in Path("/proc").iterdir():
        if folder.name.isdecimal() and (fields := _fields(int(folder.name))):
            parents[int(folder.name)] = int(fields[1])
    family = {pid}
    while grown := {c for c, p in parents.items() if p in family} - family:
        family |= grown
    return family


def seconds_of(pids: Iterable[int]) -> float:
    """Processor seconds that these processes used, and their children that ended."""
    return sum(_own_seconds(pid) + _ended_children_seconds(pid) for pid in pids)


def memory_of(pids: Iterable[int]) -> float:
    """Megabytes of these processes; what they share is counted once."""
    return sum(_proportional_kilobytes(pid) for pid in pids) / 1024


def busy_seconds() -> float:
    """Processor seconds that the whole machine has spent on anything."""
    fields = Path("/proc/stat").read_text().split()[1:8]
    user, nice, system, _idle, _wait, irq, soft = (int(n) for n in fields)
    return (user + nice + system + irq + soft) / TICK


def _own_seconds(pid: int) -> float:
    """Of every thread, in nanoseconds: the clock ticks are too coarse for one page."""
    threads = (_read(file) for file in Path(f"/proc/{pid}/task").glob("*/schedstat"))
    return sum(int(text.split()[0]) for text in threads if text) / 1e9


def _ended_children_seconds(pid: int) -> float:
    return sum(int(ticks) for ticks in _fields(pid)[13:15]) / TICK


def _proportional_kilobytes(pid: int) -> int:
    lines = _read(Path(f"/proc/{pid}/smaps_rollup")).splitlines()
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)


def _fields(pid: int) -> list[str]:
    return _read(Path(f"/proc/{pid}/stat")).rpartition(")")[2].split()


def _read(file: Path) -> str:
    """Nothing where the process ended meanwhile."""
    try:
        return file.read_text()
    except OSError:
        return ""
