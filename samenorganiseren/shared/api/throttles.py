"""How many questions one asker may put, so that all others are answered too."""

from rest_framework.throttling import AnonRateThrottle, UserRateThrottle


class VisitorThrottle(AnonRateThrottle):
    """Without a key: by network address."""

    rate = "600/min"


class KeyThrottle(UserRateThrottle):
    """With a key: by person."""

    rate = "1800/min"
