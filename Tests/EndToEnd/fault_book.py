"""What goes wrong at one peer, in an order that the seed chose. A peer asks it at each request what to do to it."""

import threading
from collections import Counter, deque

# What a server can do to a request, and whether it has taken what the request brought.
SILENT = "takes it and never answers"
SLOW = "takes it slowly"
HALF_ANSWER = "takes it and closes in the answer"
HALF_REQUEST = "closes in the request"
REFUSED = "4xx"
ERROR = "500"
AWAY = "503"
BUSY = "429 with Retry-After"
SIGN_IN = "a bad sign-in"
# In a script: nothing happens to this one.
WELL = "well"
OVER_HTTP = [SILENT, SLOW, HALF_ANSWER, HALF_REQUEST, REFUSED, ERROR, AWAY, BUSY, SIGN_IN]
# After these the sender cannot know whether it was taken. It may also have been: only these, or a yes, mean that.
TAKEN_UNHEARD = {SILENT, HALF_ANSWER}


class FaultBook:
    def __init__(self, random, faults):
        self._left = deque(random.sample(faults, len(faults)))
        self._scripts = {}  # key → faults of its next requests
        self._lock = threading.Lock()
        self._rests = False
        self.seen = Counter()

    def script(self, key, *faults):
        """What is done to the next requests about this key, whatever else is left."""
        self._scripts[key] = deque(faults)

    def scripted(self, key):
        with self._lock:
            return self._count(self._scripts[key].popleft()) if self._scripts.get(key) else None

    def draw(self):
        """The next fault, or None. Between two faults something goes well, so that nobody is tried to the end."""
        with self._lock:
            self._rests = not self._rests
            return self._count(self._left.popleft()) if self._left and not self._rests else None

    def put_back(self, fault):
        """It was drawn and is not needed."""
        with self._lock:
            if fault:
                self.seen[fault] -= 1
                self._left.appendleft(fault)

    def _count(self, fault):
        if fault:
            self.seen[fault] += 1
        return fault

    @property
    def left(self):
        with self._lock:
            return list(self._left)

    def close(self):
        """From now on all goes well but what is scripted."""
        with self._lock:
            self._left.clear()
