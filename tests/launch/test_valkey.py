"""The embedded queue: private, and nothing of it on disk."""

import redis

from launch.sockets import SocketFolder
from launch.valkey import Valkey


def test_what_was_in_the_queue_never_reaches_the_disk(tmp_path):
    sockets = SocketFolder(tmp_path)
    server = Valkey(sockets.path)
    server.start()
    with redis.from_url(server.cache_url()) as client:
        client.set("sessie", "geheim")
        kept = client.get("sessie")

    server.stop()
    left = [path.name for path in sockets.path.iterdir()]
    sockets.remove()

    assert (kept, left) == (b"geheim", [])
