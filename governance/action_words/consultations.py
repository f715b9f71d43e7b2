"""What the journal calls what happens to consultations."""

WORDS: dict[str, str] = {
    "governance.consultation_opened": "consultatie geopend",
    "governance.consultation_closed": "consultatie gesloten",
    "governance.consultation_summarised": "samenvatting van een consultatie geplaatst",
    "governance.response_given": "reactie op een consultatie gegeven",
    "governance.response_answered": "antwoord op een reactie gegeven",
}
