"""`make reset`: throw the local data away, after asking."""

import shutil
import sys
from pathlib import Path

from launch.data_folder import LOCAL, DataFolder
from launch.problem import Problem
from launch.terminal import say


def reset(local: Path = LOCAL) -> int:
    if not local.exists():
        say("Er zijn geen lokale gegevens.")
        return 0
    for folder in (local, *local.glob("poort-*")):
        if DataFolder(folder).is_held():
            raise Problem(
                f"Het portaal draait nog met de gegevens in {folder}. Stop het eerst met Ctrl-C."
            )
    say(f"Dit gooit alle lokale gegevens in {local} weg.")
    sys.stdout.write("Weet u het zeker? Typ ja: ")
    sys.stdout.flush()
    if sys.stdin.readline().strip().lower() != "ja":
        say("Er is niets weggegooid.")
        return 1
    shutil.rmtree(local)
    say("De lokale gegevens zijn weg. `make run` begint opnieuw.")
    return 0
