"""What the journal calls what happens in the fund: years, programmes and decisions."""

WORDS: dict[str, str] = {
    "fund.year_opened": "boekjaar geopend",
    "fund.programme_added": "programma van het fonds gemaakt",
    "fund.programme_changed": "programma van het fonds gewijzigd",
    "fund.decision_entered": "besluit over het fonds vastgelegd",
    "fund.decision_amended": "onbevestigd besluit over het fonds gewijzigd",
    "fund.decision_withdrawn": "onbevestigd besluit over het fonds ingetrokken",
    "fund.decision_confirmed": "besluit over het fonds bevestigd",
    "fund.ceiling_set": "plafond van een budgetregel gesteld",
    "fund.income_entered": "overige inkomsten vastgelegd",
    "fund.income_withdrawn": "overige inkomsten ingetrokken",
    "fund.income_approved": "overige inkomsten goedgekeurd",
    "fund.document_published": "document van het fonds geplaatst",
}
