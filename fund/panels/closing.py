"""What the fund shows on the pages of others: closing a year and its report."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from samenorganiseren.shared import panels
from samenorganiseren.shared.panels import Panel

from ..models import FiscalYear
from ..rules.access import may_administer


def register() -> None:
    """Add our panels to their places."""
    panels.register("fund-year", _on_year, order=90)


def _on_year(request: HttpRequest, year: FiscalYear) -> Panel | None:
    """Where the year is closed, for its administrators."""
    reader: Any = request.user
    if not may_administer(reader):
        return None
    return Panel(
        template="fund/closing/panel_year.html",
        context={"year": year},
        anchor="afsluiting",
        title="Afsluiting",
    )
