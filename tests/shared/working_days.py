"""Moments in Amsterdam, for tests."""

from datetime import datetime

from samenorganiseren.shared.days import AMSTERDAM


def at(*parts):
    return datetime(*parts, tzinfo=AMSTERDAM)
