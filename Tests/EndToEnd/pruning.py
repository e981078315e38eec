"""What was kept long enough goes, and what is left verifies.

Usage: python Tests/EndToEnd/pruning.py PATH_TO_REFILLD

Two years pass between two starts: the daemon alone is shown another time (wall_clock.c).
"""

import sys

sys.dont_write_bytecode = True  # the folder holds what we wrote

import tempfile
from pathlib import Path

from checks import until
from clinic import refill_of, tell
from clocks import YEAR, Run, answers, go_through
from daemon import open_rows

FAILURE, CONFIGURATION = 1, 78


def closed(run, id):
    """A refill that was fetched, and of which nothing waits any more."""
    run.lies_ready(id)
    told = run.daemon.command("refill", "send-event", ident(run, id), "pharmacy.pickedUp", "--data", '{"reason": "said so"}')
    run.checks.equal(f"{id}: it is closed", (told.returncode, told.stderr), (0, ""))
    until(lambda: not open_rows(run.daemon, ident(run, id)))


def ident(run, id):
    return run.daemon.refill(refill_of(id))["id"]


def settings(run, days):
    path = run.daemon.config
    kept = [line for line in path.read_text().splitlines() if not line.startswith(("prune:", "  days:"))]
    path.write_text("\n".join(kept + ["prune:", f"  days: {days}", ""]))


def not_yet(run):
    unset = run.daemon.command("prune")
    run.checks.that("not set: nothing is pruned", unset.returncode == FAILURE and "prune.days" in unset.stderr, unset)
    run.daemon.stop()
    settings(run, 364)
    short = run.daemon.command("check")
    run.checks.that("a year at least", short.returncode == CONFIGURATION and "at least 365" in short.stderr, short)
    settings(run, 365)
    run.daemon.start()
    for id in ("one", "two"):
        closed(run, id)
    run.lies_ready("live")
    young = run.daemon.command("prune")
    held = young.returncode == 0 and young.stdout.startswith("0 refills are gone") and "must be kept until" in young.stdout
    run.checks.that("what is young stays, and is named", held, young)


def two_years_on(run):
    signed = run.daemon.command("checkpoint").stdout
    run.daemon.stop()
    run.set(2 * YEAR)
    run.daemon.launch()
    until(lambda: answers(run))
    held = run.daemon.command("prune")
    run.checks.that("a clock that jumped prunes nothing", held.returncode == FAILURE and "clock" in held.stderr, held)
    run.accept("two years on")
    run.is_well("two years on")
    until(lambda: not any(open_rows(run.daemon, ident(run, id)) for id in ("one", "two", "live")))
    return signed


def gone(run):
    ids = {id: ident(run, id) for id in ("one", "two", "live")}
    before = run.daemon.ask("GET", "/v1/events?limit=500").json
    trial = run.daemon.command("prune", "--dry-run")
    fits = trial.returncode == 0 and trial.stdout.startswith("2 refills would go") and f"{ids['live']} is live" in trial.stdout
    run.checks.that("dry run: what would go, and what stays", fits, trial)
    run.checks.equal("dry run: nothing went", run.daemon.ask("GET", "/v1/events?limit=500").json, before)
    done = run.daemon.command("prune")
    run.checks.that("the old ones are gone", done.returncode == 0 and "2 refills are gone" in done.stdout, done)
    again = run.daemon.command("prune")
    run.checks.that("once", again.stdout.startswith("0 refills are gone, and 0 rows"), again)
    for id, status in (("one", 404), ("two", 404), ("live", 200)):
        run.checks.equal(f"{id}: {status}", run.daemon.ask("GET", f"/v1/refills/{ids[id]}").status, status)
    stream(run, before)


def stream(run, before):
    pruned = run.daemon.ask("GET", "/v1/events?after=0")
    honest = pruned.status == 410 and pruned.json.get("type") == "urn:refilld:problem:pruned"
    run.checks.that("a cursor from before is told so", honest, pruned)
    left = run.daemon.ask("GET", f"/v1/events?limit=500&after={pruned.json.get('cursor')}").json
    run.checks.that("after the one it is told, events go on", left.get("events") and left["cursor"] == before["cursor"], left)
    tail = before["events"][-len(left["events"]):]
    run.checks.equal("and they are those of before", left["events"], tail)
    run.checks.equal("no cursor: from where it begins", run.daemon.ask("GET", "/v1/events?limit=500").json, left)


def whole(run, signed):
    saved = run.daemon.folder / "data/signed.txt"
    saved.write_text(signed)
    first = run.daemon.folder / "data/first.txt"
    blocks = (run.daemon.folder / "data/refilld.checkpoints").read_text().split("\n\n")
    first.write_text(blocks[0] + "\n")
    run.checks.equal("told to stop, the daemon ends with 0", run.daemon.stop(), 0)
    ended = run.daemon.command("verify", "--against", first, saved)
    said = "pruned by retention on" in ended.stdout and "agrees with 1 checkpoints" in ended.stdout
    run.checks.that("what is left verifies, and what is gone is said", ended.returncode == 0 and said, ended)
    rebuilt = run.daemon.command("verify", "--rebuild")
    run.checks.that("it can be made anew from its journal", rebuilt.returncode == 0 and "1 refills" in rebuilt.stdout, rebuilt)
    copy = run.daemon.folder / "data/copy.sqlite"
    run.checks.equal("alone: backup", run.daemon.command("backup", copy).returncode, 0)
    run.checks.equal("it can be restored", run.daemon.command("restore", copy).returncode, 0)
    alone = run.daemon.command("prune")
    run.checks.that("alone: prune", alone.returncode == FAILURE or alone.stdout.startswith("0 refills"), alone)
    run.daemon.launch()
    until(lambda: answers(run))
    run.checks.equal("the daemon runs on it", run.daemon.refill(refill_of("live"))["external"], refill_of("live"))


def passage(run):
    not_yet(run)
    signed = two_years_on(run)
    gone(run)
    whole(run, signed)


def main(binary):
    with tempfile.TemporaryDirectory(prefix="refilld-pruning-") as place:
        return go_through(Run(binary, Path(place)), passage)


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1]))
