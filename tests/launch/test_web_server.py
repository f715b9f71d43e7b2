"""The web server serves everybody, also while others only read."""

import http.client
from contextlib import ExitStack, closing

READERS = 40


def test_open_connections_of_readers_keep_nobody_waiting(live_portal):
    with ExitStack() as open_tabs:
        statuses = [_ask(live_portal.port, open_tabs) for _ in range(READERS)]

    assert statuses == [200] * READERS


def _ask(port, open_tabs):
    """One page, over a connection that stays open afterwards."""
    connection = http.client.HTTPConnection("localhost", port, timeout=10)
    open_tabs.enter_context(closing(connection))
    connection.request("GET", "/livez")
    answer = connection.getresponse()
    answer.read()
    return answer.status
