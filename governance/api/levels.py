"""A level of bindingness in the API, by its word such as `pas-toe-of-leg-uit`."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from rest_framework import serializers

from catalogue.enums import BINDINGNESS_WORDS, Bindingness
from samenorganiseren.shared.api.parameters import OneOf


class LevelField(serializers.ChoiceField):
    """A level as its word."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(choices=BINDINGNESS_WORDS, **kwargs)

    def to_representation(self, value: int) -> str:
        return Bindingness(value).slug


class LevelFilter(OneOf):
    """One or more levels by their words."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(choices=BINDINGNESS_WORDS, **kwargs)

    def filter(self, qs: QuerySet, value: list[str]) -> QuerySet:
        levels = [Bindingness.from_slug(word) for word in value or []]
        return super().filter(qs, levels)
