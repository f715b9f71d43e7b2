"""Who may enter the addresses of rounds and positions."""


def rows(row):
    return {}
