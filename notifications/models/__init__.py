"""What people are told, and what they asked to be told."""

from .deadline import Deadline, DeadlineQuerySet
from .follow import Follow, FollowQuerySet
from .news import Gathered, News, NewsSubject, Told
from .notice import Notice, NoticeQuerySet
from .search import SavedSearch
from .webhook import Webhook, WebhookAttempt, WebhookDelivery, WebhookQuerySet

__all__ = [
    "Deadline",
    "DeadlineQuerySet",
    "Follow",
    "FollowQuerySet",
    "Gathered",
    "News",
    "NewsSubject",
    "Notice",
    "NoticeQuerySet",
    "SavedSearch",
    "Told",
    "Webhook",
    "WebhookAttempt",
    "WebhookDelivery",
    "WebhookQuerySet",
]
