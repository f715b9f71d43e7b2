"""Words of the catalogue. Values are the words of the addresses and the data."""

from __future__ import annotations

from datetime import date

from django.db.models import IntegerChoices, TextChoices


class Domain(TextChoices):
    """The field of work a standard is for."""

    INFORMATION_POLICY = "informatiebeleid", "Informatiebeleid"
    INFORMATION_TECHNOLOGY = "informatietechnologie", "Informatietechnologie"
    SERVICES = "dienstverlening", "Dienstverlening"
    OPERATIONS = "bedrijfsvoering", "Bedrijfsvoering"
    SOCIAL = "sociaal-domein", "Sociaal domein"
    SPATIAL = "ruimtelijk-domein", "Ruimtelijk domein"


class Kind(TextChoices):
    """What sort of standard it is."""

    API = "api-standaard", "API-standaard"
    MESSAGE = "berichtenstandaard", "Berichtenstandaard"
    INFORMATION_MODEL = "informatiemodel", "Informatiemodel"
    REFERENCE_ARCHITECTURE = "referentiearchitectuur", "Referentiearchitectuur"
    INFRASTRUCTURE = "infrastructuurstandaard", "Infrastructuurstandaard"
    NORM = "norm", "Norm"
    METHOD = "methode", "Methode"
    MODEL_REGULATION = "modelregeling", "Modelregeling"
    PROCUREMENT_CONDITIONS = "inkoopvoorwaarden", "Inkoopvoorwaarden"
    AGREEMENT = "overeenkomst-of-convenant", "Overeenkomst of convenant"
    JOINT_PROCUREMENT = "collectieve-inkoop", "Collectieve inkoop"
    SHARED_FACILITY = "collectieve-voorziening", "Collectieve voorziening"
    SERVICE_PROCESS = "dienstverleningsproces", "Dienstverleningsproces"


class Lifecycle(TextChoices):
    """Where a version stands in its own life."""

    IN_DEVELOPMENT = "in-ontwikkeling", "in ontwikkeling"
    IN_USE = "in-gebruik", "in gebruik"
    END_OF_SUPPORT = "einde-ondersteuning", "einde ondersteuning"
    WITHDRAWN = "teruggetrokken", "teruggetrokken"
    UNKNOWN = "niet-vastgelegd", "niet vastgelegd"


class Bindingness(IntegerChoices):
    """How binding a standard is (verbindendheid). Blank in a source is NOT_ESTABLISHED."""

    NOT_ESTABLISHED = 0, "Niet vastgesteld"
    RECOMMENDED = 1, "Aanbevolen"
    COMPLY_OR_EXPLAIN = 2, "Pas toe of leg uit"
    MANDATORY = 3, "Verplicht"

    @property
    def slug(self) -> str:
        """The word in addresses."""
        return _BINDINGNESS_SLUGS[self.value]

    @classmethod
    def from_slug(cls, slug: str) -> Bindingness:
        """The level behind the word in an address; ValueError where there is none."""
        return cls(_BINDINGNESS_SLUGS.index(slug))


_BINDINGNESS_SLUGS = [
    "niet-vastgesteld",
    "aanbevolen",
    "pas-toe-of-leg-uit",
    "verplicht",
]


BINDINGNESS_WORDS = [(level.slug, level.label) for level in Bindingness]


class Authority(TextChoices):
    """Who made it binding. Only the VNG's own follows the three levels' procedure."""

    VNG = "vng", "VNG"
    FORUM = "forum", "Forum Standaardisatie"
    LAW = "wet", "wet"
    OTHER_STANDARD = "andere-standaard", "een andere standaard"


# From this day on the VNG's board decides in this portal: levels 2 and 3 decided on
# or after it come only from a published resolution, never from a form. PostgreSQL
# has the same day in bindingness_decided_in_portal_from().
DECISIONS_IN_PORTAL_FROM = date(2026, 11, 1)


class ChangeOrigin(TextChoices):
    """How a change of bindingness came into the portal."""

    RECORDED = "vastgelegd", "vastgelegd uit een bron"
    DECISION = "besluit", "besluit in dit portaal"


class Ring(TextChoices):
    """Who may see which municipality applies a standard."""

    PUBLIC = "openbaar", "Openbaar"
    MUNICIPALITIES = "gemeenten", "Gemeenten"
    SHIELDED = "afgeschermd", "Afgeschermd"


class LinkKind(TextChoices):
    """What a link of a standard leads to."""

    SPECIFICATION = "specificatie", "Specificatie"
    TESTS = "test", "Testvoorziening"
    REFERENCE = "referentie", "Referentie-implementatie"
    HOMEPAGE = "officieel", "Officiële pagina"
    DECISION = "besluit", "Besluit"
    HELP = "hulp", "Hulp bij invoeren"


class RelationKind(TextChoices):
    """How one standard stands to another, read from the first to the second."""

    REPLACES = "vervangt", "vervangt"
    BUILDS_ON = "bouwt-op", "bouwt op"
    PART_OF = "deel-van", "is deel van"


class InitiativePhase(TextChoices):
    """Where an initiative stands."""

    IDEA = "idee", "idee"
    INTAKE = "intake", "intake"
    ANALYSIS = "analyse", "analyse"
    REALISATION = "realisatie", "realisatie"
    IMPLEMENTABLE = "implementeerbaar", "implementeerbaar"
    IN_MAINTENANCE = "in-beheer", "in beheer"
    # The source tells of no phase. Never guessed.
    UNKNOWN = "niet-vastgelegd", "niet vastgelegd"


class NeedState(TextChoices):
    """What became of a need."""

    OPEN = "open", "open"
    ANSWERED = "beantwoord", "beantwoord"
    WITHDRAWN = "ingetrokken", "ingetrokken"


class AdoptionState(TextChoices):
    """What a municipality says about a standard. Saying nothing is not a state."""

    EXPLORING = "orienterend", "Oriënterend"
    PLANNED = "gepland", "Gepland"
    IMPLEMENTING = "in-invoering", "In invoering"
    PARTLY_IN_USE = "deels", "In gebruik, deels"
    IN_USE = "in-gebruik", "In gebruik"
    EXPLAINED = "legt-uit", "Legt uit"
    NOT_APPLICABLE = "niet-van-toepassing", "Niet van toepassing"
    PHASED_OUT = "uitgefaseerd", "Uitgefaseerd"


# "A standard counts a municipality once, at its furthest state": the order of
# furthest, nearest first. PostgreSQL keeps the same order in adoption_rank().
STATES_FURTHEST_FIRST = [
    AdoptionState.IN_USE,
    AdoptionState.PARTLY_IN_USE,
    AdoptionState.IMPLEMENTING,
    AdoptionState.PLANNED,
    AdoptionState.EXPLORING,
    AdoptionState.EXPLAINED,
    AdoptionState.NOT_APPLICABLE,
    AdoptionState.PHASED_OUT,
]
IN_USE_STATES = [AdoptionState.IN_USE, AdoptionState.PARTLY_IN_USE]


# Counted apart, and never called anything else.
NO_STATEMENT = "geen-opgave"
COUNTED_STATES = [*AdoptionState.choices, (NO_STATEMENT, "Nog geen opgave")]


class CountKind(TextChoices):
    """How a count is published outside the public ring."""

    ABOUT = "ongeveer", "afgerond op een vijftal"
    FEW = "minder-dan-5", "minder dan 5"
    HIDDEN = "niet-getoond", "niet getoond"


class EvidenceGrade(TextChoices):
    """How sure a statement is. Ageing is read from its date, never stored."""

    CLAIMED = "leverancier", "opgegeven door leverancier"
    DECLARED = "opgegeven", "opgegeven"
    CONFIRMED = "bevestigd", "bevestigd"
    SHOWN = "getoetst", "getoetst"


class ExplanationReason(TextChoices):
    """Why a municipality does not apply a standard (yet). Counted nationally."""

    SUPPLIER = "leverancier", "De leverancier ondersteunt het niet"
    CONTRACT = "contract", "Een contract dat nog loopt"
    COSTS = "kosten", "De kosten wegen niet op tegen de baten"
    CAPACITY = "capaciteit", "Geen mensen of kennis beschikbaar"
    MERGER = "herindeling", "Er komt een herindeling aan"
    ALTERNATIVE = "alternatief", "Wij gebruiken iets dat gelijkwaardig is"
    SECURITY = "veiligheid", "Risico voor veiligheid of privacy"
    OTHER = "anders", "Een andere reden"


class DecidingBody(TextChoices):
    """Which body of the municipality decided to explain."""

    EXECUTIVE = "college-van-bw", "College van burgemeester en wethouders"
    COUNCIL = "gemeenteraad", "Gemeenteraad"
    SECRETARY = "gemeentesecretaris", "Gemeentesecretaris of directie"
    CIO = "cio", "CIO"
    PARTNERSHIP = "bestuur-samenwerking", "Bestuur van het samenwerkingsverband"


class SearchKind(TextChoices):
    """What the one search looks through."""

    STANDARD = "standaard", "Standaard"
    INITIATIVE = "initiatief", "Initiatief"
    NEED = "behoefte", "Behoefte"
    MUNICIPALITY = "gemeente", "Gemeente"


class DraftKind(TextChoices):
    """What an editor can be writing."""

    STANDARD = "standaard", "Standaard"
    VERSION = "versie", "Versie"
    INITIATIVE = "initiatief", "Initiatief"
    NEED = "behoefte", "Behoefte"
