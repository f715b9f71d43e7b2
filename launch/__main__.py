"""`python -m launch run|reset|check`, as the Makefile calls it."""

import signal
import sys
from collections.abc import Callable
from importlib import import_module

from launch.data_folder import LOCAL
from launch.manage import CommandFailed
from launch.problem import Problem
from launch.reasons import is_full, why

COMMANDS = ("run", "reset", "styles", "check", "lint_api", "lock")


def main() -> int:
    signal.signal(signal.SIGTERM, _stop)
    try:
        return _command(sys.argv[1])()
    except Problem as problem:
        return _tell(str(problem))
    except CommandFailed as failure:
        return _tell(told_of(failure))
    except KeyboardInterrupt:
        sys.stderr.write("\nGestopt.\n")
        return 130
    except OSError as error:
        return _tell(_in_dutch(error))


def _command(name: str) -> Callable[[], int]:
    """Each command is a module of that name with a function of that name."""
    if name not in COMMANDS:
        raise Problem(f"Onbekende opdracht {name}. Kies uit: {', '.join(COMMANDS)}.")
    command: Callable[[], int] = getattr(import_module(f"launch.{name}"), name)
    return command


def _tell(sentence: str) -> int:
    sys.stderr.write(f"\n{sentence}\n")
    return 1


def told_of(failure: CommandFailed) -> str:
    """The last line for the reader, the whole story in a file."""
    if is_full(str(failure)):
        return f"De schijf van {LOCAL} is vol. Maak ruimte vrij en start opnieuw."
    place = LOCAL / "fout.log"
    LOCAL.mkdir(parents=True, exist_ok=True)
    place.write_text(str(failure))
    return (
        f"{failure.last_line}\nHet portaal kan zo niet starten. Alles staat in {place}."
    )


def _stop(number: int, frame: object) -> None:
    raise KeyboardInterrupt


def _in_dutch(error: OSError) -> str:
    place = f" bij {error.filename}" if error.filename else ""
    return f"Het lukt niet{place}: {why(error)}. Zet dat recht en start opnieuw."


if __name__ == "__main__":
    sys.exit(main())
