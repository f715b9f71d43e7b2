"""The kinds of reports: what each one says, who may ask it, and who hears of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from accounts.enums import Role

from ..enums import Narrowing


@dataclass(frozen=True)
class Kind:
    """One kind. `told` hears that the portal made one, and reads it then."""

    slug: str
    title: str
    # One plain Dutch sentence: what it says.
    says: str
    told: tuple[Role, ...]
    filters: tuple[Narrowing, ...] = ()
    # Reasons of explanations are no public knowledge.
    is_for_readers_of_explanations: bool = False
    # May be printed on one page.
    is_one_page: bool = False


VNG = (Role.CATALOGUE_EDITOR, Role.FUNCTIONAL_ADMINISTRATOR)
BODIES = (Role.BODY_MEMBER, Role.BODY_SECRETARY)
FUND = (Role.FUND_ADMINISTRATOR,)

KINDS: Sequence[Kind] = (
    Kind(
        "toepassing-per-standaard",
        "Toepassing per standaard",
        "Hoeveel gemeenten elke standaard gebruiken, invoeren of uitleggen, en hoeveel "
        "er in de periode bij kwamen.",
        VNG + BODIES,
        (Narrowing.DOMAIN,),
    ),
    Kind(
        "toepassing-per-gemeente",
        "Toepassing per gemeente",
        "Voor elke gemeente hoeveel standaarden zij gebruikt, invoert of uitlegt, voor "
        "zover u de namen mag zien.",
        VNG,
        (Narrowing.PROVINCE,),
    ),
    Kind(
        "verplichtingen",
        "Verplichtingen en uitleg",
        "Welke standaarden gemeenten moeten toepassen of uitleggen, hoe het daarmee "
        "landelijk staat, en waarom gemeenten uitleggen.",
        VNG + BODIES,
        is_for_readers_of_explanations=True,
    ),
    Kind(
        "doorlooptijden",
        "Voorstellen en doorlooptijden",
        "Hoeveel openbare voorstellen in elke fase liggen, en hoe lang een fase duurt.",
        VNG + BODIES,
    ),
    Kind(
        "samenstelling",
        "Samenstelling van de organen",
        "Hoeveel zetels elk orgaan heeft, welke leeg zijn en welke termijnen aflopen.",
        VNG + BODIES,
    ),
    Kind(
        "fonds",
        "Fonds GGU",
        "Wat er binnenkwam, waar elke euro staat en wat er is uitgegeven, uit het "
        "grootboek.",
        FUND + VNG,
    ),
    Kind(
        "vliegwiel",
        "Het vliegwiel op één bladzijde",
        "Van bijdrage naar toekenning, standaard en gebruik: voor de ALV, op één "
        "bladzijde.",
        FUND + VNG + BODIES,
        is_one_page=True,
    ),
)
BY_SLUG = {kind.slug: kind for kind in KINDS}
