"""What the journal calls what happens to rounds and positions."""

WORDS: dict[str, str] = {
    "governance.round_planned": "Adviesronde gepland",
    "governance.round_opened": "Adviesronde geopend",
    "governance.round_deadline_moved": "Sluiting van een adviesronde verplaatst",
    "governance.round_closed": "Adviesronde gesloten",
    "governance.round_cancelled": "Adviesronde vervallen",
    "governance.position_taken": "Standpunt ingenomen",
    "governance.successor_named": "Opvolger in een adviesronde aangewezen",
    "governance.conflict_declared": "Belang gemeld",
    "governance.conflict_decided": "Over een belang geoordeeld",
    "governance.minority_view_written": "Minderheidsstandpunt geschreven",
    "governance.minority_view_signed": "Minderheidsstandpunt ondertekend",
    "governance.minority_view_withdrawn": "Minderheidsstandpunt ingetrokken",
}
