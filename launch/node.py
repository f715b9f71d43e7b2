"""Node: the machine's own where it is new enough, else the one from the wheel."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from launch.problem import Problem

OLDEST = 20


def node_folder() -> Path:
    """The folder that holds both node and npm."""
    for folder in (_installed(), Path(sys.executable).parent):
        if folder and (folder / "npm").exists() and _is_new_enough(folder / "node"):
            return folder
    raise Problem(
        f"Er is geen Node voor deze machine. Installeer Node {OLDEST} of nieuwer."
    )


def npm_install(folder: Path) -> None:
    """Exactly what the lock file says, with its hashes, and no scripts."""
    _run(
        folder,
        "npm",
        "ci",
        "--ignore-scripts",
        "--no-audit",
        "--no-fund",
        "--loglevel=error",
    )


def run_npm(folder: Path, *arguments: str) -> None:
    _run(folder, "npm", *arguments)


def run_node(folder: Path, *arguments: str | Path) -> None:
    _run(folder, "node", *arguments)


def _run(folder: Path, program: str, *arguments: str | Path) -> None:
    node = node_folder()
    path = f"{node}{os.pathsep}{os.environ.get('PATH', '')}"
    done = subprocess.run(
        [node / program, *arguments],
        cwd=folder,
        env={**os.environ, "PATH": path},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    if done.returncode != 0:
        raise Problem(
            f"`{program} {arguments[0]}` in {folder} lukt niet. Staat de machine in "
            f"verbinding met het register van npm? Dit is wat er misging:\n{done.stdout[-1500:]}"
        )


def _installed() -> Path | None:
    program = shutil.which("node")
    return Path(program).parent if program else None


def _is_new_enough(node: Path) -> bool:
    try:
        told = subprocess.run(
            [node, "--version"], capture_output=True, text=True
        ).stdout
    except OSError:
        return False
    return int(told.lstrip("v").split(".")[0] or 0) >= OLDEST
