"""`python -m launch run|reset|check`, as the Makefile calls it."""

import os
import signal
import sys

from launch import reset, run
from launch.manage import CommandFailed
from launch.problem import Problem

COMMANDS = {"run": run.run, "reset": reset.reset}


def main() -> int:
    signal.signal(signal.SIGTERM, _stop)
    try:
        return COMMANDS[sys.argv[1]]()
    except (Problem, CommandFailed) as problem:
        sys.stderr.write(f"\n{problem}\n")
        return 1
    except KeyboardInterrupt:
        sys.stderr.write("\nGestopt.\n")
        return 130
    except OSError as error:
        sys.stderr.write(f"\n{_in_dutch(error)}\n")
        return 1


def _stop(number: int, frame: object) -> None:
    raise KeyboardInterrupt


def _in_dutch(error: OSError) -> str:
    if error.errno == 28:
        return f"De schijf is vol ({error.filename or os.getcwd()}). Maak ruimte vrij en start opnieuw."
    return f"Het lukt niet: {error.strerror} ({error.filename}). Zet dat recht en start opnieuw."


if __name__ == "__main__":
    sys.exit(main())
