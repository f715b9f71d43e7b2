"""A page of a list in one query, told from its columns.

Instances of a model, and serializer fields that are copied for every answer, take
longer than PostgreSQL does. Where each field of a serializer is a column, its
declaration says which, and its own words are still the ones that are used.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db import connection, models
from django.db.models import Func, QuerySet, Subquery
from django.utils import timezone
from rest_framework import serializers

Say = Callable[[Any], Any]
# What PostgreSQL gives is already what the field would make of it.
AS_IT_IS = (
    (serializers.CharField, (models.CharField, models.TextField)),
    (serializers.IntegerField, models.IntegerField),
    (serializers.BooleanField, models.BooleanField),
)


@dataclass(frozen=True)
class Column:
    """The name outside, the way to the column, and what makes a value fit for JSON."""

    name: str
    path: str
    say: Say | None


@dataclass(frozen=True)
class Columns:
    """All columns of a serializer."""

    columns: tuple[Column, ...]

    def page(
        self, rows: QuerySet[Any], *, first: int, most: int, is_whole: bool
    ) -> tuple[list[dict[str, Any]], int]:
        """Some rows, and how many there are in all; 0 where this page has none.

        `is_whole`: all rows of a list that is the same for everyone.
        """
        sql, values = (_whole_list if is_whole else _list)(self, rows)
        with connection.cursor() as cursor:
            cursor.execute(f"{sql} LIMIT %s OFFSET %s", [*values, most, first])
            found = cursor.fetchall()
        return self._told(found), found[0][-1] if found else 0

    def _told(self, found: list[tuple[Any, ...]]) -> list[dict[str, Any]]:
        names = [column.name for column in self.columns]
        said = [(column.name, column.say) for column in self.columns if column.say]
        told = [dict(zip(names, row, strict=False)) for row in found]
        for row in told:
            for name, say in said:
                if row[name] is not None:
                    row[name] = say(row[name])
        return told


def _list(columns: Columns, rows: QuerySet[Any]) -> tuple[str, Sequence[Any]]:
    """The query of these columns, and of the number of all rows behind them."""
    total = Func("pk", function="COUNT", output_field=models.IntegerField())
    counted = rows.order_by().annotate(total=total).values("total")
    paths = (column.path for column in columns.columns)
    return rows.values_list(*paths, Subquery(counted)).query.sql_with_params()


# Writing the query took longer than asking it.
_whole_list = cache(_list)


def _moment(moment: datetime) -> str:
    """As DRF's field tells it, without looking the time zone up for each row anew."""
    told = moment.astimezone(timezone.get_current_timezone()).isoformat()
    return f"{told[:-6]}Z" if told.endswith("+00:00") else told


@cache
def columns_of(serializer: type[serializers.BaseSerializer[Any]]) -> Columns | None:
    """Nothing where something is more than a column."""
    found = []
    declared = serializer()
    if not isinstance(declared, serializers.ModelSerializer):
        return None
    for name, field in declared.fields.items():
        path = field.source.split(".")
        column = _column(declared.Meta.model, path)
        if column is None:
            return None
        found.append(Column(name, "__".join(path), _saying(field, column)))
    return Columns(tuple(found))


def _column(
    model: type[models.Model], path: list[str]
) -> models.Field[Any, Any] | None:
    """The column at the end of this way, over foreign keys only."""
    try:
        field = model._meta.get_field(path[0])
    except FieldDoesNotExist:
        return None
    if len(path) > 1:
        is_one = isinstance(field, models.ForeignKey)
        return _column(field.related_model, path[1:]) if is_one else None
    is_column = isinstance(field, models.Field) and not field.is_relation
    return field if is_column else None


def _saying(
    field: serializers.Field[Any, Any, Any, Any], column: models.Field[Any, Any]
) -> Say | None:
    if type(field) is serializers.DateTimeField:
        return _moment
    is_as_it_is = any(
        isinstance(field, shown) and isinstance(column, kept)
        for shown, kept in AS_IT_IS
    )
    return None if is_as_it_is else field.to_representation
