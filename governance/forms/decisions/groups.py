"""Questions that belong together, with what is good to know about them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, NamedTuple

from django import forms


class Group(NamedTuple):
    """A heading over some of the questions of a form."""

    title: str
    help: str
    names: list[str]


class Grouped(forms.BaseForm):
    """A form that shows its questions in groups."""

    groups: ClassVar[list[Group]] = []

    def shown_groups(self) -> Iterator[tuple[Group, list[forms.BoundField]]]:
        """The groups with the questions that this form really has."""
        for group in self.groups:
            shown = [self[name] for name in group.names if name in self.fields]
            if shown:
                yield group, shown
