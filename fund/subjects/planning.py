"""How our keys become titles and addresses: years, programmes and decisions."""

from __future__ import annotations

from typing import Any

from samenorganiseren.shared import subjects
from samenorganiseren.shared.subjects import Subject

from ..models import BudgetLine, FiscalYear, FundDecision, OtherIncome, Programme
from ..rules.access import may_administer


def register() -> None:
    """Tell it to the journal, the inbox and whoever follows."""
    subjects.register("fund.year", _year)
    subjects.register("fund.programme", _programme)
    subjects.register("fund.decision", _decision)
    subjects.register("fund.budgetline", _budget_line)
    subjects.register("fund.income", _income)


def _year(number: int) -> Subject | None:
    year = FiscalYear.objects.filter(pk=number).first()
    return _of(year, year.get_absolute_url()) if year else None


def _programme(number: int) -> Subject | None:
    programme = Programme.objects.filter(pk=number).first()
    return _of(programme, programme.get_absolute_url()) if programme else None


def _decision(number: int) -> Subject | None:
    decision = FundDecision.objects.filter(pk=number).first()
    return _of(decision, decision.get_absolute_url()) if decision else None


def _budget_line(number: int) -> Subject | None:
    lines = BudgetLine.objects.select_related("year", "programme")
    line = lines.filter(pk=number).first()
    return _of(line, line.year.get_absolute_url()) if line else None


def _income(number: int) -> Subject | None:
    income = OtherIncome.objects.select_related("year").filter(pk=number).first()
    if income is None:
        return None
    return _of(income, f"{income.year.get_absolute_url()}#inkomsten")


def _of(thing: Any, url: str) -> Subject:
    return Subject(
        key=thing.subject_key,
        title=thing.subject_label,
        url=url,
        is_visible_to=_reads,
    )


def _reads(reader: Any) -> bool:
    return bool(may_administer(reader))
