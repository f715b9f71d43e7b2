"""Replaying the successions from the day before the first one until now."""

from __future__ import annotations

from datetime import timedelta
from itertools import groupby

from .records import MunicipalityRecord, Register, SuccessionRecord


def replay(register: Register) -> None:
    """Refuse successions that do not lead to the current municipalities."""
    for succession in register.successions:
        _require_both(register, succession)
    _refuse_circles(register.successions)
    for succession in register.successions:
        _require_dates(register, succession)
        _require_main(register, succession)
    if register.successions:
        _require_same_end(register)


def _require_both(register: Register, succession: SuccessionRecord) -> None:
    for code in (succession.predecessor, succession.successor):
        if code not in register.municipalities:
            raise succession.row.refuse(f"{code} staat niet in municipalities.csv.")


def _refuse_circles(successions: list[SuccessionRecord]) -> None:
    """No municipality may, through others, succeed itself."""
    onward: dict[str, set[str]] = {}
    for succession in successions:
        onward.setdefault(succession.predecessor, set()).add(succession.successor)
        if succession.predecessor in _reached(onward, succession.successor):
            raise succession.row.refuse(
                f"{succession.predecessor} en {succession.successor} volgen elkaar"
                " in een kring op."
            )


def _reached(onward: dict[str, set[str]], start: str) -> set[str]:
    seen: set[str] = set()
    ahead = [start]
    while ahead:
        code = ahead.pop()
        if code not in seen:
            seen.add(code)
            ahead.extend(onward.get(code, ()))
    return seen


def _require_dates(register: Register, succession: SuccessionRecord) -> None:
    old = register.municipalities[succession.predecessor]
    new = register.municipalities[succession.successor]
    if not new.exists_on(succession.on):
        raise succession.row.refuse(f"{new} bestaat niet op {succession.on}.")
    if old.valid_to != succession.on:
        raise succession.row.refuse(
            f"{old} eindigt op {old.valid_to or 'geen enkele dag'},"
            f" niet op {succession.on}."
        )


def _require_main(register: Register, succession: SuccessionRecord) -> None:
    """Whole goes to one; and one of several is the main successor."""
    siblings = [
        s for s in register.successions if s.predecessor == succession.predecessor
    ]
    if not any(s.is_main_successor for s in siblings):
        raise succession.row.refuse(
            f"{succession.predecessor} heeft geen belangrijkste opvolger."
        )
    if succession.kind == "whole" and len(siblings) > 1:
        raise succession.row.refuse(
            f"{succession.predecessor} gaat geheel over, maar heeft meer opvolgers."
        )


def _require_same_end(register: Register) -> None:
    steps = sorted(register.successions, key=lambda s: s.on)
    before = steps[0].on - timedelta(days=1)
    standing = {m.code for m in register.on(before)}
    for _, same_day in groupby(steps, key=lambda s: s.on):
        today = list(same_day)
        standing -= {s.predecessor for s in today}
        standing |= {s.successor for s in today}
    for municipality in register.municipalities.values():
        _require_standing(municipality, municipality.code in standing)


def _require_standing(municipality: MunicipalityRecord, is_standing: bool) -> None:
    if is_standing and not municipality.is_current:
        raise municipality.row.refuse(
            f"na alle herindelingen in mergers.csv bestaat {municipality} nog, hier niet."
        )
    if municipality.is_current and not is_standing:
        raise municipality.row.refuse(
            f"geen herindeling in mergers.csv leidt naar {municipality}."
        )
