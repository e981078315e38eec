"""Counts what held and what did not, and waits for facts. Nothing in this run sleeps blindly."""

import time


class Checks:
    def __init__(self):
        self.passed = 0
        self.failed = 0

    def that(self, name, holds, detail=""):
        """One check, one line. The detail says what was found instead."""
        if holds:
            self.passed += 1
            print(f"  ok    {name}", flush=True)
        else:
            self.failed += 1
            print(f"  FAIL  {name}: {shortened(detail)}", flush=True)
        return bool(holds)

    def equal(self, name, found, wanted):
        return self.that(name, found == wanted, f"found {found!r}, wanted {wanted!r}")


def shortened(detail):
    text = str(detail)
    return text if len(text) <= 1500 else text[:1500] + " …"


def until(fact, seconds=15.0, every=0.05):
    """Asks until the fact is true (its value is returned) or the deadline is over (its last value is returned)."""
    deadline = time.monotonic() + seconds
    while True:
        value = fact()
        if value or time.monotonic() >= deadline:
            return value
        time.sleep(every)


class CannotGoOn(Exception):
    """What the next checks stand on is not there."""
