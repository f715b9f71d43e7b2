"""A year's contributions of all municipalities computed, and their invoices written,
checked, numbered, booked and kept; beside writing the same XML and nothing else."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import date

from django.db import connection, transaction

from benchmarks.portal import connected_to
from benchmarks.rig import Rig
from benchmarks.spread import Spread, rounds
from benchmarks.table import Row

YEAR, POPULATION, MUNICIPALITIES = 2024, 2024, 342


def rows(rig: Rig) -> Iterator[Row]:
    name = f"{rig.few}_i"
    with rig.databases.clone(rig.few, name), connected_to(name):
        fund = _fund()
        _once(fund)
        ratio, seconds, parts = Spread(), Spread(), (Spread(), Spread(), Spread())

        def once(number: int) -> bool:
            with rig.noise.watched() as watch:
                computed, checked, issued, plain = _once(fund)
            whole = computed + issued
            ratio.add(whole / plain, is_void=watch.is_void)
            seconds.add(whole, is_void=watch.is_void)
            for spread, part in zip(parts, (computed, checked, issued), strict=True):
                spread.add(part / plain, is_void=watch.is_void)
            return watch.is_void

        void = rounds(once)
    yield Row(
        f"{MUNICIPALITIES} contributions computed, and invoices checked, written as UBL and"
        f" PDF, numbered, booked and kept ÷ writing their XML (time);"
        f" {seconds.median:.1f} s",
        str(ratio),
        ratio.median,
        void_rounds=void,
    )
    for what, spread in zip(
        ("contributions computed", "the dry check alone", "checked to kept"),
        parts,
        strict=True,
    ):
        told = f"of which {what} ÷ writing their XML (time)"
        yield Row(told, str(spread), spread.median, void_rounds=void)


def _fund() -> dict:
    """A sender, debtors that miss nothing, and a rate."""
    from fund.enums import FundDecisionKind, RateMode
    from fund.models import ContributionRate
    from municipalities.models import Municipality
    from tests.factories.accounts import AT
    from tests.factories.fund import (
        FiscalYearFactory,
        FundDecisionFactory,
        ProgrammeFactory,
    )
    from tests.fund.invoices.scene import debtor, issuer
    from tests.fund.planning.scene import administrator

    issuer()
    for town in Municipality.objects.on(date(YEAR, 1, 1)):
        debtor(town)
    year = FiscalYearFactory(year=YEAR)
    programme = ProgrammeFactory(
        vat_category="S", vat_rate_bp=2100, vat_reason="", slug="proef"
    )
    ContributionRate.objects.create(
        year=year,
        programme=programme,
        decision=FundDecisionFactory(kind=FundDecisionKind.RATE, year=year),
        mode=RateMode.RATE,
        rate_micros=1_235_000,
        entered_by_label="Proef",
        entered_at=AT,
    )
    now = AT.replace(year=YEAR)
    return {"year": year, "one": administrator(), "two": administrator(), "now": now}


def _once(fund: dict) -> tuple[float, float, float, float]:
    """Seconds to compute, to check, to issue and to write plainly; nothing is kept."""
    from fund.domain.contributions import approving, computing, preparing
    from fund.domain.invoices import running
    from fund.domain.invoices.ubl import written
    from samenorganiseren.shared.days import day_of

    now = fund["now"]
    with transaction.atomic():
        run = preparing.prepare(
            year=fund["year"],
            population_year=POPULATION,
            reference_on=date(YEAR, 1, 1),
            by=fund["one"],
            now=now,
        )
        computed, run = _timed(
            lambda: computing.compute(run=run, by=fund["one"], now=now)
        )
        run = approving.approve(run=run, seen=run.sha256, by=fund["two"], now=now)
        checked, _ = _timed(lambda: running.check_run(run=run, by=fund["one"], now=now))
        drafts = running.drafts_of(run, day_of(now))
        plain, _ = _timed(lambda: [written(draft) for draft in drafts])
        issued, made = _timed(lambda: _issued(run, fund["one"], now))
        transaction.set_rollback(True)
    if len(made) != MUNICIPALITIES:
        raise ValueError(f"{len(made)} invoices were made")
    return computed, checked, issued, plain


def _issued(run, by, now):
    """With all that PostgreSQL judges at the end."""
    from fund.domain.invoices import running

    made = running.issue_run(run=run, by=by, now=now)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    return made


def _timed(work: Callable) -> tuple[float, object]:
    began = time.perf_counter()
    made = work()
    return time.perf_counter() - began, made
