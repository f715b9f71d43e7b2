"""`make run`: everything the portal needs, in one folder, until Ctrl-C."""

import os
import threading
import time
import urllib.error
import urllib.request
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from launch import data_folder, manage, ports, programs, styles, supervisor
from launch.loads import Loads
from launch.problem import Problem
from launch.servers import start_servers
from launch.terminal import say, step


@dataclass(frozen=True)
class Choices:
    """What the reader chose by variables: PORT and DEMO."""

    port: int
    demo: bool
    base_url: str

    @classmethod
    def from_environment(cls) -> "Choices":
        given = os.environ.get("PORT") or "8000"
        if not given.isdecimal() or not 1 <= int(given) <= 65535:
            raise Problem(
                f"PORT={given} is geen poort. Kies een getal, bijvoorbeeld PORT=8001."
            )
        base_url = os.environ.get("BASE_URL") or f"http://localhost:{given}"
        demo = os.environ.get("DEMO", "1").lower() not in (
            "0",
            "false",
            "no",
            "nee",
            "",
        )
        return cls(int(given), demo, base_url)

    def check(self) -> None:
        if self.demo and self.base_url.startswith("https://"):
            raise Problem(
                f"BASE_URL={self.base_url} hoort bij een echt portaal en daar mogen geen "
                "demopersonen in. Start met DEMO=0, of laat BASE_URL weg."
            )
        if ports.is_taken(self.port):
            raise Problem(
                f"Poort {self.port} is al in gebruik. Kies een andere, bijvoorbeeld: "
                f"make run PORT={self.port + 1}."
            )


def run() -> int:
    choices = Choices.from_environment()
    choices.check()
    folder = data_folder.choose(data_folder.LOCAL, choices.port)
    say("Samen Organiseren start")
    with folder.held() as place, ExitStack() as running:
        folder.require_space()
        _set_environment(choices, folder)
        start_servers(place, running)
        _prepare(choices)
        fallen = _serve(choices, place)
    if fallen:
        raise Problem(
            f"Het onderdeel {fallen} is onverwacht gestopt; hierboven staat waarom."
        )
    say("Het portaal is gestopt.")
    return 0


def _set_environment(choices: Choices, folder: data_folder.DataFolder) -> None:
    os.environ.update(DEMO=str(int(choices.demo)), BASE_URL=choices.base_url)
    defaults = {
        "SECRET_KEY": folder.secret_key(),
        "DJANGO_SETTINGS_MODULE": "samenorganiseren.settings",
        "STATIC_ROOT": str(folder.path / "static"),
        "MEDIA_ROOT": str(folder.path / "media"),
        "EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend",
        "EMAIL_FILE_PATH": str(folder.path / "mail"),
    }
    for name, value in defaults.items():
        os.environ.setdefault(name, value)


def _prepare(choices: Choices) -> None:
    with step("De stijlen bouwen"):
        styles.build()
    with step("De bestanden voor de browser klaarzetten"):
        styles.collect(Path(os.environ["STATIC_ROOT"]))
    Loads(os.environ["DATABASE_OWNER_URL"], choices.demo).bring_in()


def _serve(choices: Choices, place: Path) -> str:
    threading.Thread(target=_announce, args=[choices], daemon=True).start()
    return supervisor.run(
        {
            "web": programs.web(choices.port, workers=2),
            "worker": programs.worker(),
            "beat": programs.beat(place / "beat"),
        }
    )


def _announce(choices: Choices) -> None:
    """Say the address once it answers, and who can sign in there."""
    while not _answers(f"http://127.0.0.1:{choices.port}/livez"):
        time.sleep(0.1)
    say(f"\nOpen {choices.base_url} in uw browser. Stoppen doet u met Ctrl-C.\n")
    if choices.demo and manage.exists("demo_signins"):
        say(manage.manage("demo_signins"))


def _answers(address: str) -> bool:
    try:
        urllib.request.urlopen(address, timeout=5).close()
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False
    return True
