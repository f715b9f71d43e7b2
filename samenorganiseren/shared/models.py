"""What models of several apps have in common."""

from __future__ import annotations

from typing import Any

from django.db import models
from pghistory.models import Event


class AppendOnly(models.Model):
    """A row that is written once. PostgreSQL refuses the rest (see `sql.append_only`)."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TypeError(f"{type(self).__name__} is append-only: add a new row")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise TypeError(f"{type(self).__name__} is append-only: rows stay")


class AddedOnly(models.Model):
    """Rows that the serving role adds and never changes: what moves in them, such as a
    balance, is moved by a trigger."""

    class Meta:
        abstract = True


class KeptByDatabase(models.Model):
    """Rows that triggers keep. The serving role reads them and never writes them."""

    class Meta:
        abstract = True


def is_append_only(model: type[models.Model]) -> bool:
    """Whether the serving role may only add to this model's table: history too."""
    return issubclass(model, AppendOnly | Event)


def is_added_only(model: type[models.Model]) -> bool:
    """Whether the serving role may only add, though a trigger changes what is there."""
    return issubclass(model, AddedOnly)


def is_kept_by_database(model: type[models.Model]) -> bool:
    """Whether the serving role may only read this model's table."""
    return issubclass(model, KeptByDatabase)
