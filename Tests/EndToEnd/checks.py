"""Counts what held and what did not, and waits for facts. Nothing in this run sleeps blindly."""

import shutil
import sys
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

    def end(self):
        """Says how many held. → the exit code"""
        print(f"{self.passed} passed, {self.failed} failed")
        return 1 if self.failed else 0

    def leave(self, place, seed):
        """Clears the folder of a run that held; else says where it is. → the exit code"""
        if not self.failed:
            shutil.rmtree(place)
            return 0
        print(f"what is left of seed {seed} is in {place}", file=sys.stderr)
        return 1


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
