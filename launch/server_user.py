"""As whom PostgreSQL runs. It refuses root, and root is what a container gives."""

import os
import signal
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from launch.guard import LIBC, die_with_parent
from launch.problem import Problem

CLONE_NEWUSER = 0x10000000
NOBODY = 65534


@dataclass(frozen=True)
class ServerUser:
    """How a child process becomes the user that runs the server."""

    become: Callable[[], None]
    uid: int

    def before_exec(self) -> None:
        self.become()
        die_with_parent(signal.SIGINT)

    def can_run(self, *command: str | Path) -> bool:
        try:
            done = subprocess.run(command, preexec_fn=self.become, capture_output=True)
        except (OSError, subprocess.SubprocessError):
            return False
        return done.returncode == 0


def stay() -> None:
    """An ordinary user simply stays who they are."""


def look_like_nobody() -> None:
    """Root outside, nobody inside: files stay root's and nothing is chowned."""
    if LIBC.unshare(CLONE_NEWUSER) != 0:
        raise OSError("user namespaces are not allowed here")
    Path("/proc/self/setgroups").write_text("deny")
    Path("/proc/self/uid_map").write_text(f"{NOBODY} 0 1")
    Path("/proc/self/gid_map").write_text(f"{NOBODY} 0 1")


def drop_to(uid: int) -> ServerUser:
    """Root that really becomes another user."""

    def become() -> None:
        os.setgroups([])
        os.setgid(uid)
        os.setuid(uid)

    return ServerUser(become, uid)


ORDINARY = ServerUser(stay, os.getuid())
MAPPED = ServerUser(look_like_nobody, 0)


def candidates(data: Path) -> list[ServerUser]:
    """Existing data stays with its owner; new data prefers to stay root's."""
    if os.getuid() != 0:
        return [ORDINARY]
    owner = data.stat().st_uid if data.exists() else 0
    return [drop_to(owner)] if owner else [MAPPED, drop_to(NOBODY)]


def choose(data: Path) -> ServerUser:
    for user in candidates(data):
        if user.can_run("/bin/true"):
            return user
    raise Problem(
        "PostgreSQL weigert als root te draaien en deze machine laat ons niet van "
        "gebruiker wisselen. Start opnieuw als gewone gebruiker, of geef een eigen "
        "database op met DATABASE_URL en DATABASE_OWNER_URL."
    )
