"""`make lint-api RULES=…`: the API's description, judged by a Spectral rule set."""

import os
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from launch import fingerprint, node
from launch.check import PRODUCTION
from launch.manage import ROOT, manage
from launch.problem import Problem
from launch.terminal import say

RECIPE = ROOT / "launch" / "spectral"
INSTALLED = ROOT / ".cache" / "spectral"
STRICT = ("--format=openapi-json", "--validate", "--fail-on-warn")


def lint_api() -> int:
    rules = _rules()
    spectral = _install()
    with TemporaryDirectory() as folder:
        description = Path(folder) / "openapi.json"
        manage("spectacular", f"--file={description}", *STRICT, **PRODUCTION)
        done = node.run(
            INSTALLED,
            "node",
            spectral,
            "lint",
            "--fail-severity=warn",
            "-r",
            rules,
            description,
        )
    if done.returncode != 0:
        raise Problem(f"De API voldoet niet aan {rules.name}:\n{done.stdout}")
    say(f"De API voldoet aan {rules.name}.")
    return 0


def _rules() -> Path:
    rules = Path(os.environ.get("RULES", ""))
    if rules.is_file():
        return rules.resolve()
    raise Problem(
        "Geef met RULES het bestand op met de regels voor de API, bijvoorbeeld: "
        "make lint-api RULES=pad/naar/regels.yaml."
    )


def _install() -> Path:
    """Once for each lock file, only where the API is judged."""
    wanted = fingerprint.of(RECIPE / "package-lock.json")
    if not fingerprint.matches(INSTALLED / ".stamp", wanted):
        shutil.copytree(RECIPE, INSTALLED, dirs_exist_ok=True)
        node.npm_install(INSTALLED)
        (INSTALLED / ".stamp").write_text(wanted)
    return INSTALLED / "node_modules/@stoplight/spectral-cli/dist/index.js"
