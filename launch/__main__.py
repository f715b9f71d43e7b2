"""`python -m launch run|reset|check`, as the Makefile calls it."""

import os
import signal
import sys

from launch import reset, run
from launch.manage import ROOT, CommandFailed
from launch.problem import Problem

COMMANDS = {"run": run.run, "reset": reset.reset, "styles": run.build_styles}


def main() -> int:
    signal.signal(signal.SIGTERM, _stop)
    try:
        return COMMANDS[sys.argv[1]]()
    except Problem as problem:
        return _tell(str(problem))
    except CommandFailed as failure:
        return _tell(_kept(failure))
    except KeyboardInterrupt:
        sys.stderr.write("\nGestopt.\n")
        return 130
    except OSError as error:
        return _tell(_in_dutch(error))


def _tell(sentence: str) -> int:
    sys.stderr.write(f"\n{sentence}\n")
    return 1


def _kept(failure: CommandFailed) -> str:
    """The last line for the reader, the whole story in a file."""
    place = ROOT / ".local" / "fout.log"
    place.write_text(str(failure))
    return (
        f"{failure.last_line}\nHet portaal kan zo niet starten. Alles staat in {place}."
    )


def _stop(number: int, frame: object) -> None:
    raise KeyboardInterrupt


def _in_dutch(error: OSError) -> str:
    if error.errno == 28:
        return f"De schijf is vol ({error.filename or os.getcwd()}). Maak ruimte vrij en start opnieuw."
    return f"Het lukt niet: {error.strerror} ({error.filename}). Zet dat recht en start opnieuw."


if __name__ == "__main__":
    sys.exit(main())
