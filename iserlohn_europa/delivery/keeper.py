"""What every process watches beside requests: midnight in town, and news of other machines."""

import datetime
import logging
import threading
import time
from collections.abc import Callable

from django.db import DatabaseError, InterfaceError, connection

from .changes import CHANNEL
from .store import Store

logger = logging.getLogger(__name__)

SECONDS_BETWEEN_LOOKS = 1.0


class Keeper(threading.Thread):
    """Begins a new state of the site when the day or something elsewhere has changed."""

    def __init__(self, store: Store, now: Callable[[], datetime.datetime]):
        super().__init__(name="delivery", daemon=True)
        self.store = store
        self.now = now
        self._day = now().date()
        self._hears = False

    def run(self) -> None:
        while True:
            self.look()

    def look(self) -> None:
        """Waits for news, at most until midnight, and looks at the calendar."""
        try:
            self._listen(self._seconds_to_wait())
            self.store.clean_up(time.time())
        except (DatabaseError, InterfaceError, OSError) as problem:
            logger.warning("Changes elsewhere are not heard: %s", problem)
            self._hears = False
            time.sleep(SECONDS_BETWEEN_LOOKS)
        self._look_at_the_calendar()

    def _listen(self, seconds: float) -> None:
        """Waits for what other machines tell, where there can be others."""
        if connection.vendor != "postgresql":
            time.sleep(seconds)
            return
        if not self._hears:
            connection.close()
            with connection.cursor() as cursor:
                cursor.execute(f"LISTEN {CHANNEL}")
            self._hears = True
            self.store.begin()  # whatever was told before
        # What psycopg says of a lost connection becomes what Django says of it.
        with connection.wrap_database_errors:
            for told in connection.connection.notifies(timeout=seconds):
                self.store.begin(told.payload)

    def _look_at_the_calendar(self) -> None:
        day = self.now().date()
        if day != self._day:
            self._day = day
            self.store.begin(day.isoformat())

    def _seconds_to_wait(self) -> float:
        now = self.now()
        tomorrow = (now + datetime.timedelta(days=1)).replace(
            hour=0, minute=0, second=0, microsecond=0
        )
        return min(SECONDS_BETWEEN_LOOKS, max(tomorrow.timestamp() - now.timestamp(), 0.0))
