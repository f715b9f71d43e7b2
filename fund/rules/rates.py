"""Rates per inhabitant in micro-euros: how they are written and read. Never a float."""

from __future__ import annotations

import re

from samenorganiseren.shared.errors import DomainError
from samenorganiseren.shared.wording import NARROW, number

MICROS = 1_000_000
RATE = re.compile(r"(\d{1,6})(?:,(\d+))?")
# One euro cent.
CENT = 10_000


class NotARate(DomainError):
    """What was typed is not a rate per inhabitant."""


def micros_of(text: str) -> int:
    """Read what a person typed: 1,235 is 1235000; raises NotARate."""
    found = RATE.fullmatch(text.strip().removeprefix("€").strip())
    if not found:
        raise NotARate(
            "Schrijf het tarief in euro’s per inwoner met een komma, zoals 1,235."
        )
    whole, rest = found.group(1), found.group(2) or ""
    if len(rest) > 6:
        raise NotARate(
            f"Dit tarief heeft {len(rest)} cijfers achter de komma. Gebruik er "
            "hoogstens zes."
        )
    micros = int(whole) * MICROS + int(rest.ljust(6, "0"))
    if micros == 0:
        raise NotARate("Vul een tarief in dat meer is dan nul.")
    return micros


def typed(micros: int) -> str:
    """1,235: as many decimals as the rate has, two at least."""
    whole, rest = divmod(micros, MICROS)
    decimals = f"{rest:06d}".rstrip("0").ljust(2, "0")
    return f"{number(whole)},{decimals}"


def per_inhabitant(micros: int) -> str:
    """€ 1,235"""
    return f"€{NARROW}{typed(micros)}"


def percent_of_basis_points(value: int) -> str:
    """21% or 5,5%"""
    whole, rest = divmod(value, 100)
    decimals = f",{rest:02d}".rstrip("0") if rest else ""
    return f"{whole}{decimals}%"


def signed_euros(micros: int) -> str:
    """€ 0,0049 or -€ 0,01: with the decimals that it has."""
    return f"{'-' if micros < 0 else ''}{per_inhabitant(abs(micros))}"
