"""Choices as whole rows, each with a hint and, where it fits, a hexagon."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms


class ChoiceRows(forms.RadioSelect):
    """`hints` gives the small line under a choice, `states` the hexagon beside it."""

    def __init__(
        self,
        attrs: dict[str, Any] | None = None,
        choices: Any = (),
        *,
        hints: Mapping[str, str] | None = None,
        states: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(attrs, choices)
        self.hints = hints or {}
        self.states = states or {}

    def create_option(
        self, name: str, value: Any, *args: Any, **kwargs: Any
    ) -> dict[str, Any]:
        option = super().create_option(name, value, *args, **kwargs)
        option["hint"] = self.hints.get(str(value), "")
        option["state"] = self.states.get(str(value), "")
        return option
