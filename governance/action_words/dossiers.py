"""What the journal calls what happens to dossiers, papers, the chain."""

WORDS: dict[str, str] = {
    "governance.dossier_moved": "dossier naar een andere fase gebracht",
}
