"""What the outbox can ask of this app."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone

from samenorganiseren.shared.handlers import handles
from samenorganiseren.shared.periodic import periodic

from .domain import digests, following, mails, news, searches
from .domain.deadlines import counting, reminding, renewing
from .domain.forgetting import forget_old_notices
from .domain.webhooks import sending


@handles("notifications.mail_notice", title="Een bericht mailen")
def mail_notice(notice_id: int) -> None:
    mails.mail_notice(notice_id=notice_id, now=timezone.now())


@periodic("notifications.forget", at="03:45", title="Oude berichten opruimen")
def forget(*, now: datetime) -> str:
    return f"{forget_old_notices(now=now)} berichten opgeruimd."


@handles("notifications.tell_at_once", title="Nieuws meteen vertellen")
def tell_at_once(news_id: int, after: int) -> None:
    news.tell_at_once(news_id=news_id, after=after, now=timezone.now())


@handles("notifications.mail_digest", title="Een overzicht van nieuws mailen")
def mail_digest(user_id: int, rhythm: str, day: str) -> None:
    digests.mail_digest(user_id=user_id, rhythm=rhythm, day=day, now=timezone.now())


@periodic("notifications.send_digests", at="07:00", title="Overzichten van nieuws")
def send_digests(*, now: datetime) -> str:
    return f"{digests.ask_for_digests(now=now)} overzichten gevraagd."


@periodic("notifications.follow_successors", at="03:40", title="Volgers meenemen")
def follow_successors(*, now: datetime) -> str:
    return f"{following.move_to_successors()} keer volgt iemand nu de opvolger."


@periodic("notifications.forget_news", at="03:50", title="Oud nieuws opruimen")
def forget_news(*, now: datetime) -> str:
    return f"{news.forget_old_news(now=now)} oude berichten over nieuws opgeruimd."


@periodic(
    "notifications.ask_again",
    every=timedelta(minutes=10),
    title="Bewaarde zoekopdrachten opnieuw stellen",
)
def ask_again(*, now: datetime) -> str:
    return f"{searches.ask_again(now=now)} bewaarde zoekopdrachten vonden iets anders."


@handles("notifications.call_webhooks", title="Webhooks zoeken voor een gebeurtenis")
def call_webhooks(news_id: int) -> None:
    sending.call_webhooks(news_id=news_id, now=timezone.now())


@handles("notifications.deliver_webhook", title="Een webhook aanroepen")
def deliver_webhook(delivery_id: int, number: int) -> None:
    sending.deliver_webhook(delivery_id=delivery_id, number=number, now=timezone.now())


@periodic(
    "notifications.forget_deliveries", at="03:55", title="Logboek van webhooks opruimen"
)
def forget_deliveries(*, now: datetime) -> str:
    return f"{sending.forget_old_deliveries(now=now)} afleveringen opgeruimd."


@handles("notifications.renew_deadlines", title="Termijnen vernieuwen")
def renew_deadlines(kind: str, causes: list[str] | None) -> None:
    renewing.renew(kind, causes=causes, now=timezone.now())


@handles("notifications.remind_of_deadline", title="Herinneren aan een termijn")
def remind_of_deadline(deadline_id: int, until: str, at: str) -> None:
    reminding.remind(deadline_id=deadline_id, until=until, at=at, now=timezone.now())


@periodic(
    "notifications.renew_all_deadlines", at="00:15", title="Alle termijnen vernieuwen"
)
def renew_all_deadlines(*, now: datetime) -> str:
    """After the standards, seats and roles of the new day were set."""
    gone = reminding.forget_gone(now=now)
    return f"{renewing.renew_all(now=now)} termijnen vernieuwd, {gone} oude opgeruimd."


@periodic("notifications.count_deadlines", at="23:30", title="Termijnen natellen")
def count_deadlines(*, now: datetime) -> str:
    """At the end of the day: what was not said during the day shows as drift."""
    return counting.count_anew(now=now).sentence
