"""Work that is done once, however many processes want it at the same time."""

import fcntl
import time

SECONDS_BETWEEN_LOOKS = 0.002


def wait_for(descriptor: int, seconds: float) -> None:
    """Takes the lock of an open file, which ends with the process or when the file is closed.

    Whoever has waited that long goes on without it: a process that stands still holds up nobody
    for longer.
    """
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            time.sleep(SECONDS_BETWEEN_LOOKS)
        else:
            return
