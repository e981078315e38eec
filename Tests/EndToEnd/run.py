"""refilld end to end: the daemon as a process, among peers that we did not write.

Usage: python Tests/EndToEnd/run.py PATH_TO_REFILLD [SCENE …]     (scripts/setup tests makes the Python for it)

Scenes build on each other in this order; a list of names leaves out the others, but never the first.
"""

import sys

sys.dont_write_bytecode = True  # the folder holds what we wrote

import tempfile
import time
import traceback
from pathlib import Path

import agreement
import backups
import bad_answers
import bad_requests
import changed_dispense
import codes
import command_line
import custody
import holding
import imported_past
import killed
import pushes
import streams
import two_providers
from checks import CannotGoOn, Checks
from world import World

SCENES = [
    ("imported past", imported_past),
    ("changed dispense", changed_dispense),
    ("killed", killed),
    ("two providers", two_providers),
    ("codes", codes),
    ("pushes", pushes),
    ("holding", holding),
    ("streams", streams),
    ("bad answers", bad_answers),
    ("bad requests", bad_requests),
    ("command line", command_line),
    ("backups", backups),
    ("custody", custody),
    ("agreement", agreement),
]


def main(binary, wanted):
    checks = Checks()
    started = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="refilld-e2e-") as place:
        world = World(binary, Path(place))
        try:
            world.start()
            for index, (name, scene) in enumerate(SCENES):
                if index and wanted and name not in wanted:
                    continue
                began = time.monotonic()
                print(f"{name}")
                try:
                    scene.run(world, checks)
                except CannotGoOn:
                    raise
                except Exception:  # one scene that breaks does not hide the next
                    checks.that(f"{name} goes through", False, traceback.format_exc())
                print(f"  took {time.monotonic() - began:.1f} s")
        except CannotGoOn as error:
            checks.that("the run goes on", False, error)
        finally:
            checks.equal("the daemon ends with 0 when told to stop", world.stop(), 0)
            if checks.failed:
                print(f"the daemon's log ends with:\n{world.daemon.log_tail()}", file=sys.stderr)
    print(f"took {time.monotonic() - started:.0f} s")
    return checks.end()


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1], sys.argv[2:]))
