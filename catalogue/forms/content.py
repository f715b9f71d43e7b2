"""Forms whose text may lie in a draft before it is whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar, NamedTuple, Self

from django import forms
from django.db.models import Model
from django.http import QueryDict

from samenorganiseren.shared.forms import DutchDateField, PortalModelForm
from samenorganiseren.shared.forms.base import limit
from samenorganiseren.shared.forms.sentences import speak_dutch
from samenorganiseren.shared.wording import dutch_date

from ..queries.differences import Part, word_differences

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


class Grouped(forms.BaseForm):
    """A form that shows its questions in groups."""

    groups: ClassVar[list[Group]] = []

    def shown_groups(self) -> Iterator[tuple[Group, list[forms.BoundField]]]:
        """The groups with the questions this form really has."""
        for group in self.groups:
            shown = [self[name] for name in group.names if name in self.fields]
            if shown:
                yield group, shown


@dataclass(frozen=True)
class Difference:
    """One question with the answer of before and the one of now."""

    label: str
    before: str
    after: str

    @property
    def parts(self) -> list[Part]:
        return word_differences(self.before, self.after)


class ContentForm(Grouped, PortalModelForm):
    """One form of a draft. What it means for rows is the domain's business."""

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

    def answers(self) -> dict[str, tuple[str, str]]:
        """For each question its label and what was answered, in words."""
        self.full_clean()
        return {
            name: (str(field.label), in_words(field, self.answer(name)))
            for name, field in self.fields.items()
        }

    def answer(self, name: str) -> Any:
        return self.cleaned_data.get(name, self[name].value())

    def differences(self, other: Self | None) -> list[Difference]:
        """What is answered differently here than in the other form, if there is one."""
        mine, others = self.answers(), other.answers() if other else {}
        return [
            Difference(label, others.get(name, ("", ""))[1], words)
            for name, (label, words) in {**_emptied(others), **mine}.items()
            if words != others.get(name, ("", ""))[1]
        ]

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


def in_words(field: forms.Field, answer: Any) -> str:
    """An answer as a person would read it."""
    match answer:
        case None | "":
            return ""
        case bool():
            return "ja" if answer else "nee"
        case date():
            return dutch_date(answer)
        case list():
            return "\n".join(str(part) for part in answer if part)
    choices = dict(getattr(field, "choices", []))
    return str(choices.get(answer, answer)) if choices else str(answer)


def _emptied(answers: dict[str, tuple[str, str]]) -> dict[str, tuple[str, str]]:
    return {name: (label, "") for name, (label, _) in answers.items()}
