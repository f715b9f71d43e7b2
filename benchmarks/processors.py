"""Processor time of a program and everything it started, read from the kernel."""

from __future__ import annotations

import os
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


def seconds_of(pids: set[int]) -> float:
    """Processor seconds that these processes have used, ended children included."""
    used = (_fields(pid)[11:15] for pid in pids)
    return sum(int(ticks) for four in used for ticks in four) / TICK


def busy_seconds() -> float:
    """Processor seconds that the whole machine has spent on anything."""
    fields = Path("/proc/stat").read_text().split()[1:8]
    user, nice, system, _idle, _wait, irq, soft = (int(n) for n in fields)
    return (user + nice + system + irq + soft) / TICK


def _fields(pid: int) -> list[str]:
    try:
        text = Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return []
    return text.rpartition(")")[2].split()
