"""What people are told, and what they asked to be told."""

from .follow import Follow, FollowQuerySet
from .news import News, NewsSubject, Told
from .notice import Notice, NoticeQuerySet
from .search import SavedSearch

__all__ = [
    "Follow",
    "FollowQuerySet",
    "News",
    "NewsSubject",
    "Notice",
    "NoticeQuerySet",
    "SavedSearch",
    "Told",
]
