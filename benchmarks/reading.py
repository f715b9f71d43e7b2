"""The pages and what they are held against."""

from __future__ import annotations

import json
import time

import psycopg

from benchmarks.duel import Outcome, Spread, duel
from benchmarks.questions import Question, percentile
from benchmarks.rig import Rig
from benchmarks.words import COMMON

LIST = Question("/standaarden/", "standaarden")
FACETED = Question(
    "/standaarden/?domein=dienstverlening&levensfase=in-gebruik", "standaarden"
)
SELECTIVE = Question("/standaarden/?zoek=zaken+api", "Zaken API")
FREQUENT = Question(f"/standaarden/?zoek={COMMON}", "standaarden", times=20)
DETAIL = Question("/standaarden/proef-1/", "Hoe verplicht is dit?")
API_LIST = Question("/api/v1/standaarden", "resultaten")


def page_of(rig: Rig, question: Question, rows: int = 10) -> Question:
    """A bare page of the same size as this answer, with as many rows."""
    size = len(question.check(rig.connect()).body)
    return Question(f"/anker/pagina/{rows}/{size}", "<h1>", times=question.times)


def against_bare_page(rig: Rig, question: Question) -> Outcome:
    return duel(rig, question, page_of(rig, question))


def repeated_view(rig: Rig) -> Outcome:
    """The list seen before and not changed, against a bare page of its size."""
    anchor = page_of(rig, LIST)
    tag = LIST.check(rig.connect()).headers["ETag"]
    again = Question(LIST.address, status=304, headers={"If-None-Match": tag})
    return duel(rig, again, anchor)


def api_against_json(rig: Rig) -> Outcome:
    """Twenty standards through the API, against PostgreSQL writing the same."""
    return duel(rig, API_LIST, Question("/anker/json", "resultaten"))


def export_against_copy(rig: Rig, rounds: int = 5) -> Spread:
    """Rows a second of the CSV of all standards, divided by COPY of the same table."""
    question = Question("/standaarden/?vorm=csv", ";", times=1)
    ratios = Spread()
    with psycopg.connect(rig.owner_url, autocommit=True) as connection:
        question.check(rig.connect())
        for _ in range(rounds):
            ours = question.ask(rig.connect()).seconds
            ratios.values.append(_copy_seconds(connection) / ours)
    return ratios


def _copy_seconds(connection: psycopg.Connection) -> float:
    began = time.perf_counter()
    with (
        connection.cursor() as cursor,
        cursor.copy(
            "COPY (SELECT slug, name, abbreviation, summary, domain, kind, steward, lifecycle, "
            "current_version_number, bindingness, source, to_confirm, homepage "
            "FROM catalogue_standard ORDER BY sort_key, id) TO STDOUT WITH CSV"
        ) as copy,
    ):
        for _ in copy:
            pass
    return time.perf_counter() - began


def slowest_of_connections(rig: Rig, question: Question, connections: int = 4) -> float:
    """The 95th percentile in seconds while this many ask at once."""
    from concurrent.futures import ThreadPoolExecutor

    def ask(_: int) -> list[float]:
        connection = rig.connect()
        return [question.ask(connection).seconds for _ in range(20)]

    with ThreadPoolExecutor(connections) as pool:
        times = [
            second for batch in pool.map(ask, range(connections)) for second in batch
        ]
    return percentile(times, 0.95)


def rows_of_api(rig: Rig) -> int:
    """How many rows the API's list holds, as a check that it is the real one."""
    return len(json.loads(API_LIST.check(rig.connect()).body)["resultaten"])
