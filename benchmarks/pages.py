"""The pages, each beside a bare page with as many rows and choices, of the same size."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from benchmarks.duel import Outcome, duel
from benchmarks.questions import Question
from benchmarks.rig import Rig
from benchmarks.table import Row
from benchmarks.words import COMMON

LIST = Question("/standaarden/", "standaarden</h2>")
SELECTIVE = Question("/standaarden/?zoek=zaken+api", "Zaken</mark>", times=20)
FREQUENT = Question(f"/standaarden/?zoek={COMMON}", "standaarden</h2>", times=20)
API_LIST = Question("/api/v1/standaarden", '"resultaten"')
BARE_JSON = Question("/anker/json", '"resultaten"')
# How many municipalities the honeycomb of a standard draws.
HEXAGONS = 342


@dataclass(frozen=True)
class Page:
    """A page of ours, and how its bare one is made."""

    name: str
    question: Question
    aim: float
    rows: int = 20
    choices: int = 26


PAGES = (
    Page("list of standards", LIST, 1.3),
    Page(
        "the list with chosen facets",
        Question(
            "/standaarden/?domein=dienstverlening&levensfase=in-gebruik",
            "standaarden</h2>",
        ),
        1.3,
    ),
    Page("search, a rare word", SELECTIVE, 1.3, rows=10, choices=10),
    Page("search, a word in a quarter of all", FREQUENT, 1.5),
    Page(
        "a standard's page with the honeycomb",
        Question("/standaarden/proef-1/", 'id="wie"', times=15),
        1.3,
        rows=HEXAGONS,
        choices=0,
    ),
    Page(
        "a standard's page without names",
        Question("/standaarden/proef-0/", 'id="wie"'),
        1.3,
        choices=0,
    ),
    Page("home page", Question("/", "<h1>", times=20), 1.3, rows=HEXAGONS, choices=0),
)

# The same addresses for the next visitor, nothing having changed.
KEPT = PAGES[:2] + PAGES[3:5] + PAGES[6:]


def rows(rig: Rig) -> Iterator[Row]:
    yield noise(rig)
    for page in PAGES:
        outcome = duel(rig, page.question, bare(rig, page))
        yield _row(f"{page.name}, made anew ÷ bare page", outcome, page.aim)
    for page in KEPT:
        outcome = duel(rig, replace(page.question, is_new=False), bare(rig, page))
        yield _row(f"{page.name}, as kept ÷ bare page", outcome, page.aim)
    yield _row("the list again, 304 ÷ bare page", repeated_view(rig), 0.2)
    yield _row("API list of 20 ÷ json_agg", duel(rig, API_LIST, BARE_JSON), 1.43)


def bare(rig: Rig, page: Page) -> Question:
    """The bare page that belongs to this one."""
    size = len(page.question.check(rig.port).body)
    address = f"/anker/pagina/{page.rows}/{page.choices}/{size}"
    return Question(address, "<h1>", times=page.question.times)


def noise(rig: Rig) -> Row:
    """A bare page against itself: anything but 1 is the machine."""
    anchor = bare(rig, PAGES[0])
    return _row("bare page ÷ the same bare page (noise)", duel(rig, anchor, anchor))


def repeated_view(rig: Rig) -> Outcome:
    """The list seen before and not changed, against a bare page of its size."""
    seen = replace(LIST, is_new=False)
    tag = seen.check(rig.port).headers["etag"]
    again = replace(seen, holds="", status=304, headers={"If-None-Match": tag})
    return duel(rig, again, bare(rig, PAGES[0]))


def _row(what: str, outcome: Outcome, aim: float | None = None) -> Row:
    milliseconds = outcome.milliseconds.median
    return Row(
        f"{what}; {milliseconds:.1f} ms",
        str(outcome.processor),
        outcome.processor.median,
        aim=aim,
        p95=str(outcome.p95),
        void_rounds=outcome.void_rounds,
    )
