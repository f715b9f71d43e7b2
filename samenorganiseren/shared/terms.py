"""Terms: from a first day to the first day after, or until further notice."""

from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeBoundary, RangeOperators
from django.db.models import Func


def terms_do_not_overlap(*same: str, name: str) -> ExclusionConstraint:
    """PostgreSQL refuses two rows with the same values whose terms share a day."""
    days = Func(
        "starts_on",
        "ends_on",
        RangeBoundary(),
        function="daterange",
        output_field=DateRangeField(),
    )
    equal = [(field, RangeOperators.EQUAL) for field in same]
    return ExclusionConstraint(
        name=name, expressions=[*equal, (days, RangeOperators.OVERLAPS)]
    )
