"""Who may enter the addresses of meetings."""


def rows(row):
    return {}
