"""Our actions as the journal shows them."""

WORDS: dict[str, str] = {
    "notifications.webhook_added": "webhook toegevoegd",
    "notifications.webhook_resumed": "webhook weer aangezet",
    "notifications.webhook_removed": "webhook verwijderd",
}
