"""The measurements print what they promise, and a step of a chart asks the heap for nothing."""

import json
import subprocess
import sys

from checks import Checks

# Far above what any machine needs: a step that costs this is broken, not slow.
BROKEN_NANOSECONDS = 2_000


def lines(*command):
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    return done, [json.loads(line) for line in done.stdout.splitlines()]


def main(bench):
    checks = Checks()
    done, cases = lines(bench, "step", "--rounds", "1")
    checks.equal("refilld-bench step ends well", done.returncode, 0)
    checks.equal("its cases", [case["case"] for case in cases], ["flat", "regions", "refill"])
    for case in cases:
        name = case["case"]
        checks.equal(f"{name}: a step allocates nothing", case["allocations_per_step"], 0)
        checks.that(f"{name}: it takes some time, and not too much", 0 < case["ns_per_step"] < BROKEN_NANOSECONDS)
        checks.that(f"{name}: most steps move something", case["moved_percent"] > 50)
    done, _ = lines(bench, "step", "--case", "round")
    checks.that("a case that is none is refused by name", done.returncode != 0 and "round" in done.stderr)
    print(f"{checks.passed} passed, {checks.failed} failed")
    return 1 if checks.failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
