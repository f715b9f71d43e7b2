"""Databases, servers and browsers for the whole suite."""

pytest_plugins = [
    "tests.databases",
    "tests.portals",
    "tests.browsers",
    "tests.machinery",
    "tests.visitors",
    "tests.notifications.mailboxes",
    "tests.telling",
]
