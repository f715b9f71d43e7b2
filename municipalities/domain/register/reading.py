"""From the files of a folder to records. Refuses what does not fit its column."""

from __future__ import annotations

from pathlib import Path

from .municipality_file import read_municipalities
from .other_files import (
    read_aliases,
    read_cells,
    read_checks,
    read_neighbours,
    read_points,
    read_populations,
    read_successions,
)
from .records import Register


def read_register(folder: Path) -> Register:
    """Everything in the folder, read but not yet reconciled."""
    register = Register(checks=read_checks(folder))
    read_municipalities(folder, register)
    register.populations = read_populations(folder)
    register.successions = read_successions(folder)
    register.neighbours = read_neighbours(folder)
    register.points = read_points(folder)
    register.cells = read_cells(folder)
    register.aliases = read_aliases(folder)
    return register
