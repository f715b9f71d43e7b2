"""Words of the register."""

from django.db.models import TextChoices


class RegionKind(TextChoices):
    """The divisions of the country that the CBS records for each municipality."""

    COROP = "corop", "COROP-gebied"
    LABOUR_MARKET = "arbeidsmarktregio", "Arbeidsmarktregio"
    SAFETY = "veiligheidsregio", "Veiligheidsregio"
    GGD = "ggd-regio", "GGD-regio"
    YOUTH_CARE = "jeugdregio", "Jeugdregio"


class SuccessionKind(TextChoices):
    """Whether a municipality went over whole, or was divided."""

    WHOLE = "whole", "geheel overgegaan"
    SPLIT = "split", "gesplitst"


class NeighbourKind(TextChoices):
    """How two municipalities are next to each other."""

    LAND = "land", "landgrens"
    # The Wadden islands have no land border: the municipality across the water.
    WATER = "water", "over het water"


class PartnershipKind(TextChoices):
    """What sort of co-operation between municipalities it is."""

    GR = "gemeenschappelijke-regeling", "Gemeenschappelijke regeling"
    SHARED_SERVICE = "uitvoeringsorganisatie", "Gezamenlijke uitvoeringsorganisatie"
    CENTRE = "centrumregeling", "Centrumregeling"
    OTHER = "overig", "Ander samenwerkingsverband"


class Stand(TextChoices):
    """Which municipalities a list shows: those of its day, those gone by then, or all."""

    CURRENT = "nu", "Gemeenten die bestaan"
    FORMER = "vroeger", "Vroegere gemeenten"
    ALL = "alle", "Alle, ook vroegere"


class ListOrder(TextChoices):
    """In which order a list stands."""

    NAME = "naam", "Naam"
    LARGEST = "meeste-inwoners", "Meeste inwoners"
    SMALLEST = "minste-inwoners", "Minste inwoners"
    PROVINCE = "provincie", "Provincie"
