"""Something the reader can put right, told in one Dutch sentence."""


class Problem(Exception):
    """Printed without a traceback; says what is wrong and what to do."""
