"""Made-up needs of real municipalities, and who supports them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from random import Random

from municipalities.models import Municipality
from samenorganiseren.shared.names import sort_key

from ...enums import Domain
from ...models import Need, NeedSupport

NEEDS = (
    (
        "Eén formulier voor het aanvragen van een parkeervergunning",
        "Elke gemeente bouwt dit formulier zelf. Samen maken wij het één keer goed.",
        Domain.SERVICES,
        74,
    ),
    (
        "Een modelbrief voor kwijtschelding in gewone taal",
        "Onze brieven zijn te moeilijk. Wij willen een brief die iedereen begrijpt.",
        Domain.SOCIAL,
        58,
    ),
    (
        "Afspraken over het bewaren van chatgesprekken met inwoners",
        "Wij chatten met inwoners. Hoelang bewaren wij dat, en waar?",
        Domain.INFORMATION_POLICY,
        41,
    ),
    (
        "Een gezamenlijke test voor de toegankelijkheid van formulieren",
        "Wij laten elk formulier apart testen. Dat kan samen.",
        Domain.INFORMATION_TECHNOLOGY,
        33,
    ),
    (
        "Eén lijst van straatnamen voor hulpdiensten en gemeenten",
        "Hulpdiensten krijgen nieuwe straatnamen nu op veel manieren.",
        Domain.SPATIAL,
        19,
    ),
    (
        "Een gedeelde opleiding voor nieuwe informatiemanagers",
        "Wie nieuw is, vindt zelf uit hoe alles werkt. Dat kost een jaar.",
        Domain.OPERATIONS,
        12,
    ),
)


def tell_needs(municipalities: Sequence[Municipality], now: datetime) -> None:
    """Each need with its supporters, neighbours or not."""
    chance = Random("needs")
    for number, (title, description, domain, supporters) in enumerate(NEEDS):
        drawn = chance.sample(list(municipalities), supporters + 1)
        at = now - timedelta(days=20 + 37 * number)
        need = Need.objects.create(
            slug=sort_key(title).replace(" ", "-")[:100],
            title=title,
            description=description,
            domain=domain,
            municipality=drawn[0],
            is_fictitious=True,
            created_by_label="Informatiemanager (fictief)",
            created_at=at,
            changed_at=at,
        )
        NeedSupport.objects.bulk_create(
            NeedSupport(
                need=need,
                municipality=one,
                supported_by_label="Informatiemanager (fictief)",
                supported_at=at + timedelta(days=chance.randrange(1, 19)),
            )
            for one in drawn[1:]
        )
