import signal
import time
from contextlib import contextmanager

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from iserlohn_europa.jobs import Rhythm
from iserlohn_europa.operations.scheduled import run_jobs


class Command(BaseCommand):
    """Does what is due: scheduled pages go live or offline, mails are sent, old messages go."""

    help = (
        "Erledigt, was ansteht: veröffentlicht Geplantes, verschickt E-Mails, räumt auf. Läuft "
        "dasselbe schon anderswo, wird es nicht doppelt getan."
    )

    requires_system_checks = ()  # they take longer than the work, and `make check` makes them

    def add_arguments(self, parser):
        parser.add_argument(
            "--only",
            nargs="+",
            choices=Rhythm.values,
            default=Rhythm.values,
            help="Nur, was jede Minute, jede Stunde oder jede Nacht ansteht.",
        )
        parser.add_argument(
            "--every",
            type=float,
            metavar="SEKUNDEN",
            help="Immer wieder in diesem Abstand, bis der Prozess beendet wird.",
        )

    def handle(self, *args, only, every=None, **options):
        if every is None:
            failed = run_jobs(only)
            if failed:
                raise CommandError(_("Gescheitert: %(names)s") % {"names": ", ".join(failed)})
            return
        if every <= 0:
            raise CommandError(_("--every braucht eine Zahl größer als null."))
        with noticing_the_end() as is_over:
            while not is_over():
                next_round = time.monotonic() + every
                run_jobs(only, is_over)
                while not is_over() and time.monotonic() < next_round:
                    time.sleep(min(0.5, every))


@contextmanager
def noticing_the_end():
    """A question whether the process was asked to end; a job that has begun is finished."""
    received = []
    numbers = (signal.SIGTERM, signal.SIGINT)
    before = {
        number: signal.signal(number, lambda number, frame: received.append(number))
        for number in numbers
    }
    try:
        yield lambda: bool(received)
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
