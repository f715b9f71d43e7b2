"""What the portal says about a field that was not filled in well."""

from __future__ import annotations

from django import forms

REQUIRED = "Dit verplichte veld is niet ingevuld"
CHOICE = "Deze keuze bestaat niet. Kies er een uit de lijst."

# From the most particular kind of field to the most general one.
SENTENCES: list[tuple[type[forms.Field], dict[str, str]]] = [
    (forms.EmailField, {"invalid": "Vul een e-mailadres in, zoals naam@gemeente.nl."}),
    (forms.URLField, {"invalid": "Vul een internetadres in dat begint met https://."}),
    (
        forms.SlugField,
        {"invalid": "Gebruik alleen kleine letters, cijfers en streepjes."},
    ),
    (
        forms.DateTimeField,
        {"invalid": "Vul een datum en tijd in, zoals 23-11-2026 14:30."},
    ),
    (forms.DateField, {"invalid": "Vul een datum in, zoals 23-11-2026."}),
    (forms.TimeField, {"invalid": "Vul een tijd in, zoals 14:30."}),
    (forms.DecimalField, {"invalid": "Vul een getal in, zoals 12,50."}),
    (forms.IntegerField, {"invalid": "Vul een heel getal in, zoals 12."}),
    (
        forms.FileField,
        {
            "required": "Kies een bestand",
            "invalid": "Er kwam geen bestand mee. Kies het opnieuw.",
            "missing": "Er kwam geen bestand mee. Kies het opnieuw.",
            "empty": "Dit bestand is leeg. Kies een ander bestand.",
            "max_length": "De naam van dit bestand is te lang. Geef het een kortere naam.",
            "contradiction": "Kies een bestand of verwijder het, niet allebei.",
        },
    ),
    (
        forms.Field,
        {
            "required": REQUIRED,
            "invalid": "Dit kunnen wij niet lezen. Controleer wat u invulde.",
            "invalid_choice": CHOICE,
            "invalid_list": CHOICE,
            "invalid_pk_value": CHOICE,
            "list": CHOICE,
            "max_length": "Deze tekst is te lang: %(show_value)s tekens. "
            "Er passen er %(limit_value)s.",
            "min_length": "Deze tekst is te kort: %(show_value)s tekens. "
            "Het moeten er minstens %(limit_value)s zijn.",
            "max_value": "Dit getal is te groot. Het mag hoogstens %(limit_value)s zijn.",
            "min_value": "Dit getal is te klein. Het moet minstens %(limit_value)s zijn.",
            "max_digits": "Dit getal heeft te veel cijfers. Er passen er %(max)s.",
            "max_decimal_places": "Gebruik hoogstens %(max)s cijfers achter de komma.",
            "max_whole_digits": "Dit getal is te groot. Er passen %(max)s cijfers voor de komma.",
        },
    ),
]


def sentences_for(field: forms.Field) -> dict[str, str]:
    """Every sentence for this kind of field, the particular before the general."""
    said: dict[str, str] = {}
    for kind, sentences in SENTENCES:
        if isinstance(field, kind):
            said = {**sentences, **said}
    return said


def speak_dutch(field: forms.Field) -> None:
    """Replace what the framework says; keep what the form itself said."""
    framework = framework_messages(field)
    for code, sentence in sentences_for(field).items():
        if field.error_messages.get(code) is framework.get(code):
            field.error_messages[code] = sentence


def framework_messages(field: forms.Field) -> dict[str, object]:
    """The messages that come with the class of the field."""
    messages: dict[str, object] = {}
    for kind in reversed(type(field).__mro__):
        if kind.__module__.startswith("django."):
            messages.update(getattr(kind, "default_error_messages", {}))
    return messages
