"""Who may enter the addresses of dossiers, papers, the chain."""


def rows(row):
    return {}
