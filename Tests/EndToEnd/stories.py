"""The stories that must come out right, each with a daemon of its own: states, messages, and the patient's page.

Usage: python Tests/EndToEnd/stories.py PATH_TO_REFILLD [--only N]
"""

import sys

sys.dont_write_bytecode = True  # the folder holds what we wrote

import importlib
import tempfile
import time
import traceback
from pathlib import Path

from checks import Checks
from story_world import StoryWorld

# Number, what it is about, the module that tells it. Story 3 is told by beside.py, with what else a charge can do.
STORIES = [
    (1, "rerouted", "story_reroute"),
    (2, "a part first", "story_partial"),
    (4, "two providers at once", "story_two_deciding"),
    (5, "delivered, not received", "story_not_received"),
    (6, "returned to stock", "story_returned"),
    (7, "pushes by the thousand", "story_pushes"),
    (8, "from New York to Texas", "story_moved"),
]


def tell(number, name, module, binary, checks):
    """One story in a world that begins when it does."""
    part, began = importlib.import_module(module), time.monotonic()
    print(f"{number}. {name}")
    with tempfile.TemporaryDirectory(prefix=f"refilld-story-{number}-") as place:
        world = StoryWorld(binary, Path(place), part.BEGINS)
        before = checks.failed
        try:
            world.start()
            part.run(world, checks)
        except Exception:  # one story that breaks does not hide the next
            checks.that(f"story {number} goes through", False, traceback.format_exc())
        finally:
            checks.equal("the daemon ends with 0 when told to stop", world.stop(), 0)
            if checks.failed > before:
                print(f"the daemon's log ends with:\n{world.daemon.log_tail()}", file=sys.stderr)
    print(f"  took {time.monotonic() - began:.1f} s")


def main(binary, only=None):
    checks, started = Checks(), time.monotonic()
    here = Path(__file__).parent
    for number, name, module in STORIES:
        if only in (None, number) and (here / f"{module}.py").exists():
            tell(number, name, module, binary, checks)
    print(f"took {time.monotonic() - started:.0f} s")
    return checks.end()


if __name__ == "__main__":
    if len(sys.argv) not in (2, 4) or (len(sys.argv) == 4 and sys.argv[2] != "--only"):
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1], int(sys.argv[3]) if len(sys.argv) == 4 else None))
