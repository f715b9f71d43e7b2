"""What PostgreSQL refuses about awards, in Dutch sentences."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import IntegrityError, transaction

from samenorganiseren.shared.errors import DomainError

from ..refusals import rule_of

OTHERS = "Iemand anders was u voor. Ververs de pagina en kijk hoe het nu staat."
SENTENCES = {
    "request_of_its_dossier": (
        "Dit dossier is geen ingediende aanvraag bij het Fonds GGU, of het gevraagde "
        "bedrag is intussen gewijzigd. Ververs de pagina."
    ),
    "award_advice_stands": (
        "Hier is een vastgesteld advies van het College van Dienstverleningszaken "
        "nodig. Wacht tot dat er is."
    ),
    "award_advice_on_its_dossier": (
        "Dit advies gaat over een ander dossier. Kies het advies over dit dossier."
    ),
    "award_advised_by_others": (
        "Aan dit advies nam iemand van de aanvrager zelf deel. Niemand adviseert over "
        "de eigen aanvraag: laat dat standpunt vervallen en vraag een nieuw advies."
    ),
    "award_decision_of_members": (
        "Hier is een bevestigd besluit van de Algemene ledenvergadering nodig. Laat "
        "een tweede beheerder het besluit bevestigen."
    ),
    "award_structural_by_jaarplan": (
        "Een structurele regel wordt toegekend met het jaarplan van dat jaar, waarover "
        "het College van Dienstverleningszaken adviseerde. Kies dat besluit."
    ),
    "award_under_mandate": (
        "Voor dit programma geldt vandaag geen mandaat van de Algemene "
        "ledenvergadering. Kies een mandaat dat geldt voor dit programma."
    ),
    "award_within_limit": (
        "Dit bedrag is hoger dan het mandaat toestaat. Vraag een eigen besluit van de "
        "Algemene ledenvergadering, of ken minder toe."
    ),
    "award_of_its_request": (
        "Deze aanvraag is niet meer gereserveerd op deze budgetregel. Ververs de pagina."
    ),
    "award_within_request": (
        "Er wordt meer toegekend dan gevraagd. Ken hoogstens het gevraagde bedrag toe."
    ),
    "award_resolution_positive": (
        "Hier is een gepubliceerd besluit over dit dossier nodig dat de aanvraag "
        "toewijst. Wacht tot het besluit gepubliceerd is."
    ),
    "award_by_outsiders": (
        "Wie bij de aanvrager of de ontvanger hoort, bereidt niet voor en keurt niet "
        "goed. Een andere beheerder doet dit."
    ),
    "award_not_by_advisers": (
        "Wie over deze aanvraag adviseerde, bereidt niet voor en keurt niet goed. Een "
        "andere beheerder doet dit."
    ),
    "award_recipient_is_real": (
        "De naam of het rekeningnummer van de ontvanger klopt niet. Controleer het IBAN."
    ),
    "award_four_eyes": (
        "U hebt dit zelf voorbereid. Een tweede beheerder keurt het goed."
    ),
    "award_tranches_sum": (
        "De tranches zijn samen niet gelijk aan de toekenning. Pas het plan aan."
    ),
    "award_shares_within": (
        "De aandelen van standaarden zijn samen meer dan de toekenning. Verlaag er een."
    ),
    "award_share_once": (
        "Voor deze standaard staat al een aandeel in de toekenning. Haal dat eerst weg."
    ),
    "tranche_after_the_one_before": (
        "De tranche hiervoor is nog niet goedgekeurd. Die gaat eerst."
    ),
    "tranche_condition_is_met": (
        "Aan de voorwaarde van deze tranche is nog niet voldaan. Wacht daarop."
    ),
    "tranche_four_eyes": (
        "U hebt deze tranche zelf voorgesteld. Een tweede beheerder keurt haar goed."
    ),
    "payment_batch_four_eyes": (
        "U hebt deze betaalopdracht zelf voorbereid. Een tweede beheerder keurt haar "
        "goed."
    ),
    "accountability_report_four_eyes": (
        "U hebt deze verantwoording zelf ingediend. Een ander beoordeelt haar."
    ),
}


class AwardRefused(DomainError):
    """A rule about awards was about to be broken."""


@contextmanager
def told() -> Iterator[None]:
    """What PostgreSQL refuses in this block becomes a sentence; nothing is kept."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as refusal:
        raise AwardRefused(SENTENCES.get(rule_of(refusal), OTHERS)) from refusal
