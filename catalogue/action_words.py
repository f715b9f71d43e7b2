"""Our actions as the journal shows them."""

from __future__ import annotations

WORDS = {
    "catalogue.bindingness_confirmed": "verbindendheid bevestigd",
    "catalogue.bindingness_recorded": "verbindendheid vastgelegd",
    "catalogue.draft_discarded": "concept weggegooid",
    "catalogue.imported": "bestand ingelezen in de catalogus",
    "catalogue.initiative_published": "initiatief gepubliceerd",
    "catalogue.loaded": "uit de gegevens van de catalogus overgenomen",
    "catalogue.need_answered": "behoefte beantwoord",
    "catalogue.need_put_in": "behoefte opgeschreven",
    "catalogue.need_support_withdrawn": "steun aan behoefte ingetrokken",
    "catalogue.need_supported": "behoefte gesteund",
    "catalogue.need_withdrawn": "behoefte ingetrokken",
    "catalogue.phase_updated": "fase van initiatief gewijzigd",
    "catalogue.product_added": "product toegevoegd",
    "catalogue.proposal_accepted": "voorstel van leverancier overgenomen",
    "catalogue.proposal_declined": "voorstel van leverancier afgewezen",
    "catalogue.republished": "terug op de openbare pagina’s gezet",
    "catalogue.standard_published": "standaard gepubliceerd",
    "catalogue.statement_confirmed": "opgave bevestigd",
    "catalogue.statement_recorded": "opgave gedaan",
    "catalogue.support_claimed": "ondersteuning door product gemeld",
    "catalogue.support_ended": "ondersteuning door product beëindigd",
    "catalogue.synonym_added": "synoniem toegevoegd",
    "catalogue.synonym_removed": "synoniem verwijderd",
    "catalogue.unpublished": "van de openbare pagina’s gehaald",
    "catalogue.use_proposed": "gebruik voorgesteld aan gemeente",
    "catalogue.version_made_current": "huidige versie gekozen",
    "catalogue.version_published": "versie gepubliceerd",
}
