"""Filling in a form of a drawn page with what was typed before."""

from __future__ import annotations

from urllib.parse import urljoin

from django.utils.html import escape

from .keeping import Fields, Kept, is_same
from .reading import Attributes, Control, Form, Forms


def fill_in(page: str, kept: Kept, *, notice: str) -> str:
    """The page with the form filled in and a notice in it; unchanged without that form."""
    form = _form_of(page, kept)
    if form is None:
        return page
    values = {name: list(several) for name, several in kept.fields.items()}
    edits = [(form.inside, form.inside, notice)]
    for control in form.controls:
        if (text := _answered(control, values)) is not None:
            edits.append((control.start, control.end, text))
    for start, end, text in reversed(edits):
        page = page[:start] + text + page[end:]
    return page


def _form_of(page: str, kept: Kept) -> Form | None:
    """The form that sends to the same address and asks most of what was answered."""

    def shared(form: Form) -> int:
        return len(form.names() & set(kept.fields))

    fitting = [form for form in Forms(page).forms if _sends_to(form, kept)]
    best = max(fitting, key=shared, default=None)
    return best if best is not None and shared(best) else None


def _sends_to(form: Form, kept: Kept) -> bool:
    return any(
        is_same(urljoin(kept.page, target), kept.action) for target in form.targets
    )


def _answered(control: Control, values: Fields) -> str | None:
    """The control as it was left; nothing where it was not among what was sent."""
    given = values.get(control.name)
    if control.kind in ("checkbox", "radio"):
        return _tag("input", _chosen(control, "checked", given))
    if control.kind == "option":
        return _tag("option", _chosen(control, "selected", given))
    if not given:
        return None
    value = given.pop(0)
    if control.kind == "textarea":
        return f"\n{escape(value)}"
    return _tag("input", {**control.attributes, "value": value})


def _chosen(control: Control, mark: str, given: list[str] | None) -> Attributes:
    left = {key: value for key, value in control.attributes.items() if key != mark}
    value = control.attributes.get("value")
    is_chosen = ("on" if value is None else value) in (given or [])
    return {**left, mark: None} if is_chosen else left


def _tag(name: str, attributes: Attributes) -> str:
    written = (
        f" {key}" if value is None else f' {key}="{escape(value)}"'
        for key, value in attributes.items()
    )
    return f"<{name}{''.join(written)}>"
