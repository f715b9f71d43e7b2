"""Styles and script for the browser, built only when their sources changed."""

import fcntl
from pathlib import Path

from launch import fingerprint, node
from launch.manage import ROOT, manage
from launch.terminal import say

SOURCES = ("static/css", "static/js", "package.json", "package-lock.json")
QUIETLY = ("--noinput", "--verbosity=0")
WITHOUT_SOURCES = ("--ignore=css/*", "--ignore=js/*")
BUILT = ROOT / "static" / "dist"


def styles() -> int:
    say("De stijlen zijn gebouwd." if build() else "De stijlen waren al gebouwd.")
    return 0


def build() -> bool:
    """Tell whether there was anything to do."""
    wanted = fingerprint.of(*(ROOT / name for name in SOURCES))
    BUILT.mkdir(parents=True, exist_ok=True)
    with (BUILT / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if fingerprint.matches(BUILT / ".stamp", wanted):
            return False
        _install()
        _clear()
        node.npm_run(ROOT, "build")
        (BUILT / ".stamp").write_text(wanted)
    return True


def collect(target: Path) -> bool:
    """Every static file under its final, hashed and compressed name."""
    target.mkdir(parents=True, exist_ok=True)
    wanted = fingerprint.of(ROOT / "static", ROOT / "requirements.lock")
    with (target / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if fingerprint.matches(target / ".stamp", wanted):
            return False
        manage("collectstatic", *QUIETLY, *WITHOUT_SOURCES, STATIC_ROOT=str(target))
        (target / ".stamp").write_text(wanted)
    return True


def _install() -> None:
    stamp = ROOT / "node_modules" / ".stamp"
    wanted = fingerprint.of(ROOT / "package-lock.json")
    if not fingerprint.matches(stamp, wanted):
        node.npm_install(ROOT)
        stamp.write_text(wanted)


def _clear() -> None:
    for old in BUILT.glob("[!.]*"):
        old.unlink()
