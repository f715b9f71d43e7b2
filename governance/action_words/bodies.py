"""What the journal calls what happens to bodies, seats, terms and the backing."""

WORDS: dict[str, str] = {
    "governance.body_made": "orgaan aangemaakt",
    "governance.rule_recorded": "regel van een orgaan vastgelegd",
    "governance.seat_opened": "zetel geopend",
    "governance.seat_closed": "zetel opgeheven",
    "governance.member_appointed": "iemand op een zetel benoemd",
    "governance.term_ended": "termijn op een zetel beëindigd",
    "governance.assistant_added": "assistent van een lid toegevoegd",
    "governance.assistance_ended": "ondersteuning van een lid beëindigd",
    "governance.backing_asked": "vraag aan de achterban gesteld",
    "governance.backing_answered": "vraag van een koepel beantwoord",
    "governance.backing_closed": "vraag aan de achterban gesloten",
    "governance.backing_summarised": "antwoorden van de achterban samengevat",
}
