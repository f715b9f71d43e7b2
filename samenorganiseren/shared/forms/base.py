"""What every form of the portal does by itself."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.validators import MaxLengthValidator, MaxValueValidator

from samenorganiseren.shared.forms.sentences import speak_dutch
from samenorganiseren.shared.forms.typed import clean_typed

LINE_LENGTH = 200
TEXT_LENGTH = 4_000
# The largest number that a PostgreSQL integer holds.
LARGEST_NUMBER = 2_147_483_647


class PortalFormRules(forms.BaseForm):
    """Dutch sentences for every refusal, a limit on every text, no control characters.

    A form without optional questions to point out sets `mark_optional = False`.
    """

    # The browser's own bubbles would come before our sentences, and vanish.
    use_required_attribute = False
    mark_optional = True

    def __init__(self, data: Any = None, *args: Any, **kwargs: Any) -> None:
        super().__init__(clean_typed(data), *args, **kwargs)
        for field in self.fields.values():
            limit(field)
            speak_dutch(field)


class PortalForm(PortalFormRules, forms.Form):
    """A form of the portal."""


class PortalModelForm(PortalFormRules, forms.ModelForm):
    """A form of the portal for one record; saving is done by a domain verb."""


def limit(field: forms.Field) -> None:
    """Give the field a largest size, and leave text that is too long as it was typed."""
    if isinstance(field, forms.CharField):
        limit_text(field)
    elif type(field) is forms.IntegerField and field.max_value is None:
        field.validators.append(MaxValueValidator(LARGEST_NUMBER))


def limit_text(field: forms.CharField) -> None:
    """A browser cuts pasted text at `maxlength` without a word; we refuse with one."""
    field.widget.attrs.pop("maxlength", None)
    if field.max_length is None:
        is_text = isinstance(field.widget, forms.Textarea)
        field.max_length = TEXT_LENGTH if is_text else LINE_LENGTH
        field.validators.append(MaxLengthValidator(field.max_length))
