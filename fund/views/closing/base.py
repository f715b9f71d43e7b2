"""What the pages of closing share: the year."""

from __future__ import annotations

from typing import Any

from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property

from ...models import FiscalYear
from ..acting import Acting
from ..gate import Administrators


class OfYear(Acting, Administrators):
    """About one year of the fund."""

    kwargs: dict[str, Any]

    @cached_property
    def year(self) -> FiscalYear:
        years = FiscalYear.objects.select_related("close__seal")
        return get_object_or_404(years, pk=self.kwargs["year"])
