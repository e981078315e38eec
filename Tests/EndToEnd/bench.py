"""The measurements print what they promise, and a step of a chart asks the heap for nothing.

The sizes are so small that what is measured says little: whether it is measured at all is what is checked here.
"""

import json
import subprocess
import sys

from checks import Checks

# Far above what any machine needs: a step that costs this is broken, not slow.
BROKEN_NANOSECONDS = 2_000
# A poll of a server on the same machine, or news brought to the disk.
BROKEN_MICROSECONDS = 100_000
# A page of a small database.
BROKEN_MILLISECONDS = 1_000


def lines(*command):
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    return done, [json.loads(line) for line in done.stdout.splitlines()]


def scale(bench, checks):
    done, cases = lines(bench, "scale", "--refills", "300,600", "--polls", "900")
    checks.equal("refilld-bench scale ends well", done.returncode, 0)
    checks.equal("its numbers of refills", [case["refills"] for case in cases], [300, 600])
    for case in cases:
        name = f"{case['refills']} refills"
        checks.that(f"{name}: the first poll comes in time", 0 < case["first_poll_s"] < 5)
        checks.that(f"{name}: all are loaded", case["loaded_s"] > 0)
        checks.that(f"{name}: memory is measured", "bytes_per_refill" in case)
        checks.that(f"{name}: a poll takes some time", 0 < case["cpu_us_per_poll"] < BROKEN_MICROSECONDS)
    done, _ = lines(bench, "scale", "--refills", "300,many")
    checks.that("a number that is none is refused", done.returncode != 0 and "commas" in done.stderr)


def delta(bench, checks):
    done, cases = lines(
        bench, "delta", "--base", "400", "--refills", "800", "--changes", "60", "--rounds", "3")
    checks.equal("refilld-bench delta ends well", done.returncode, 0)
    checks.equal("its numbers of refills", [case["refills"] for case in cases], [400, 800])
    for case in cases:
        name = f"{case['refills']} refills"
        checks.equal(f"{name}: the changes", case["changes"], 60)
        checks.equal(f"{name}: as many requests as there are pages", case["requests"], 2)
        checks.that(f"{name}: a change takes some time", 0 < case["cpu_us_per_change"] < BROKEN_MICROSECONDS)
        checks.that(
            f"{name}: the cost of one is that of all by their number",
            abs(case["cpu_us"] / case["changes"] - case["cpu_us_per_change"]) < 0.01)
    checks.equal("the small one is what the other is compared with", [case["ratio"] for case in cases[:1]], [1.0])
    checks.that("the other is compared with it", all(0.1 < case["ratio"] < 10 for case in cases[1:]))
    done, _ = lines(bench, "delta", "--base", "400", "--refills", "800", "--changes", "100")
    checks.that("too few refills for the rounds are refused", done.returncode != 0 and "twice" in done.stderr)


def commit(bench, checks):
    done, cases = lines(
        bench, "commit", "--refills", "600", "--transitions", "900", "--batch", "64", "--lone", "20")
    checks.equal("refilld-bench commit ends well", done.returncode, 0)
    for case in cases:
        checks.equal("its decisions", (case["transitions"], case["batch"]), (900, 64))
        checks.that("a decision takes some time", 0 < case["us_per_transition"] < BROKEN_MICROSECONDS)
        checks.that("and CPU", 0 < case["cpu_us_per_transition"] < BROKEN_MICROSECONDS)
        checks.that("one by itself is held against the disk", case["p99_lone_ms"] > 0 and case["sync_p99_ms"] > 0)
    checks.equal("it prints one line", len(cases), 1)
    done, _ = lines(bench, "commit", "--batch", "257")
    checks.that("a batch that no transaction holds is refused", done.returncode != 0 and "256" in done.stderr)


def reads(bench, checks):
    done, cases = lines(bench, "reads", "--refills", "800", "--readings", "40")
    checks.equal("refilld-bench reads ends well", done.returncode, 0)
    checks.equal("its number of refills", [case["refills"] for case in cases], [800])
    for case in cases:
        for page in ("by_id", "queue_page", "patient_page"):
            took = case[f"{page}_p99_ms"]
            checks.that(f"{page}: it takes some time, and not too much", 0 < took < BROKEN_MILLISECONDS)
    done, _ = lines(bench, "reads", "--refills", "10")
    checks.that("too few refills are refused", done.returncode != 0 and "100" in done.stderr)


def deliver(bench, checks):
    done, cases = lines(bench, "deliver", "--events", "700", "--concurrency", "8")
    checks.equal("refilld-bench deliver ends well", done.returncode, 0)
    for case in cases:
        checks.equal("its deliveries", (case["bench"], case["events"], case["concurrency"]), ("deliver", 700, 8))
        checks.equal("none came twice, none is lost", (case["duplicates"], case["lost"]), (0, 0))
        checks.that("the cursor is saved behind the last", case["cursor"] >= 700)
        checks.that("a delivery takes some time", 0 < case["cpu_us_per_delivery"] < BROKEN_MICROSECONDS)
    checks.equal("it prints one line", len(cases), 1)
    done, _ = lines(bench, "deliver", "--concurrency", "65")
    checks.that("more at once than a receiver gets is refused", done.returncode != 0 and "64" in done.stderr)


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
    commit(bench, checks)
    reads(bench, checks)
    scale(bench, checks)
    delta(bench, checks)
    deliver(bench, checks)
    return checks.end()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
