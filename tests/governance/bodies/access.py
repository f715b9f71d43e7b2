"""Who may enter the addresses of bodies, seats, terms and the backing."""


def rows(row):
    return {}
