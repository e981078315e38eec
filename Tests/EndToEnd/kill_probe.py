"""Sees from outside what a daemon is in the midst of, and ends it exactly there.

SQLite takes its locks on the -shm file by byte (WAL_WRITE_LOCK and WAL_CKPT_LOCK of its wal.c), and the kernel shows
them. Whether an order is under way, the pharmacy knows; whether somebody waits for an answer, the clients do. The
process is stopped before it is looked at and killed while it stands: what is seen is what the kill interrupts.
"""

import os
import signal
import time
from pathlib import Path

WRITE_LOCK, CHECKPOINT_LOCK = 120, 121
# Between two looks for something to interrupt. A commit holds its lock for about as long.
GLANCE_SECONDS = 0.0003

COMMIT, POST, CHECKPOINT = "commit", "POST", "checkpoint"


class Probe:
    def __init__(self, daemon, pharmacy, load):
        self._daemon, self._pharmacy, self._load = daemon, pharmacy, load

    def kill_now(self):
        """→ what it interrupts."""
        self._freeze()
        seen = self.seen() | ({"request"} if self._load.unanswered else set())
        self._daemon.kill()
        return seen

    def kill_during(self, kind, seconds):
        """Kills it in the midst of that. → what it interrupts, or None where that was not seen in time."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline and self._daemon.process.poll() is None:
            if kind in self.seen():
                self._freeze()
                if kind in self.seen():
                    return self.kill_now()
                self._daemon.process.send_signal(signal.SIGCONT)
            time.sleep(GLANCE_SECONDS)
        return None

    def seen(self):
        """What is under way now."""
        bytes = self._locked()
        found = {name for byte, name in ((WRITE_LOCK, COMMIT), (CHECKPOINT_LOCK, CHECKPOINT)) if byte in bytes}
        return found | ({POST} if self._pharmacy.open_posts else set())

    def _locked(self):
        """Bytes of the -shm file that the daemon has locked to write."""
        try:
            inode = os.stat(f"{self._daemon.database}-shm").st_ino
        except FileNotFoundError:
            return set()
        found = set()
        for line in Path("/proc/locks").read_text().splitlines():
            fields = line.split()
            if fields[1] == "POSIX" and fields[3] == "WRITE" and fields[4] == str(self._daemon.process.pid):
                if fields[5].endswith(f":{inode}"):
                    last = int(fields[7]) if fields[7].isdigit() else CHECKPOINT_LOCK
                    found |= set(range(int(fields[6]), min(last, CHECKPOINT_LOCK) + 1))
        return found

    def _freeze(self):
        """Stops every thread; those that are in a call of the system's finish that call and no more."""
        self._daemon.process.send_signal(signal.SIGSTOP)
        deadline = time.monotonic() + 5
        while time.monotonic() < deadline and not self._is_frozen():
            time.sleep(GLANCE_SECONDS)

    def _is_frozen(self):
        states = set()
        for stat in Path(f"/proc/{self._daemon.process.pid}/task").glob("*/stat"):
            try:
                states.add(stat.read_text().rsplit(")", 1)[1].split()[0])
            except OSError:
                continue  # a thread that ended meanwhile
        return states <= {"T", "t", "Z", "X"}
