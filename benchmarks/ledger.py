"""The books with a hundred thousand entries, beside bare pages of the same size; and
what it costs to book, beside the same rows in a plain table.

`LEDGER_ENTRIES=1000 python -m benchmarks s ledger` fills fewer.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import psycopg

from benchmarks.duel import duel
from benchmarks.portal import connected_to
from benchmarks.questions import Question
from benchmarks.rig import Rig
from benchmarks.spread import Spread, rounds
from benchmarks.table import Row

ENTRIES = int(os.environ.get("LEDGER_ENTRIES", "100000"))
YEAR, POTS, BATCH, AT_ONCE = 2026, 342, 342, 5_000
DEBTORS = """
INSERT INTO fund_account (code, name, family, kind, direction, floor_cents, balance_cents)
SELECT '1200.proef' || n, 'te ontvangen, proef ' || n, 'financieel', 'te-ontvangen', 1, 0, 0
FROM generate_series(1, %(pots)s) n
"""
# Half of it invoices, half of it money on the bank; all of it income of one account.
BOOKED = """
INSERT INTO fund_entry (key, payload_sha256, family, kind, year_id, booked_on,
    description, document, line_count, total_cents, recorded_by_key, recorded_by_label,
    recorded_at)
SELECT 'proef:' || n, repeat('0', 64), 'financieel',
    (ARRAY['factuur-verzonden', 'bankregel'])[1 + n %% 2], %(year)s,
    make_date(%(year)s, 1, 1) + (n * 300 / %(entries)s)::int, 'Proefboeking ' || n,
    'fund.invoice:' || n, 2, n, 'machine:proef', 'Het portaal (proef)', now()
FROM generate_series(%(first)s::int, %(last)s::int) n
"""
LINES = """
INSERT INTO fund_line (entry_id, account_id, amount_cents)
SELECT e.id, a.id, CASE WHEN a.kind = 'overige-inkomsten' THEN -1 ELSE 1 END * e.total_cents
FROM fund_entry e JOIN fund_account a ON a.code IN (
    '8100.proef', CASE e.kind WHEN 'bankregel' THEN '1000.proef'
        ELSE '1200.proef' || (1 + e.total_cents %% %(pots)s) END)
WHERE e.total_cents BETWEEN %(first)s AND %(last)s
ORDER BY a.id, e.id
"""

ANY_ENTRY = "SELECT to_jsonb(e)::text FROM fund_entry e LIMIT 1"
BARE_ENTRY = (
    "INSERT INTO e SELECT (jsonb_populate_record(NULL::fund_entry, %s::jsonb)).*"
)


def rows(rig: Rig) -> Iterator[Row]:
    cookie = _filled(rig)
    for name, question, shown in _pages(rig, cookie):
        size = len(question.check(rig.port).body)
        bare = Question(
            f"/anker/pagina/{shown}/26/{size}", "<h1>", times=question.times
        )
        outcome = duel(rig, question, replace(bare, headers=question.headers))
        yield Row(
            f"{name} over {ENTRIES:,} entries ÷ bare page;"
            f" {outcome.milliseconds.median:.1f} ms",
            str(outcome.processor),
            outcome.processor.median,
            aim=1.3,
            p95=str(outcome.p95),
            void_rounds=outcome.void_rounds,
        )
    yield _booking(rig)


def _filled(rig: Rig) -> dict[str, str]:
    """Books in the database that is served, and the cookie of who may read them."""
    from django.conf import settings
    from django.test import Client

    from fund.domain.ledger import pot
    from fund.enums import AccountKind
    from fund.models import FiscalYear
    from tests.factories.accounts import AT
    from tests.factories.fund import fund_administrator

    with connected_to(rig.served):
        FiscalYear.objects.create(year=YEAR, opened_by_label="Proef", opened_at=AT)
        for kind in (AccountKind.BANK, AccountKind.OTHER_INCOME):
            pot(kind, detail="proef")
        reader = Client()
        reader.force_login(fund_administrator(is_fictitious=True))
        cookie = reader.cookies[settings.SESSION_COOKIE_NAME].value
    values = {"pots": POTS, "year": YEAR, "entries": ENTRIES}
    with psycopg.connect(rig.owner_url(rig.served), autocommit=True) as owner:
        owner.execute(DEBTORS, values)
        # In parts: every entry is judged at the end of its transaction, and the plan
        # for that is a good one once the tables are known to hold something.
        for first in range(1, ENTRIES + 1, AT_ONCE):
            part = {**values, "first": first, "last": min(first + AT_ONCE - 1, ENTRIES)}
            with owner.transaction():
                owner.execute(BOOKED, part)
                owner.execute(LINES, part)
            owner.execute("ANALYZE fund_account, fund_entry, fund_line")
    return {"Cookie": f"{settings.SESSION_COOKIE_NAME}={cookie}"}


def _pages(rig: Rig, cookie: dict[str, str]) -> Iterator[tuple[str, Question, int]]:
    """Each with how many rows its bare page has."""
    from fund.models import Account

    with connected_to(rig.served):
        busy = Account.objects.get(code="8100.proef").get_absolute_url()
    books, until = "/fonds/grootboek", f"?jaar={YEAR}&tot={YEAR}-12-31"
    for name, address, shown in (
        ("audit page", f"{books}/{until}", 3),
        ("accounts", f"{books}/rekeningen/{until}", 25),
        ("entries", f"{books}/boekingen/{until}", 25),
        ("the busiest account", f"{busy}{until}", 25),
    ):
        yield name, Question(address, "<h1>", headers=cookie, times=20), shown


def _booking(rig: Rig) -> Row:
    """A run of 342 entries of two lines, once through the ledger and once as bare rows."""
    ratio, seconds = Spread(), Spread()

    def once(number: int) -> bool:
        with rig.noise.watched() as watch:
            ours, bare = _posted(rig, number), _bare(rig)
        ratio.add(ours / bare, is_void=watch.is_void)
        seconds.add(ours, is_void=watch.is_void)
        return watch.is_void

    void = rounds(once)
    told = f"{BATCH} entries booked ÷ bare rows (time); {seconds.median:.2f} s"
    return Row(told, str(ratio), ratio.median, void_rounds=void)


def _posted(rig: Rig, number: int) -> float:
    from fund.domain.ledger import Booking, credit, debit, post_all
    from fund.models import Account
    from samenorganiseren.shared.actors import Machine
    from tests.factories.accounts import AT

    with connected_to(rig.served):
        pots = {account.code: account for account in Account.objects.all()}
        bookings = [
            Booking(
                kind="bankregel",
                key=f"ronde:{number}:{turn}",
                booked_on=date(YEAR, 11, 1),
                description="Proefboeking",
                document="fund.invoice:1",
                amounts=(
                    debit(pots[f"1200.proef{turn}"], 5),
                    credit(pots["8100.proef"], 5),
                ),
            )
            for turn in range(1, BATCH + 1)
        ]
        began = time.perf_counter()
        entries = post_all(bookings, by=Machine("proef"), now=AT)
        took = time.perf_counter() - began
    if len(entries) != BATCH:
        raise ValueError("not all of it was booked")
    return took


def _bare(rig: Rig) -> float:
    """The same rows by plain inserts, kept by nobody."""
    with psycopg.connect(rig.owner_url(rig.served)) as owner:
        owner.execute("CREATE TEMP TABLE e (LIKE fund_entry)")
        owner.execute("CREATE TEMP TABLE l (LIKE fund_line)")
        (entry,) = owner.execute(ANY_ENTRY).fetchone() or (None,)
        began = time.perf_counter()
        with owner.cursor() as cursor:
            cursor.executemany(BARE_ENTRY, [(entry,)] * BATCH)
            lines = [(n, 1, 1, 5) for n in range(2 * BATCH)]
            cursor.executemany("INSERT INTO l VALUES (%s, %s, %s, %s)", lines)
        return time.perf_counter() - began
