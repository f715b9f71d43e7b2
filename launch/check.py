"""`make check`: everything that can be judged without running the tests."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from launch.manage import ROOT
from launch.problem import Problem
from launch.terminal import say

BIN = Path(sys.executable).parent
# As a real server would have it; nothing here is connected to.
PRODUCTION = {
    "SECRET_KEY": "production-like-and-long-enough-for-the-check-0123456789-abcdefgh",
    "BASE_URL": "https://portaal.example",
    "DATABASE_URL": "postgres://portal_app@localhost/portaal",
    "DEMO": "0",
    "DEBUG": "0",
}
LINES = 40
MANAGE = (sys.executable, "-W", "ignore::RuntimeWarning", "manage.py")
CHECKS = {
    "opmaak": (BIN / "ruff", "format", "--check", "."),
    "stijl van de code": (BIN / "ruff", "check", "."),
    "typen": (BIN / "mypy", "."),
    "richting van imports": (BIN / "lint-imports",),
    "afhankelijkheden": (BIN / "deptry", "."),
    "sjablonen": (BIN / "djlint", "--lint", "--quiet", "templates"),
    "migraties": (*MANAGE, "makemigrations", "--check", "--dry-run"),
    "instellingen": (*MANAGE, "check", "--deploy", "--fail-level=WARNING"),
}


def check() -> int:
    commands = {**CHECKS, **_licences()}
    with ThreadPoolExecutor(os.cpu_count()) as workers:
        results = dict(zip(commands, workers.map(_run, commands.values()), strict=True))
    results["slotbestanden"] = _addresses()
    for name, complaint in results.items():
        say(f"  {name}: {'niet goed' if complaint else 'goed'}")
    complaints = [f"{name}\n{said}" for name, said in results.items() if said]
    if complaints:
        raise Problem("\n\n".join(complaints))
    return 0


def _run(command: tuple[str | Path, ...]) -> str:
    """What it complains about; nothing when all is well."""
    done = subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, **PRODUCTION},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    if done.returncode == 0:
        return ""
    return "\n".join(done.stdout.strip().splitlines()[-LINES:]) or "afgebroken"


def _licences() -> dict[str, tuple[str | Path, ...]]:
    return {"licenties": (BIN / "reuse", "lint")} if _has_reuse() else {}


def _has_reuse() -> bool:
    return (ROOT / "REUSE.toml").exists()


def _addresses() -> str:
    """Lock files name packages and hashes, never the registry they came from."""
    locks = [*ROOT.glob("requirements*.lock"), *_npm_locks()]
    return "\n".join(
        f"{path.relative_to(ROOT)} noemt het adres van een register"
        for path in locks
        if '"resolved"' in (text := path.read_text()) or "index-url" in text
    )


def _npm_locks() -> list[Path]:
    return [ROOT / "package-lock.json", *(ROOT / "launch").glob("*/package-lock.json")]
