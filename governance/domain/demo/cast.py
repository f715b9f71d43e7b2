"""Who plays in the story: made-up members of real bodies."""

from __future__ import annotations

from dataclasses import dataclass

from accounts.domain.demo_people import DemoPerson
from accounts.enums import Role

TASKFORCE = "taskforce-samen-organiseren"
COLLEGE = "college-van-dienstverleningszaken"
BOARD = "vng-bestuur"
SECOND_SECRETARY = "collega.bestuur@vng.example"
ASSISTANT = "assistent@utrecht.example"


@dataclass(frozen=True)
class Sits:
    """One made-up person on one or two seats of a body."""

    email: str
    name: str
    body: str
    seats: tuple[str, ...]
    # The municipality for whom, where there is one.
    behalf: str = ""
    employer: str = ""
    # Days from today until the term ends; nothing for until further notice.
    ends_in: int | None = None


MEMBERS = (
    Sits("voorzitter@taskforce.example", "Vera Voorzit", TASKFORCE, ("Voorzitter",)),
    Sits(
        "lid@taskforce.example",
        "Lies Lidmaat",
        TASKFORCE,
        ("Gemeentesecretaris 1",),
        "Utrecht",
    ),
    Sits(
        "sjoerd@taskforce.example",
        "Sjoerd Secretarius",
        TASKFORCE,
        ("Gemeentesecretaris 2",),
        "Zwolle",
        ends_in=60,
    ),
    Sits(
        "greet@taskforce.example",
        "Greet Gemeenteman",
        TASKFORCE,
        ("Gemeentesecretaris 3",),
        "Emmen",
    ),
    Sits(
        "dirk@taskforce.example",
        "Dirk Dienstbaar",
        TASKFORCE,
        ("Directeur dienstverlening 1",),
        "Breda",
    ),
    Sits(
        "dina@taskforce.example",
        "Dina Dienstma",
        TASKFORCE,
        ("Directeur dienstverlening 2",),
        "Almere",
    ),
    Sits(
        "keten@taskforce.example",
        "Ketie Ketting",
        TASKFORCE,
        ("Ketenpartner 1",),
        employer="Voorbeeldketen (fictief)",
    ),
    Sits("vdp@taskforce.example", "Puck Publieksma", TASKFORCE, ("VDP",)),
    # Real life: one person for two koepels, with one voice.
    Sits(
        "viag@taskforce.example", "Ina Informatica", TASKFORCE, ("VIAG", "IMG 100.000+")
    ),
    Sits("famo@taskforce.example", "Fons Financiën", TASKFORCE, ("FAMO",)),
    Sits("secretaris@taskforce.example", "Siets Griffie", TASKFORCE, ("Secretaris",)),
    Sits("voorzitter@cvd.example", "Carlijn Collegiaal", COLLEGE, ("Voorzitter",)),
    *(
        Sits(
            f"lid{number}@cvd.example", name, COLLEGE, (f"Bestuurslid {number}",), town
        )
        for number, (name, town) in enumerate(
            (
                ("Bas Bestuurman", "Leiden"),
                ("Bep Bestuursma", "Deventer"),
                ("Hedda Handreiking", "Venlo"),
                ("Job Jaknik", "Gooise Meren"),
                ("Mo Meerderheid", "Leeuwarden"),
                ("Nel Nuance", "Goes"),
            ),
            start=1,
        )
    ),
    Sits("secretaris@cvd.example", "Stijn Schrijver", COLLEGE, ("Secretaris",)),
    Sits("voorzitter@bestuur.example", "Pleun Presidium", BOARD, ("Voorzitter",)),
    *(
        Sits(
            f"lid{number}@bestuur.example",
            name,
            BOARD,
            (f"Bestuurslid {number}",),
            town,
        )
        for number, (name, town) in enumerate(
            (
                ("Aad Akkoord", "Delft"),
                ("Bie Besluit", "Hengelo"),
                ("Cor Consensus", "Roermond"),
                ("Door Doorslag", "Hoorn"),
                ("Els Eenstemmig", "Assen"),
                ("Fer Finaal", "Tilburg"),
            ),
            start=1,
        )
    ),
    Sits("secretaris@bestuur.example", "Bregje Besluitma", BOARD, ("Secretaris",)),
)

# Those whose sign-in is told: one for each kind of user.
SIGN_INS = (
    DemoPerson(
        "lid@taskforce.example",
        "Lies Lidmaat",
        TASKFORCE,
        (Role.BODY_MEMBER,),
        "standpunt innemen in de Taskforce, op een telefoon",
    ),
    DemoPerson(
        "viag@taskforce.example",
        "Ina Informatica",
        TASKFORCE,
        (Role.BODY_MEMBER,),
        "de achterban van een koepel raadplegen",
    ),
    DemoPerson(
        "voorzitter@taskforce.example",
        "Vera Voorzit",
        TASKFORCE,
        (Role.BODY_MEMBER,),
        "oordelen over belangen en een verslag vaststellen",
    ),
    DemoPerson(
        "secretaris@taskforce.example",
        "Siets Griffie",
        TASKFORCE,
        (Role.BODY_SECRETARY,),
        "intake, consultatie, vergadering en rondes van de Taskforce",
    ),
    DemoPerson(
        ASSISTANT,
        "Ans Assistentie",
        TASKFORCE,
        (Role.BODY_ASSISTANT,),
        "meelezen voor een lid van de Taskforce",
    ),
    DemoPerson(
        "voorzitter@cvd.example",
        "Carlijn Collegiaal",
        COLLEGE,
        (Role.BODY_MEMBER,),
        "een advies van het College van Dienstverleningszaken vaststellen",
    ),
    DemoPerson(
        "secretaris@cvd.example",
        "Stijn Schrijver",
        COLLEGE,
        (Role.BODY_SECRETARY,),
        "adviezen van het College van Dienstverleningszaken schrijven",
    ),
    DemoPerson(
        "secretaris@bestuur.example",
        "Bregje Besluitma",
        BOARD,
        (Role.BODY_SECRETARY,),
        "besluiten van het VNG-bestuur invoeren en publiceren",
    ),
    DemoPerson(
        SECOND_SECRETARY,
        "Tom Tweede",
        BOARD,
        (Role.BODY_SECRETARY,),
        "een besluit van het VNG-bestuur bevestigen als tweede",
    ),
)
