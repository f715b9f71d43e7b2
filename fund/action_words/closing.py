"""What the journal calls what happens in the fund: closing a year and its report."""

WORDS: dict[str, str] = {
    "fund.close_prepared": "sluiten van een boekjaar voorbereid",
    "fund.year_closed": "boekjaar gesloten",
    "fund.carried_over": "budget overgeheveld naar het volgende jaar",
    "fund.award_carried_over": "toekenning overgeheveld naar het volgende jaar",
}
