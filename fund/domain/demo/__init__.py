"""The made-up years of the fund: one that is closed, and one that is under way.

Told with the verbs that everybody uses, each at its own moment before today, so that
nothing stands here that the portal would refuse. Municipalities and their inhabitants
are real; every euro, account and award is *fictief*, and says so.
"""
