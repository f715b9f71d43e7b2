"""The portal's own commands, each in a process of its own."""

import os
import subprocess
import sys
from pathlib import Path

from launch.guard import die_with_parent

ROOT = Path(__file__).resolve().parent.parent


class CommandFailed(Exception):
    """A command ended with an error; carries what it said."""

    @property
    def last_line(self) -> str:
        return str(self).strip().splitlines()[-1]


def manage(*arguments: str, **environment: str) -> str:
    done = subprocess.run(
        [sys.executable, ROOT / "manage.py", *arguments],
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        stdin=subprocess.DEVNULL,
        text=True,
        cwd=ROOT,
        preexec_fn=die_with_parent,
    )
    if done.returncode != 0:
        raise CommandFailed(f"manage.py {arguments[0]}:\n{done.stdout}")
    return done.stdout


def prepare(owner_url: str) -> None:
    """Schema and grants, as the role that owns them."""
    manage("prepare_database", DATABASE_URL=owner_url)
