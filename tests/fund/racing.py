"""Administrators who do something at the same moment."""

import threading

from django.db import connection

from samenorganiseren.shared.errors import DomainError


def together(*acts):
    """All at once; what each was told, or nothing where it went well."""
    start, told = threading.Barrier(len(acts)), [""] * len(acts)

    def run(place, act):
        start.wait()
        try:
            act()
        except DomainError as refusal:
            told[place] = str(refusal)
        finally:
            connection.close()

    threads = [
        threading.Thread(target=run, args=[place, act])
        for place, act in enumerate(acts)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return told
