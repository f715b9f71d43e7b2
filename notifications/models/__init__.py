"""What people are told, and what they asked to be told."""

from .follow import Follow, FollowQuerySet
from .news import News, NewsSubject, Told
from .notice import Notice, NoticeQuerySet

__all__ = [
    "Follow",
    "FollowQuerySet",
    "News",
    "NewsSubject",
    "Notice",
    "NoticeQuerySet",
    "Told",
]
