"""What PostgreSQL keeps of consultations, in the form of tests/guards."""

# Tables in which nothing changes.
WRITTEN_ONCE: list[str] = []
# "table constraint", a line each.
CHECKS = """
"""
ONCE = """
"""
# As in tests/guards/rows.py: what a good row of a model asks.
ASKED: dict = {}
MADE: dict = {}
# As in tests/guards/breaking.py.
WRONG: dict = {}
DOUBLED: dict = {}
# As in tests/guards/triggers.py.
TRIGGERS: list = []
