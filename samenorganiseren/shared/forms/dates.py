"""A date asked in three parts: Dag, Maand, Jaar."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from samenorganiseren.shared.wording import MONTHS

FIRST_YEAR, LAST_YEAR = 1900, 2199
PARTS = ("Dag", "Maand", "Jaar")
WHOLE_DATE = re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2})")
DUTCH_DATE = re.compile(
    r"(?P<day>[0-9]{1,2})[-/. ](?P<month>[0-9]{1,2})[-/. ](?P<year>[0-9]{4})"
)


class DutchDateWidget(forms.MultiWidget):
    """Three small boxes; data under the plain name (2026-11-23) is understood too."""

    template_name = "django/forms/widgets/dutch_date.html"

    def __init__(
        self, attrs: dict[str, Any] | None = None, autocomplete: str = "off"
    ) -> None:
        parts: dict[str, forms.Widget | type[forms.Widget]] = {
            name: forms.TextInput(
                {
                    "class": f"so-input--{size}",
                    "inputmode": "numeric",
                    "autocomplete": autocomplete,
                }
            )
            for name, size in (("dag", "xs"), ("maand", "xs"), ("jaar", "year"))
        }
        super().__init__(parts, attrs)

    def decompress(self, value: Any) -> list[Any]:
        if isinstance(value, str):
            value = whole_date(value) or value
        if isinstance(value, date):
            return [value.day, value.month, value.year]
        return [value, None, None] if value else [None, None, None]

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        if name in data:
            return data.get(name)
        return super().value_from_datadict(data, files, name)

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return name not in data and super().value_omitted_from_data(data, files, name)

    def get_context(
        self, name: str, value: Any, attrs: dict[str, Any] | None
    ) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        for part, label in zip(context["widget"]["subwidgets"], PARTS, strict=True):
            part["part_label"] = label
        return context


class DutchDateField(forms.Field):
    """A day between 1900 and 2199, typed in three parts or as 2026-11-23."""

    widget = DutchDateWidget

    def to_python(self, value: Any) -> date | None:
        if isinstance(value, date):
            return value
        parts = split(value)
        if not any(parts):
            return None
        return day_from(parts)

    def prepare_value(self, value: Any) -> Any:
        return value


def split(value: Any) -> list[str]:
    """Day, month and year as typed; a whole date in one box is taken apart."""
    typed = (
        [str(part or "").strip() for part in value]
        if isinstance(value, list)
        else [str(value or "").strip()]
    )
    filled = [part for part in typed if part]
    if len(filled) == 1:
        found = WHOLE_DATE.fullmatch(filled[0]) or DUTCH_DATE.fullmatch(filled[0])
        if found:
            return [found["day"], found["month"], found["year"]]
    if len(typed) == 1 and filled:
        raise ValidationError("Vul een datum in, zoals 2026-11-23.", code="invalid")
    return typed if len(typed) == len(PARTS) else ["", "", ""]


def whole_date(text: str) -> date | None:
    """The date that a text like 2026-11-23 stands for, if it does."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def day_from(parts: list[str]) -> date:
    """The day, or a sentence about the part that is wrong."""
    missing = [
        name.lower() for name, part in zip(PARTS, parts, strict=True) if not part
    ]
    if missing:
        raise ValidationError(f"Vul ook {' en '.join(missing)} in.", code="incomplete")
    day, month, year = (
        day_number(parts[0]),
        month_number(parts[1]),
        year_number(parts[2]),
    )
    try:
        return date(year, month, day)
    except ValueError:
        raise ValidationError(
            f"{MONTHS[month - 1].capitalize()} {year} heeft geen dag {day}.",
            code="invalid",
        ) from None


def day_number(typed: str) -> int:
    if not re.fullmatch(r"[0-9]{1,2}", typed) or not 1 <= int(typed) <= 31:
        raise ValidationError(
            "Vul bij dag een getal van 1 tot en met 31 in.", code="invalid"
        )
    return int(typed)


def month_number(typed: str) -> int:
    """A number, or the name of the month or its first three letters."""
    word = typed.lower().rstrip(".")
    if len(word) >= 3:
        for number, name in enumerate(MONTHS, start=1):
            if name.startswith(word) or (word == "mrt" and name == "maart"):
                return number
    if not re.fullmatch(r"[0-9]{1,2}", typed) or not 1 <= int(typed) <= 12:
        raise ValidationError(
            "Vul bij maand een getal van 1 tot en met 12 in.", code="invalid"
        )
    return int(typed)


def year_number(typed: str) -> int:
    if (
        not re.fullmatch(r"[0-9]{4}", typed)
        or not FIRST_YEAR <= int(typed) <= LAST_YEAR
    ):
        raise ValidationError(
            f"Vul bij jaar vier cijfers in, van {FIRST_YEAR} tot en met {LAST_YEAR}.",
            code="invalid",
        )
    return int(typed)
