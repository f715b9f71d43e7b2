"""What the journal calls what happens in the fund: rates and contribution runs."""

WORDS: dict[str, str] = {
    "fund.rate_set": "tarief vastgelegd",
    "fund.run_prepared": "bijdragen van een jaar voorbereid",
    "fund.run_computed": "bijdragen berekend",
    "fund.run_approved": "bijdragen goedgekeurd",
    "fund.run_corrected": "correctie op bijdragen gemaakt",
    "fund.run_withdrawn": "correctie op bijdragen ingetrokken",
}
