"""What PostgreSQL keeps of the fund, in the form of tests/guards: requests, awards and tranches."""

# Tables in which nothing changes.
WRITTEN_ONCE: list[str] = []
# "table constraint", a line each.
CHECKS = ""
ONCE = ""
# As in tests/guards/rows.py: what a good row of a model asks.
ASKED: dict = {}
MADE: dict = {}
# As in tests/guards/breaking.py: what breaks each check, and what is there twice.
WRONG: dict = {}
DOUBLED: dict = {}
TRIGGERS: list = []
