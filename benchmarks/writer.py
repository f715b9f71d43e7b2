"""Makes statements with the portal's own verb, as told line by line on its input.

`python -m benchmarks.writer`: each line is a Task as JSON; the answer is how many
seconds it took. Runs as a process of its own, so that several can write at once.
"""

from __future__ import annotations

import json
import sys
import time
from dataclasses import asdict, dataclass

from benchmarks import portal


@dataclass(frozen=True)
class Task:
    """As many statements about these standards, one after the other."""

    turn: str
    writer: int
    writers: int
    standards: list[int]
    times: int

    def as_line(self) -> str:
        return f"{json.dumps(asdict(self))}\n"


def main() -> None:
    portal.set_up()
    for line in sys.stdin:
        print(carry_out(Task(**json.loads(line))), flush=True)


def carry_out(task: Task) -> float:
    from django.utils import timezone

    from benchmarks.people import speakers
    from catalogue.domain.said import Said
    from catalogue.domain.statements import last_statement, record_statement
    from catalogue.enums import AdoptionState
    from catalogue.models import Standard

    mine = speakers()[task.writer :: task.writers]
    standards = list(Standard.objects.filter(pk__in=task.standards).order_by("pk"))
    pairs = [
        (*mine[n % len(mine)], standards[n % len(standards)]) for n in range(task.times)
    ]
    seen = {(m.pk, s.pk): last_statement(m, s) for _, m, s in pairs}
    said = Said(AdoptionState.IN_USE, timezone.localdate())
    began = time.perf_counter()
    for n, (person, municipality, standard) in enumerate(pairs):
        last = seen[municipality.pk, standard.pk]
        seen[municipality.pk, standard.pk] = record_statement(
            municipality=municipality,
            standard=standard,
            said=said,
            seen=last.pk if last else None,
            idempotency_key=f"{task.turn}-{task.writer}-{n}".ljust(8, "-"),
            by=person,
            now=timezone.now(),
        )
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
