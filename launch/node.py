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
    quiet = ("--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
    done = run(folder, "npm", "ci", *quiet)
    if done.returncode != 0:
        raise Problem(
            "De pakketten voor de stijlen kunnen niet worden opgehaald. Heeft de machine "
            f"verbinding met npm, en is er ruimte op de schijf?\n{_end_of(done)}"
        )


def npm_run(folder: Path, script: str) -> None:
    done = run(folder, "npm", "run", "--silent", script)
    if done.returncode != 0:
        raise Problem(f"De stijlen hebben een fout:\n{_end_of(done)}")


def run(
    folder: Path, program: str, *arguments: str | Path
) -> subprocess.CompletedProcess[str]:
    """Run node or npm in a folder, with its own Node first on the path."""
    node = node_folder()
    path = f"{node}{os.pathsep}{os.environ.get('PATH', '')}"
    return subprocess.run(
        [node / program, *arguments],
        cwd=folder,
        env={**os.environ, "PATH": path},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def _end_of(done: subprocess.CompletedProcess[str]) -> str:
    return done.stdout[-1500:]


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
