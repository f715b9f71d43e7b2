"""Whether files changed since something was made from them."""

import hashlib
from collections.abc import Iterable
from pathlib import Path


def of(*places: Path) -> str:
    """One hash over the names and contents of files and whole folders."""
    digest = hashlib.sha256()
    for path in _files(places):
        content = path.read_bytes()
        digest.update(f"{path}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


def matches(stamp: Path, fingerprint: str) -> bool:
    return stamp.exists() and stamp.read_text() == fingerprint


def _files(places: Iterable[Path]) -> list[Path]:
    found: set[Path] = set()
    for place in places:
        found.update([place] if place.is_file() else place.rglob("*"))
    kept = [
        path for path in found if path.is_file() and "__pycache__" not in path.parts
    ]
    return sorted(kept)
