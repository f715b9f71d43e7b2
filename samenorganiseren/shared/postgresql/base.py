"""Django's PostgreSQL, which looks before it asks whether a kept connection still works.

Django asks `SELECT 1` in every request: a quarter of a 304. A server that ended a
connection has said so on that connection; on a silent one there is nothing to ask.
"""

from __future__ import annotations

import select

from django.db.backends.postgresql import base


class DatabaseWrapper(base.DatabaseWrapper):
    def is_usable(self) -> bool:
        """After an error, or when the server said something: by asking, as Django does."""
        if self.connection is None or self.connection.closed:
            return False
        if self.errors_occurred or self._has_news():
            return super().is_usable()
        return True

    def _has_news(self) -> bool:
        waiting = select.poll()
        waiting.register(self.connection.fileno(), select.POLLIN)
        return bool(waiting.poll(0))
