"""What an editor types, for tests."""

from catalogue.forms.content import as_data

STANDARD = {
    "name": "Voorbeeld API",
    "slug": "voorbeeld-api",
    "summary": "Hiermee wisselen gemeenten voorbeelden uit.",
    "description": "Een **lange** tekst.",
    "domain": "dienstverlening",
    "kind": "api-standaard",
    "ring": "gemeenten",
    "source": "voorbeeld.example (2026)",
}
VERSION = {
    "number": "2.0.0",
    "lifecycle": "in-gebruik",
    "is_current": "on",
    "released_on": "2026-01-15",
    "released_source": "release notes",
}


def typed(fields):
    return {name: [value] for name, value in fields.items()}


def posted(fields, draft, **more):
    return {**fields, "gezien": draft.changed_at.isoformat(), **more}


def checked(form_class, fields, subject=None):
    """The content of a form that is whole."""
    form = form_class(as_data(fields), subject=subject)
    assert form.is_valid(), form.errors
    return form.cleaned_data
