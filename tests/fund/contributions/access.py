"""Who may enter the addresses of the fund: rates and contribution runs."""


def rows(row):
    """Our addresses. `row` makes one: get, post, to."""
    return {}
