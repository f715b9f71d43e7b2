"""Words of governance. Values are the words of the addresses and the data."""

from __future__ import annotations

from django.db.models import TextChoices


class BodyKind(TextChoices):
    """What a body does in the chain from proposal to decision."""

    TASKFORCE = "taskforce", "Taskforce Samen Organiseren"
    COLLEGE = "college", "College van Dienstverleningszaken"
    BOARD = "vng-bestuur", "VNG-bestuur"
    DIRECTORATE = "vng-directie", "VNG-directie"
    MEMBERS = "alv", "Algemene ledenvergadering"
    PANEL = "consultatiepanel", "consultatiepanel"


class SeatCategory(TextChoices):
    """For whom a seat is meant."""

    CHAIR = "voorzitter", "voorzitter"
    MUNICIPAL_SECRETARY = "gemeentesecretaris", "gemeentesecretaris"
    SERVICES_DIRECTOR = "directeur-dienstverlening", "directeur dienstverlening"
    CHAIN_PARTNER = "ketenpartner", "ketenpartner"
    VDP = "vdp", "Vereniging Directeuren Publieksdiensten (VDP)"
    IMG = "img-100000", "IMG 100.000+"
    VIAG = "viag", "Vereniging van I&A-coördinatoren (VIAG)"
    FAMO = "famo", "FAMO, vakgroep Financiën en Control"
    BOARD_MEMBER = "bestuurslid", "bestuurslid"
    SECRETARY = "secretaris", "secretaris, zonder stem"


# Who sits here takes part in the meeting and never takes a position.
CATEGORIES_WITHOUT_VOICE = frozenset({SeatCategory.SECRETARY})


class Majority(TextChoices):
    """How much of the voices for and against must be in favour."""

    SIMPLE = "gewone-meerderheid", "gewone meerderheid"
    TWO_THIRDS = "twee-derde", "twee derde van de stemmen"
    UNANIMOUS = "eenstemmig", "eenstemmig"


class Recusal(TextChoices):
    """What a conflict of interest costs its holder."""

    NO_POSITION = "geen-standpunt", "geen standpunt, wel aanwezig en met stukken"
    LEAVES = "verlaat-de-zaal", "geen standpunt, geen stukken en niet in de zaal"


class Publicity(TextChoices):
    """Who reads the names with the positions."""

    INSIDE = "binnen-het-orgaan", "Namen met standpunten blijven binnen het orgaan."
    PUBLIC = "openbaar", "Namen met standpunten zijn openbaar."


class TallyShown(TextChoices):
    """When a member sees how the others stand."""

    AFTER_OWN = "na-eigen-standpunt", "zodra u zelf een standpunt hebt ingenomen"
    AFTER_CLOSE = "na-sluiting", "zodra de ronde gesloten is"


class DossierKind(TextChoices):
    """What is proposed."""

    NEW_STANDARD = "nieuwe-standaard", "Nieuwe standaard"
    NEW_VERSION = "nieuwe-versie", "Nieuwe versie van een standaard"
    ESCALATION = "verzwaring", "Verzwaring van verbindendheid"
    INITIATIVE = "initiatief", "Initiatief"
    FUND_REQUEST = "fondsaanvraag", "Aanvraag bij het Fonds GGU"
    WITHDRAWAL = "intrekking", "Intrekking van een standaard"


class Stage(TextChoices):
    """Where a dossier stands in the procedure. The edges stand in `stages.py`."""

    DRAFT = "concept", "concept"
    SUBMITTED = "ingediend", "ingediend"
    INTAKE = "intake", "intake"
    CONSULTATION = "consultatie", "consultatie"
    TASKFORCE = "taskforce", "bij de Taskforce"
    COLLEGE = "college", "bij het College van Dienstverleningszaken"
    BOARD = "bestuur", "bij het VNG-bestuur"
    DECIDED = "vastgesteld", "vastgesteld"
    PUBLISHED = "gepubliceerd", "gepubliceerd"
    IN_USE = "in-toepassing", "in toepassing"
    EVALUATION = "evaluatie", "evaluatie"
    REVISED = "herzien", "herzien"
    EXTENDED = "verlengd", "verlengd"
    REPEALED = "ingetrokken", "ingetrokken"
    RETURNED = "teruggegeven", "teruggegeven"
    INADMISSIBLE = "niet-ontvankelijk", "niet ontvankelijk"
    ON_HOLD = "aangehouden", "aangehouden"
    REJECTED = "afgewezen", "afgewezen"
    WITHDRAWN = "teruggetrokken", "teruggetrokken"
    REPLACED = "vervangen", "vervangen"


class Criterion(TextChoices):
    """The judging list of the intake."""

    PARTICIPANTS = "deelnemers", "Wie doen er mee?"
    NEED = "behoefte", "Is de behoefte duidelijk?"
    ALREADY_SET = "elders", "Is het al ergens anders vastgesteld?"
    BINDINGNESS = "verbindendheid", "Past de beoogde verbindendheid?"
    FIT = "samenhang", "Past het bij Common Ground, GGU en GEMMA?"
    NEUTRAL = "beleidsneutraal", "Is het beleidsneutraal?"
    SECURITY = "veiligheid-privacy", "Zijn veiligheid en privacy geregeld?"
    SUPPORT = "draagvlak", "Is er draagvlak?"
    UPKEEP = "beheer-handhaving", "Wat vraagt het van beheer en handhaving?"
    DELIVERABLES = "producten", "Welke producten levert het op?"


class CheckVerdict(TextChoices):
    """The answer of the intake to one question of the judging list."""

    MEETS = "voldoet", "voldoet"
    MISSING = "ontbreekt", "er ontbreekt iets"
    NOT_RELEVANT = "niet-van-belang", "niet van belang"


class EventVisibility(TextChoices):
    """Who may read an event of a dossier."""

    PUBLIC = "openbaar", "openbaar"
    INTERNAL = "intern", "intern: indiener, leden en secretarissen"
    CONFIDENTIAL = "vertrouwelijk", "vertrouwelijk: secretarissen en voorzitter"


class ConsultationKind(TextChoices):
    """Whom a consultation asks."""

    OPEN = "openbaar", "openbare consultatie"
    MEMBERS = "ledenraadpleging", "ledenraadpleging"


class MemberAnswer(TextChoices):
    """What a municipality says in the consultation of the members."""

    FOR = "voor", "voor"
    AGAINST = "tegen", "tegen"
    ABSTAINS = "onthouding", "onthouding"


class DispositionKind(TextChoices):
    """What was done with a response."""

    ADOPTED = "overgenomen", "overgenomen"
    PARTLY = "deels-overgenomen", "deels overgenomen"
    NOT_ADOPTED = "niet-overgenomen", "niet overgenomen"
    NOTED = "kennisgenomen", "ter kennis genomen"


class MeetingState(TextChoices):
    """Where a meeting stands."""

    DRAFT = "concept", "concept"
    CONVENED = "opgeroepen", "opgeroepen"
    IN_SESSION = "bezig", "bezig"
    CLOSED = "gesloten", "gesloten"
    MINUTED = "verslag-vastgesteld", "verslag vastgesteld"
    CANCELLED = "afgelast", "afgelast"


class ItemKind(TextChoices):
    """What a body does with an agenda item."""

    FOR_ADVICE = "ter-advies", "ter advies"
    FOR_DECISION = "ter-besluit", "ter besluit"
    FOR_INFORMATION = "ter-kennisname", "ter kennisname"
    FORMALITY = "hamerstuk", "hamerstuk"
    OTHER = "overig", "overig"


class RoundState(TextChoices):
    """Where a round stands. It is never reopened: a new one points back."""

    PLANNED = "gepland", "gepland"
    OPEN = "open", "open"
    CLOSED = "gesloten", "gesloten"
    CONCLUDED = "geconcludeerd", "geconcludeerd"
    CANCELLED = "geannuleerd", "geannuleerd"


class RoundMode(TextChoices):
    """How the positions are gathered."""

    IN_MEETING = "in-vergadering", "in een vergadering"
    IN_WRITING = "schriftelijk", "schriftelijk"


class Choice(TextChoices):
    """The five positions."""

    FOR = "voor", "Voor"
    FOR_IF = "voor-mits", "Voor, mits"
    AGAINST = "tegen", "Tegen"
    ABSTAINS = "onthouding", "Ik onthoud mij"
    NONE = "geen-standpunt", "Geen standpunt"


REASON_REQUIRED = frozenset({Choice.FOR_IF, Choice.AGAINST})


class Entry(TextChoices):
    """How a position came in."""

    MEMBER = "zelf", "door het lid zelf"
    SECRETARY = "secretaris", "door de secretaris namens het lid"
    WRITTEN_INPUT = "schriftelijke-inbreng", "uit schriftelijke inbreng"


class ConflictState(TextChoices):
    """Where a declared conflict of interest stands."""

    DECLARED = "gemeld", "gemeld"
    ACCEPTED = "erkend", "erkend"
    DISMISSED = "niet-erkend", "niet erkend"


class AdviceVerdict(TextChoices):
    """What a body advises."""

    POSITIVE = "positief", "positief"
    CONDITIONAL = "positief-onder-voorwaarden", "positief onder voorwaarden"
    NEGATIVE = "negatief", "negatief"
    DIVIDED = "verdeeld", "verdeeld"


class AdviceState(TextChoices):
    """Where an advice stands."""

    DRAFT = "concept", "concept"
    ESTABLISHED = "vastgesteld", "vastgesteld"
    PUBLISHED = "gepubliceerd", "gepubliceerd"
    REPLACED = "vervangen", "vervangen"


class Outcome(TextChoices):
    """What was decided."""

    ADOPT = "vaststellen", "vaststellen"
    ADOPT_CHANGED = "vaststellen-met-wijziging", "vaststellen met een wijziging"
    RETURN = "teruggeven", "teruggeven aan de indiener"
    REJECT = "afwijzen", "afwijzen"
    # Of an earlier decision, after its evaluation.
    REPEAL = "intrekken", "een eerder besluit intrekken"


class ResolutionKind(TextChoices):
    """What a published document does."""

    DECISION = "besluit", "besluit"
    RECTIFICATION = "rectificatie", "rectificatie"
    WITHDRAWAL = "intrekking", "intrekking"


class PollState(TextChoices):
    """Where a question of a koepel to its members stands."""

    OPEN = "open", "open"
    CLOSED = "gesloten", "gesloten"


class PlanCondition(TextChoices):
    """What must be reached before a heavier bindingness; measured from adoption."""

    COVERAGE = "dekking", "dekking van minstens … procent"
    IN_USE = "in-gebruik", "in gebruik bij minstens … gemeenten"
    EXPLAINED = "uitleg", "hoogstens … gemeenten leggen uit"
    NO_END_OF_SUPPORT = "ondersteund", "geen open einde van de ondersteuning"

    def words(self, number: int) -> str:
        """The condition with its number filled in."""
        return str(self.label).replace("…", str(number))
