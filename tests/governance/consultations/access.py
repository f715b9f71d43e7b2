"""Who may enter the addresses of consultations."""


def rows(row):
    return {}
