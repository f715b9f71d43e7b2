"""What the journal calls what happens in the fund: payments."""

WORDS: dict[str, str] = {
    "fund.bank_account_added": "bankrekening toegevoegd",
    "fund.statement_imported": "bankafschrift ingelezen",
    "fund.payments_matched": "betalingen automatisch geplaatst",
    "fund.payment_placed": "betaling met de hand geplaatst",
    "fund.payment_undone": "plaatsing van een betaling teruggedraaid",
    "fund.iban_learned": "rekening van een gemeente onthouden",
    "fund.refund_prepared": "terugbetaling aan een gemeente klaargezet",
    "fund.refund_paid": "terugbetaling aan een gemeente bevestigd door de bank",
    "fund.refund_returned": "terugbetaling aan een gemeente teruggekomen",
}
