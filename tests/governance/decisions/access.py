"""Who may enter the addresses of advice and decisions."""


def rows(row):
    return {}
