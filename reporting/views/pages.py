"""Pages that are mostly text."""

from __future__ import annotations

from typing import Any

from django.views.generic import TemplateView

from reporting.glossary import by_letter
from samenorganiseren.shared.retention import RETENTION, term_words

RESOURCES = [
    ("/standaarden", "Standaarden, met hun versies en hoe verplicht zij zijn"),
    ("/versies", "Versies van standaarden, met hun data en de bron daarvan"),
    ("/initiatieven", "Wat gemeenten samen ontwikkelen"),
    ("/behoeften", "Wat gemeenten missen, en hoeveel dat steunen"),
    ("/gemeenten", "De gemeenten op een dag, vandaag of vroeger"),
    ("/toepassingen", "Welke gemeente past wat toe"),
    ("/dossiers", "Voorstellen van gemeenten, met de fase waarin zij staan"),
    ("/boekjaren", "De jaren van het Fonds GGU, met hun totalen"),
    ("/toekenningen", "Waaraan het fonds geld gaf, en hoe vaak het wordt gebruikt"),
    ("/bijdragen", "Wat elke gemeente aan het fonds is gevraagd"),
    ("/adviezen", "Gepubliceerde adviezen, met de vingerafdruk van hun tekst"),
    ("/besluiten", "Gepubliceerde besluiten, met de vingerafdruk van hun tekst"),
]


class Text(TemplateView):
    """A page of text; reading it changes nothing."""


def text(name: str) -> Any:
    """The view of templates/reporting/pages/<name>.html."""
    return Text.as_view(template_name=f"reporting/pages/{name}.html")


class Privacy(Text):
    """What the portal keeps of people, why, and how long."""

    template_name = "reporting/pages/privacy.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kept = [
            (row, f"{term_words(row.term)} {row.after}") for row in RETENTION.values()
        ]
        return super().get_context_data(kept=kept, **kwargs)


class Data(Text):
    """How to take the data along, and the addresses of the API."""

    template_name = "reporting/pages/data.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(resources=RESOURCES, **kwargs)


class Glossary(Text):
    """Every word that has a meaning of its own here, each with an anchor."""

    template_name = "reporting/pages/glossary.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(letters=by_letter(), **kwargs)
