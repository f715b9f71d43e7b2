"""What the gallery shows in its components. All of it is made up."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from django import forms
from django.utils.safestring import mark_safe

from samenorganiseren.shared import honeycombs, states
from samenorganiseren.shared.forms import ChoiceRows, DutchDateField, PortalForm

from ..rules.content import Bar

STATES = {"in-gebruik": "in-gebruik", "legt-uit": "legt-uit"}
INITIAL = {"since": date(2026, 9, 1), "state": "in-gebruik"}
REFUSED = {
    "fout-name": "Voorbeeldstad",
    "fout-since_dag": "31",
    "fout-since_maand": "2",
    "fout-since_jaar": "2026",
}


class SampleForm(PortalForm):
    """One field of every kind."""

    name = forms.CharField(
        label="Naam van de gemeente", help_text="Zoals in het register."
    )
    since = DutchDateField(
        label="Sinds wanneer?",
        help_text="Weet u de dag niet? Neem de eerste van de maand.",
    )
    version = forms.ChoiceField(
        label="Welke versie?", choices=[("2023", "2023"), ("2020", "2020")]
    )
    reach = forms.CharField(
        label="Voor welk deel van de gemeente?",
        widget=forms.Textarea({"rows": 3}),
        required=False,
    )
    state = forms.ChoiceField(
        label="Kies wat nu het beste past",
        choices=[("in-gebruik", "In gebruik"), ("legt-uit", "Wij leggen uit")],
        widget=ChoiceRows(
            hints={
                "in-gebruik": "In de hele gemeente",
                "legt-uit": "U past haar niet toe en geeft een reden",
            },
            states=STATES,
        ),
    )
    domains = forms.MultipleChoiceField(
        label="Voor welke domeinen?",
        choices=[("a", "Dienstverlening"), ("b", "Bedrijfsvoering")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    report = forms.FileField(
        label="Testrapport", required=False, help_text="Een PDF van hoogstens 10 MB."
    )
    digest = forms.BooleanField(label="Stuur mij een dagoverzicht", required=False)


SWATCHES = [
    ("ground", "Grond"),
    ("surface", "Vlak"),
    ("sunk", "Verdiept"),
    ("ink", "Tekst"),
    ("muted", "Rustige tekst"),
    ("title", "Titel"),
    ("action", "Actie"),
    ("blue-soft", "Zacht blauw"),
    ("honey", "Honing"),
    ("honey-soft", "Zachte honing"),
    ("good", "Goed"),
    ("bad", "Fout"),
]


def components() -> dict[str, Any]:
    """The values that the components of the gallery take."""
    return {
        "swatches": SWATCHES,
        "all_states": list(states.WORDS),
        "counts": list(
            zip(states.WORDS, (181, 33, 41, 14, 8, 19, 4, 2, 40), strict=True)
        ),
        "cells": cells(),
        "points": [
            (date(2017 + n, 1, 1), share)
            for n, share in enumerate((3, 12, 25, 33, 40, 46, 49, 52, 56, 60))
        ]
        + [(date(2026, 11, 23), 63)],
        "short_points": [(date(2026, month, 1), 4 * month) for month in range(3, 12)],
        "bar_rows": [
            Bar("GIBIT", 62.6, "214 (63%)"),
            Bar("Haal Centraal", 18.4, "63 (18%)"),
        ],
        "facet_rows": facet_rows(),
        "result_rows": result_rows(),
        "chip_rows": [
            {"label": "Dienstverlening", "address": "?"},
            {"label": "Pas toe of leg uit", "address": "?"},
        ],
        "events": events(),
        "stage_rows": stage_rows(),
        "calendar_rows": calendar_rows(),
        "step_rows": step_rows(),
        "paper_rows": paper_rows(),
        "pipeline_rows": pipeline_rows(),
        "link_rows": [
            {"label": "Officiële pagina", "address": "#wegen", "small": "vng.nl"},
            {"label": "Tekst voor uw aanbesteding", "address": "#wegen"},
        ],
        "notices": notices(),
        "table_rows": [("Leusden", 31_681, 9_662_705), ("Nijkerk", 45_361, 13_835_105)],
        "long_rows": [
            (f"Voorbeeldgemeente {n}", slug, 2016 + n)
            for n, slug in enumerate(states.WORDS, start=1)
        ],
    }


def result_rows() -> list[dict[str, Any]]:
    return [
        {
            "address": "#wegen",
            "title": mark_safe("Informatie<mark>beveiliging</mark>"),
            "text": "Voorbeeld van een gevonden standaard, met het gezochte woord gemerkt.",
            "meta": ["Norm", "versie 1.2", "in gebruik"],
            "level": 2,
            "count": 214,
            "total": 342,
            "is_fictitious": True,
        },
        {
            "address": "#wegen",
            "title": "Afgeschermde standaard",
            "text": "Kleine aantallen tonen wij niet.",
            "meta": ["API-standaard"],
            "level": 0,
            "count_words": "minder dan 5 gemeenten",
        },
    ]


def cells() -> list[dict[str, Any]]:
    """A small country of its own, every state in it."""
    slugs = list(states.WORDS)
    return [
        honeycombs.cell(
            col=col,
            row=row,
            state=slugs[(col * row + col) % len(slugs)],
            name=f"Voorbeeldgemeente {row * 16 + col + 1}",
            word=states.WORDS[slugs[(col * row + col) % len(slugs)]],
        )
        for row in range(8)
        for col in range(16)
    ]


def facet_rows() -> list[dict[str, Any]]:
    return [
        {
            "name": "domein",
            "legend": "Domein",
            "options": [
                {
                    "value": "dienstverlening",
                    "label": "Dienstverlening",
                    "count": 26,
                    "is_chosen": True,
                },
                {"value": "bedrijfsvoering", "label": "Bedrijfsvoering", "count": 7},
            ],
            "extra": [
                {"value": "sociaal-domein", "label": "Sociaal domein", "count": 8}
            ],
        }
    ]


def events() -> list[dict[str, Any]]:
    return [
        {"day": date(2026, 1, 12), "title": "Voorstel ingediend"},
        {
            "day": date(2026, 5, 13),
            "title": "Advies van de Taskforce",
            "is_key": True,
            "who": "Taskforce Samen Organiseren",
        },
        {"day": date(2027, 5, 1), "title": "De afspraak gaat in", "is_next": True},
    ]


def stage_rows() -> list[dict[str, Any]]:
    return [
        {"name": "Idee", "when": "12 januari", "is_done": True},
        {"name": "Analyse", "when": "tot 16 maart", "is_done": True},
        {"name": "Realisatie", "when": "13 mei", "is_now": True},
        {"name": "Implementeerbaar"},
        {"name": "In beheer"},
    ]


def calendar_rows() -> list[dict[str, Any]]:
    return [
        {
            "day": date(2026, 12, 4),
            "title": "Objecten API",
            "address": "#wegen",
            "text": "Uw uitleg vervalt.",
            "level": 2,
            "state": "legt-uit",
            "warning": "nog 11 dagen",
            "action": {"label": "Verleng", "address": "#wegen"},
        },
        {
            "day": date(2027, 5, 1),
            "title": "GIBIT",
            "address": "#wegen",
            "text": "De datum die u zelf noemde.",
            "level": 2,
            "state": "in-invoering",
            "action": {"label": "Werk bij", "address": "#wegen"},
        },
    ]


def step_rows() -> list[dict[str, Any]]:
    return [
        {
            "title": "Leg vast dat u de standaard gebruikt",
            "text": "Neem haar op in uw inkoopbeleid.",
        },
        {
            "title": "Doe uw opgave",
            "text": "Dan weten andere gemeenten dat zij u kunnen bellen.",
        },
    ]


def notices() -> list[dict[str, Any]]:
    return [
        {
            "title": "Bevestig de opgave over de Zaken API",
            "address": "#wegen",
            "is_unread": True,
            "at": datetime(2026, 11, 23, 8, 30, tzinfo=UTC),
            "about": "Gemeente Voorbeeldstad",
        },
        {
            "title": "Nieuwe versie van de GIBIT",
            "address": "#wegen",
            "at": datetime(2026, 11, 20, 13, 5, tzinfo=UTC),
            "text": "Versie 2026 is in ontwikkeling.",
        },
    ]


def paper_rows() -> list[dict[str, Any]]:
    return [
        {
            "name": "Voorstel.pdf",
            "size": 182_000,
            "pages": 14,
            "get_absolute_url": "#stukken",
        },
        {"name": "Begroting.ods", "size": 24_000, "get_absolute_url": "#stukken"},
    ]


def pipeline_rows() -> list[dict[str, Any]]:
    return [
        {"label": "Intake", "waiting": 2, "median_days": 12.0, "finished": 31},
        {"label": "Consultatie", "waiting": 6, "median_days": 43.0, "finished": 27},
        {"label": "Bij de Taskforce", "waiting": 0, "median_days": None, "finished": 0},
    ]
