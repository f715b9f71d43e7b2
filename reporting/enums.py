"""Words of reports."""

from __future__ import annotations

from django.db.models import TextChoices


class Period(TextChoices):
    """What a report looks back on."""

    DAY = "dag", "Stand op één dag"
    MONTH = "maand", "Een maand"
    YEAR = "jaar", "Een jaar"


class Column(TextChoices):
    """How the cells of a column are written."""

    TEXT = "tekst", "tekst"
    NUMBER = "getal", "getal"
    # Whole cents in the content, euros on paper.
    EUROS = "euro", "euro"


class Narrowing(TextChoices):
    """How a report can be narrowed down."""

    DOMAIN = "domein", "Domein"
    PROVINCE = "provincie", "Provincie"
