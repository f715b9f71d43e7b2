"""The bodies that really are, with the seats and the rule this portal begins with.

What a body does is the VNG's own text, put shorter. How many seats there are and how
a body decides, the VNG does not publish: those numbers are a beginning, each said to
be one, and each to be changed by the secretary.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from ...enums import BodyKind, Majority, SeatCategory

OWN_TEXT = "Eigen tekst van de VNG over Samen Organiseren, hier korter gezegd."
OUR_DEFAULT = (
    "Beginwaarde van dit portaal. De VNG publiceert dit getal niet; de secretaris "
    "stelt vast wat geldt."
)


@dataclass(frozen=True)
class KnownSeats:
    """Seats of one category: how many there are, and how many the rule asks."""

    category: SeatCategory
    labels: tuple[str, ...]
    at_least: int
    nominated_by: str = ""


@dataclass(frozen=True)
class KnownBody:
    """One body with what it begins with."""

    kind: BodyKind
    slug: str
    position: int
    summary: str
    task: str
    seats: tuple[KnownSeats, ...]
    rule: dict[str, object] = field(default_factory=dict)


def _numbered(word: str, count: int) -> tuple[str, ...]:
    return tuple(f"{word} {number}" for number in range(1, count + 1))


def _chair(label: str = "Voorzitter") -> KnownSeats:
    return KnownSeats(SeatCategory.CHAIR, (label,), at_least=1)


def _secretary() -> KnownSeats:
    return KnownSeats(SeatCategory.SECRETARY, ("Secretaris",), at_least=1)


TASKFORCE = KnownBody(
    BodyKind.TASKFORCE,
    "taskforce-samen-organiseren",
    10,
    "Adviseert het College van Dienstverleningszaken over standaarden en initiatieven.",
    "In de Taskforce zitten mensen die het werk kennen: uit gemeenten, uit de koepels "
    "en van partners in de keten. Zij bekijken voorstellen van gemeenten, wegen wat "
    "anderen in de consultatie zeiden en geven een advies. Dat advies gaat naar het "
    "College van Dienstverleningszaken.",
    (
        _chair(),
        KnownSeats(
            SeatCategory.MUNICIPAL_SECRETARY,
            _numbered("Gemeentesecretaris", 3),
            at_least=2,
        ),
        KnownSeats(
            SeatCategory.SERVICES_DIRECTOR,
            _numbered("Directeur dienstverlening", 2),
            at_least=1,
        ),
        KnownSeats(
            SeatCategory.CHAIN_PARTNER, _numbered("Ketenpartner", 2), at_least=1
        ),
        KnownSeats(SeatCategory.VDP, ("VDP",), at_least=1, nominated_by="VDP"),
        KnownSeats(
            SeatCategory.IMG,
            ("IMG 100.000+",),
            at_least=1,
            nominated_by="IMG 100.000+",
        ),
        KnownSeats(SeatCategory.VIAG, ("VIAG",), at_least=1, nominated_by="VIAG"),
        KnownSeats(SeatCategory.FAMO, ("FAMO",), at_least=1, nominated_by="FAMO"),
        _secretary(),
    ),
    {"max_per_employer": 2},
)
COLLEGE = KnownBody(
    BodyKind.COLLEGE,
    "college-van-dienstverleningszaken",
    20,
    "Adviseert het VNG-bestuur over standaarden en over initiatieven die het gebruik "
    "versnellen.",
    "De leden van de VNG kregen in juni 2017 het voorstel om dit college in te stellen. "
    "Het College van Dienstverleningszaken krijgt het advies van de Taskforce, met een "
    "minderheidsstandpunt als dat er is, en adviseert het VNG-bestuur.",
    (
        _chair(),
        KnownSeats(SeatCategory.BOARD_MEMBER, _numbered("Bestuurslid", 8), at_least=4),
        _secretary(),
    ),
)
BOARD = KnownBody(
    BodyKind.BOARD,
    "vng-bestuur",
    30,
    "Besluit of voor een standaard pas toe of leg uit geldt, en of zij verplicht is.",
    "Het VNG-bestuur besluit op advies van het College van Dienstverleningszaken. "
    "Voor een verplichte standaard is altijd eerst een raadpleging van alle leden nodig. "
    "Wijkt het VNG-bestuur af van het advies, dan zegt het waarom.",
    (
        _chair(),
        KnownSeats(SeatCategory.BOARD_MEMBER, _numbered("Bestuurslid", 10), at_least=5),
        _secretary(),
    ),
)
DIRECTORATE = KnownBody(
    BodyKind.DIRECTORATE,
    "vng-directie",
    40,
    "Beveelt standaarden aan. Een aanbeveling heeft geen formele status.",
    "De VNG-directie kan een standaard aanbevelen. Daarvoor is geen advies nodig. Wat "
    "zij besluit, staat met datum en bron bij de standaard.",
    (
        _chair("Algemeen directeur"),
        KnownSeats(SeatCategory.BOARD_MEMBER, _numbered("Directeur", 2), at_least=0),
        _secretary(),
    ),
)
MEMBERS = KnownBody(
    BodyKind.MEMBERS,
    "algemene-ledenvergadering",
    50,
    "Alle gemeenten samen. Wordt geraadpleegd voordat een standaard verplicht wordt.",
    "In de algemene ledenvergadering (ALV) zitten alle gemeenten. Gemeenten hebben hier "
    "geen zetel: zij antwoorden in een ledenraadpleging, elke gemeente één keer. De ALV "
    "keurt ook goed waarvoor het Fonds GGU betaalt.",
    (_chair(), _secretary()),
    {"majority": Majority.SIMPLE, "quorum_percent": 50},
)
BODIES = (TASKFORCE, COLLEGE, BOARD, DIRECTORATE, MEMBERS)
