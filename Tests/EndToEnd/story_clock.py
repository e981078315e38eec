"""The daemon's clock on the wall, put to any date and moved on. All times are wall times of New York."""

import time
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from checks import CannotGoOn, until
from wall_clock import WallClock

ZONE = ZoneInfo("America/New_York")


def wall(text):
    """`2026-03-01T10:00` in New York."""
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


def stamp(text, **later):
    """The same as systems write it, and so much later: `stamp("2026-03-01T10:00", days=10)` is at 10:00, too."""
    moved = datetime.fromisoformat(text) + timedelta(**later)
    return moved.replace(tzinfo=ZONE).astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


class StoryClock:
    def __init__(self, daemon, place):
        self.daemon = daemon
        self._wall = WallClock(daemon, place)
        self._seconds = 0.0  # ahead of ours

    def put(self, text):
        """From now on it is that time, and goes on from there. The daemon has not started yet."""
        self._set(wall(text).timestamp() - time.time())

    @property
    def now(self):
        return datetime.fromtimestamp(time.time() + self._seconds, ZONE)

    def go_to(self, text):
        """Moves it on, and says that it is right: a long step would be held, and after a short one nothing wakes."""
        step = wall(text).timestamp() - self.now.timestamp()
        if step < 0:
            raise CannotGoOn(f"it is {self.now} already: nobody can go back to {text}")
        self._set(self._seconds + step)
        self._status()  # it compares the clocks, so that it knows of the step before it is told
        ended = self.daemon.command("clock", "accept")
        if ended.returncode != 0:
            raise CannotGoOn(f"refilld clock accept: {ended.stderr}")
        if not until(lambda: self._status() == 200):
            raise CannotGoOn(f"the daemon does not take it to be {text}")

    def _set(self, seconds):
        self._wall.set(round(seconds * 1000))
        self._seconds = seconds

    def _status(self):
        return self.daemon.ask("GET", "/readyz", token=None).status
