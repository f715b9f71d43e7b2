"""Which standards have a story in the demo, and how each of them goes."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Story:
    """How far a standard comes, and how fast. Days count back from today."""

    slug: str
    # When the first began, and when half of all who ever will had begun.
    began_days_ago: int
    half_days_ago: int
    # Shares of the municipalities today.
    in_use: float
    partly: float
    implementing: float
    thinking: float
    explaining: float
    not_applicable: float


STORIES = (
    Story("gibit", 3_400, 2_000, 0.53, 0.10, 0.12, 0.065, 0.055, 0.012),
    Story("verwerkersovereenkomst", 2_900, 1_700, 0.74, 0.08, 0.08, 0, 0, 0.01),
    Story("ibd-aansluiting", 3_600, 2_900, 0.91, 0.03, 0.02, 0, 0, 0),
    Story("zaken-api", 2_000, 700, 0.38, 0.12, 0.16, 0.09, 0.05, 0),
    Story("documenten-api", 1_950, 620, 0.33, 0.12, 0.17, 0.1, 0.05, 0),
    Story("catalogi-api", 1_900, 640, 0.35, 0.08, 0.16, 0.1, 0.04, 0),
    Story("besluiten-api", 1_700, 480, 0.19, 0.06, 0.15, 0.14, 0.05, 0.02),
    Story("autorisaties-api", 1_800, 560, 0.28, 0.05, 0.14, 0.1, 0.03, 0),
    Story("notificaties-api", 1_800, 540, 0.26, 0.06, 0.14, 0.12, 0.04, 0),
    Story("objecten-api", 1_500, 500, 0.24, 0.07, 0.13, 0.15, 0.07, 0.01),
    Story("objecttypen-api", 1_480, 470, 0.22, 0.06, 0.13, 0.15, 0.06, 0.01),
    Story("brp-bevragen", 1_300, 420, 0.31, 0.06, 0.2, 0.12, 0.02, 0),
    Story("bag-bevragen", 1_500, 600, 0.42, 0.05, 0.12, 0.1, 0.01, 0),
    Story("haven", 1_200, 380, 0.11, 0.05, 0.09, 0.17, 0.06, 0.03),
    Story("digitale-aangifte-overlijden", 2_600, 1_300, 0.66, 0.06, 0.09, 0.05, 0, 0),
    Story("digitale-verhuisaangifte", 2_700, 1_500, 0.79, 0.06, 0.05, 0.03, 0, 0),
    Story("gt-mobiele-communicatie", 3_100, 2_200, 0.61, 0.02, 0.03, 0.05, 0, 0.02),
    Story("ggi-netwerk", 2_100, 1_200, 0.29, 0.02, 0.06, 0.08, 0, 0.02),
    Story("iwmo", 3_500, 3_000, 0.95, 0, 0.01, 0, 0, 0),
    Story("ijw", 3_500, 3_000, 0.94, 0, 0.01, 0, 0, 0),
    Story("ict-kwaliteitsnormen", 850, 350, 0.3, 0.09, 0.14, 0.1, 0.03, 0),
    Story("digikoppeling", 3_300, 2_400, 0.81, 0.06, 0.03, 0.01, 0.01, 0),
    Story("rest-api-design-rules", 1_900, 900, 0.34, 0.12, 0.1, 0.12, 0.02, 0.01),
    Story("bio", 2_500, 1_900, 0.87, 0.06, 0.04, 0.01, 0, 0),
    Story("nl-design-system", 1_500, 500, 0.16, 0.05, 0.1, 0.2, 0, 0),
    Story("verwerkingenlogging", 700, 200, 0.006, 0.003, 0.02, 0.1, 0, 0),
)

EXPLANATIONS = {
    "contract": (
        (
            "Ons contract met de huidige leverancier loopt nog. Bij de nieuwe aanbesteding "
            "nemen wij de standaard op."
        ),
        "De bestaande koppelingen blijven tot het einde van het contract.",
    ),
    "leverancier": (
        "Onze leverancier ondersteunt de standaard nog niet. Hij noemt volgend jaar.",
        "Wij wisselen de gegevens uit met een eigen koppeling.",
    ),
    "capaciteit": (
        "Wij hebben dit jaar geen mensen om dit in te voeren.",
        "Wij werken door met wat er is.",
    ),
    "herindeling": (
        "Er komt een herindeling aan. De nieuwe gemeente richt dit in één keer in.",
        "Tot die dag blijven de oude systemen in gebruik.",
    ),
    "kosten": (
        "De kosten zijn voor een gemeente van onze grootte te hoog.",
        "Wij gebruiken de voorziening van onze buurgemeente.",
    ),
}
REASON_WEIGHTS = {
    "contract": 11,
    "leverancier": 6,
    "capaciteit": 5,
    "herindeling": 2,
    "kosten": 2,
}
REACHES = (
    "Alleen het sociaal domein",
    "Alleen bij aanbestedingen boven de drempel",
    "Burgerzaken en vergunningen",
    "De nieuwe systemen; de oude volgen bij vervanging",
)
VARIATIONS = (
    "",
    "",
    "",
    "Wij vroegen erbij dat de leverancier elk halfjaar een testrapport geeft.",
    "Wij gebruiken een eigen zaaktypecatalogus naast die van de standaard.",
)
CONTACTS = (
    "Adviseur informatievoorziening",
    "Adviseur inkoop",
    "Informatiemanager",
    "",
)
