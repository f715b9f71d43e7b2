"""What the journal calls what happens to dossiers, papers, the chain."""

WORDS: dict[str, str] = {
    "governance.dossier_moved": "dossier naar een andere fase gebracht",
    "governance.dossier_started": "voorstel begonnen",
    "governance.paper_added": "stuk toegevoegd",
    "governance.paper_removed": "stuk weggelaten",
    "governance.paper_swept": "bestand van een weggelaten stuk verwijderd",
}
