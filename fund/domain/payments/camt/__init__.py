"""Bank statements in CAMT.053, read strictly: what does not add up is refused."""

from .lines import ReadLine, ReadStatement
from .reading import read_statements
from .refusals import MOST_BYTES, StatementRefused

__all__ = [
    "MOST_BYTES",
    "ReadLine",
    "ReadStatement",
    "StatementRefused",
    "read_statements",
]
