"""The printed table."""

from __future__ import annotations

from dataclasses import dataclass

HEAD = "| what | ratio | p95 | aim | met | void rounds |\n|---|---|---|---|---|---|"
AT_MOST, AT_LEAST = "≤", "≥"


@dataclass(frozen=True)
class Row:
    """One ratio and what it should be; `figure` is compared with the aim."""

    what: str
    shown: str
    figure: float | None = None
    sign: str = AT_MOST
    aim: float | None = None
    p95: str = ""
    void_rounds: int | None = None

    def __str__(self) -> str:
        aim = "" if self.aim is None else f"{self.sign} {self.aim:g}"
        void = "" if self.void_rounds is None else str(self.void_rounds)
        cells = (self.what, self.shown, self.p95, aim, self.met, void)
        return f"| {' | '.join(cells)} |"

    @property
    def met(self) -> str:
        """Between square brackets where no round counts: an indication only."""
        if self.aim is None or self.figure is None:
            return ""
        is_met = (
            self.figure <= self.aim if self.sign == AT_MOST else self.figure >= self.aim
        )
        word = "yes" if is_met else "no"
        return f"[{word}]" if "[" in f"{self.shown}{self.p95}" else word
