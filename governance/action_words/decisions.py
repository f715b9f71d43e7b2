"""What the journal calls what happens to advice and decisions."""

WORDS: dict[str, str] = {
    "governance.advice_written": "advies opgesteld",
    "governance.minority_waived": "vastgelegd dat niemand een minderheidsstandpunt wil",
    "governance.advice_established": "advies vastgesteld",
    "governance.advice_published": "advies gepubliceerd",
    "governance.escalation_planned": "verzwaring gepland",
    "governance.decision_entered": "besluit ingevoerd",
    "governance.decision_discarded": "ingevoerd besluit weggehaald",
    "governance.impact_renewed": "gevolgen vooraf opnieuw bepaald",
    "governance.decision_confirmed": "besluit bevestigd",
    "governance.resolution_published": "besluit gepubliceerd",
    "governance.resolution_rectified": "besluit gerectificeerd",
    "governance.resolution_withdrawn": "besluit ingetrokken",
    "governance.evaluation_concluded": "evaluatie afgerond",
}
