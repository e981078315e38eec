"""Visits, charges and messages beside refills: what each side says, what becomes of the refill, and who sees it.

Usage: python Tests/EndToEnd/beside.py PATH_TO_REFILLD
"""

import sys

sys.dont_write_bytecode = True  # the folder holds what we wrote

import tempfile
import time
import traceback
from pathlib import Path

import beside_agreeing
import beside_apart
import beside_at_once
import beside_bad_input
import beside_charges
import beside_first_words
import beside_kept
import beside_markup
import beside_payments
import beside_strangers
import beside_texts
import beside_threads
import beside_visits
from beside_world import BesideWorld
from checks import Checks

PARTS = [
    ("visits", beside_visits),
    ("first words of visits", beside_first_words),
    ("charges", beside_charges),
    ("agreeing", beside_agreeing),
    ("payments", beside_payments),
    ("apart", beside_apart),
    ("messages", beside_threads),
    ("texts", beside_texts),
    ("at once", beside_at_once),
    ("strangers", beside_strangers),
    ("bad input", beside_bad_input),
    ("markup", beside_markup),
    ("kept and erased", beside_kept),
]


def main(binary):
    checks, started = Checks(), time.monotonic()
    with tempfile.TemporaryDirectory(prefix="refilld-beside-") as place:
        world = BesideWorld(binary, Path(place))
        try:
            world.start()
            for name, part in PARTS:
                began = time.monotonic()
                print(name)
                try:
                    part.run(world, checks)
                except Exception:  # one part that breaks does not hide the next
                    checks.that(f"{name} go through", False, traceback.format_exc())
                print(f"  took {time.monotonic() - began:.1f} s")
        except Exception:
            checks.that("the run goes through", False, traceback.format_exc())
        finally:
            checks.equal("the daemon ends with 0 when told to stop", world.stop(), 0)
            if checks.failed:
                print(f"the daemon's log ends with:\n{world.daemon.log_tail()}", file=sys.stderr)
    print(f"took {time.monotonic() - started:.0f} s")
    return checks.end()


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1]))
