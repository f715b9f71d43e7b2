"""What the journal calls what happens in the fund: parties, sending and reminding."""

WORDS: dict[str, str] = {
    "fund.issuer_saved": "gegevens van de afzender van facturen bewaard",
    "fund.debtor_saved": "factuurgegevens van een gemeente bewaard",
    "fund.debtor_iban_added": "rekening van een gemeente toegevoegd",
    "fund.debtor_iban_removed": "rekening van een gemeente verwijderd",
    "fund.delivery_tried_again": "mislukte verzending van een factuur opnieuw gevraagd",
    "fund.reminder_sent": "herinnering aan een factuur verstuurd",
}
