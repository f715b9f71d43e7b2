"""What was loaded before must still be in newer files: the register forgets nothing."""

from __future__ import annotations

from municipalities.models import Municipality, Population, Succession

from .records import Register
from .refusal import RegisterRefused


def refuse_vanished(register: Register) -> None:
    """Refuse files without a municipality, population or succession that stands here."""
    _refuse("municipalities.csv", _municipalities() - set(register.municipalities))
    _refuse(
        "population.csv",
        _populations() - {f"{p.code} in {p.year}" for p in register.populations},
    )
    _refuse(
        "mergers.csv",
        _successions()
        - {f"{s.predecessor} naar {s.successor}" for s in register.successions},
    )


def _refuse(file: str, missing: set[str]) -> None:
    if missing:
        raise RegisterRefused(
            file,
            1,
            f"{min(missing)} staat al in het register en ontbreekt in dit bestand.",
        )


def _municipalities() -> set[str]:
    return set(Municipality.objects.values_list("code", flat=True))


def _populations() -> set[str]:
    rows = Population.objects.values_list("municipality__code", "year")
    return {f"{code} in {year}" for code, year in rows}


def _successions() -> set[str]:
    rows = Succession.objects.values_list("predecessor__code", "successor__code")
    return {f"{old} naar {new}" for old, new in rows}
