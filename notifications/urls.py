"""Addresses of this app."""

from django.urls import path

from .views import deadlines, follows, inbox, outbox, searches, unsubscribing, webhooks

urlpatterns = [
    path("berichten/", inbox.inbox, name="inbox"),
    path("berichten/gelezen/", inbox.read_all, name="read_all_notices"),
    path("berichten/<int:notice_id>/", inbox.notice_page, name="notice"),
    path("berichten/<int:notice_id>/openen/", inbox.open_notice, name="open_notice"),
    path("berichten/<int:notice_id>/gelezen/", inbox.read_notice, name="read_notice"),
    path("termijnen/", deadlines.MyDeadlines.as_view(), name="deadlines"),
    path("volgen/", follows.Follows.as_view(), name="follows"),
    path(
        "volgen/<slug:word>/<int:number>/",
        follows.FollowPage.as_view(),
        name="follow",
    ),
    path(
        "volgen/zoeken/<slug:word>/",
        searches.SaveSearch.as_view(),
        name="save_search",
    ),
    path("account/webhooks/", webhooks.MyWebhooks.as_view(), name="webhooks"),
    path(
        "account/webhooks/nieuw/",
        webhooks.AddWebhook.as_view(),
        name="add_webhook",
    ),
    path(
        "account/webhooks/<int:number>/",
        webhooks.WebhookPage.as_view(),
        name="webhook",
    ),
    *[
        path(
            f"account/webhooks/<int:number>/{action}/",
            webhooks.ActOnWebhook.as_view(),
            {"action": action},
            name=f"{action}_webhook",
        )
        for action in webhooks.ACTIONS
    ],
    path("afmelden/<str:key>/", unsubscribing.unsubscribe, name="unsubscribe"),
    path("beheer/verzendlijst/", outbox.outbox_page, name="outbox"),
    path(
        "beheer/verzendlijst/<int:message_id>/opnieuw/",
        outbox.try_again,
        name="try_message_again",
    ),
]
