"""Valkey from a wheel: a queue and a cache in memory that leave nothing on disk."""

import contextlib
import socket
import subprocess
import time
from pathlib import Path

from launch import wheels
from launch.guard import die_with_parent
from launch.problem import Problem


class Valkey:
    def __init__(self, sockets: Path) -> None:
        self.socket = sockets / "valkey.sock"
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        options = {
            "port": "0",
            "unixsocket": str(self.socket),
            "unixsocketperm": "700",
            "dir": str(self.socket.parent),
            "save": "",
            "appendonly": "no",
            "databases": "64",
            "logfile": "",
        }
        chosen = [
            part for key, value in options.items() for part in (f"--{key}", value)
        ]
        self.process = subprocess.Popen(
            [wheels.valkey_program(), *chosen],
            preexec_fn=die_with_parent,
            stdout=subprocess.DEVNULL,
            start_new_session=True,
        )
        self._wait()

    def stop(self) -> None:
        if self.process and self.process.poll() is None:
            self.process.terminate()
            self.process.wait(10)

    def broker_url(self, number: int = 0) -> str:
        return f"redis+socket://{self.socket}?virtual_host={number}"

    def cache_url(self, number: int = 0) -> str:
        return f"unix://{self.socket}?db={number}"

    def _wait(self, seconds: float = 20) -> None:
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            if self._answers():
                return
            time.sleep(0.01)
        self.stop()
        raise Problem(
            "Valkey start niet op deze machine. Geef een eigen op met REDIS_URL, "
            "bijvoorbeeld REDIS_URL=redis://localhost:6379/0."
        )

    def _answers(self) -> bool:
        with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX) as connection:
            connection.connect(str(self.socket))
            connection.sendall(b"PING\r\n")
            return connection.recv(7) == b"+PONG\r\n"
        return False
