"""Forms whose text may lie in a draft before it is whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, ClassVar, NamedTuple, Self

from django import forms
from django.db.models import Model
from django.http import QueryDict

from samenorganiseren.shared.forms import DutchDateField, PortalModelForm
from samenorganiseren.shared.forms.base import limit
from samenorganiseren.shared.forms.sentences import speak_dutch

DATE_PARTS = ("dag", "maand", "jaar")
TOO_LONG = "max_length"
Fields = dict[str, list[str]]


class WebAddressField(forms.URLField):
    """An address elsewhere; only http and https, and https where nothing is said."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(assume_scheme="https", max_length=300, **kwargs)

    def to_python(self, value: Any) -> Any:
        address = super().to_python(value)
        if address and not address.lower().startswith(("http://", "https://")):
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return address


class LongTextField(forms.CharField):
    """Text in Markdown, of at most ten pages."""

    def __init__(self, *, rows: int = 6, **kwargs: Any) -> None:
        widget = forms.Textarea({"rows": rows})
        super().__init__(max_length=20_000, required=False, widget=widget, **kwargs)


class Group(NamedTuple):
    """Questions that belong together, with what is good to know about them."""

    title: str
    help: str
    names: list[str]


class ContentForm(PortalModelForm):
    """One form of a draft. What it means for rows is the domain's business."""

    groups: ClassVar[list[Group]] = []
    title_field = "name"

    def __init__(self, *args: Any, subject: Model | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if subject is not None:
            # An address that was ever published stays as it is.
            self.fields.pop("slug", None)

    @classmethod
    def typed(cls, fields: Fields, **kwargs: Any) -> Self:
        """The form as it lies in a draft."""
        return cls(as_data(fields), **kwargs)

    @classmethod
    def fields_of(cls, subject: Model) -> Fields:
        """What one would have typed to get this row."""
        columns = {field.name for field in subject._meta.concrete_fields}
        values = {
            name: getattr(subject, name) for name in cls.base_fields if name in columns
        }
        return {
            name: [as_typed(value)]
            for name, value in values.items()
            if value not in (None, "", False)
        }

    def kept(self) -> Fields:
        """What was typed in the fields of this form, and nothing else."""
        return {
            name: values
            for name, values in self.data.lists()
            if base_name(name) in self.fields and any(values)
        }

    @property
    def draft_title(self) -> str:
        """What the draft is called in lists."""
        return self.data.get(self.title_field, "").strip() or "Zonder naam"

    @property
    def too_long(self) -> bool:
        """Whether a text is too long to be kept even as a draft."""
        return any(
            error.code == TOO_LONG
            for errors in self.errors.as_data().values()
            for error in errors
        )

    def shown_groups(self) -> Iterator[tuple[Group, list[forms.BoundField]]]:
        """The groups with the questions this form really has."""
        for group in self.groups:
            shown = [self[name] for name in group.names if name in self.fields]
            if shown:
                yield group, shown

    def sharpen(self) -> None:
        """Give fields that were added later the limits and sentences of all others."""
        for field in self.fields.values():
            limit(field)
            speak_dutch(field)

    def _post_clean(self) -> None:
        """No row is made here."""

    def require_source(self, value: str, source: str) -> None:
        """A date or a claim is never without where it comes from."""
        if self.cleaned_data.get(value) and not self.cleaned_data.get(source):
            self.add_error(source, "Vul in waar dit staat: bron en datum.")


def base_name(name: str) -> str:
    """The field to which a typed value belongs; a date is typed in three parts."""
    stem, _, part = name.rpartition("_")
    return stem if part in DATE_PARTS else name


def as_data(fields: Mapping[str, list[str]]) -> QueryDict:
    data = QueryDict(mutable=True)
    for name, values in fields.items():
        data.setlist(name, values)
    return data


def as_typed(value: Any) -> str:
    if value is True:
        return "on"
    return value.isoformat() if isinstance(value, date) else str(value)


def text_area(rows: int = 3) -> forms.Textarea:
    return forms.Textarea({"rows": rows})


def optional_date(label: str, help_text: str = "") -> DutchDateField:
    return DutchDateField(label=label, help_text=help_text, required=False)
