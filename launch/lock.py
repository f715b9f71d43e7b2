"""`make lock`: write the lock files anew, with hashes and without addresses."""

import subprocess
import sys
from pathlib import Path

from launch import node
from launch.manage import ROOT
from launch.terminal import step

UV = Path(sys.executable).parent / "uv"
COMPILE = (
    *("pip", "compile", "--universal", "--generate-hashes", "--no-header"),
    *("--python-version", "3.11", "--quiet", "pyproject.toml"),
)
GROUPS: dict[str, tuple[str, ...]] = {
    "requirements.lock": (),
    "requirements-local.lock": ("--group", "local"),
    "requirements-dev.lock": ("--group", "dev"),
}
NPM_FOLDERS = (ROOT, ROOT / "launch" / "browser", ROOT / "launch" / "spectral")


def lock() -> int:
    for name, group in GROUPS.items():
        with step(name):
            command = [str(UV), *COMPILE, *group, "--output-file", name]
            subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    for folder in NPM_FOLDERS:
        with step(str(folder.relative_to(ROOT) / "package-lock.json")):
            quiet = ("--package-lock-only", "--ignore-scripts", "--loglevel=error")
            node.run(folder, "npm", "install", *quiet).check_returncode()
    return 0
