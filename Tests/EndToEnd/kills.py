"""The daemon under load is killed many times. What went in comes out, and nothing else.

Usage: python Tests/EndToEnd/kills.py PATH_TO_REFILLD [--kills N] [--seed N]

Every second kill waits for a commit, an order's POST or a checkpoint to be under way. What each interrupted is printed.
A run that fails keeps its folder and names it. The seed repeats what is asked and when it is killed, not the machine.
"""

import sys

sys.dont_write_bytecode = True  # the folder holds what we wrote

import argparse
import random
import tempfile
import time
import traceback
from collections import Counter
from pathlib import Path

import kill_checks
from checks import CannotGoOn, Checks, until
from daemon import WEBHOOK_SECRET, Daemon
from desk import Desk
from kill_load import ENDPOINT, Load
from kill_pharmacy import KillPharmacy
from kill_probe import CHECKPOINT, COMMIT, POST, Probe
from mail_server import MailServer
from two_providers import staff_is_added
from webhook_receiver import WebhookReceiver
from world import json_endpoint

WORKERS = 4
# Longest time that a daemon lives before a kill at random.
LONGEST_LIFE_SECONDS = 0.8
# How long to wait for something to interrupt; then it is killed as it is.
PATIENCE_SECONDS = 3.0
# A checkpoint comes when the daemon is told to stop, or by itself after 80 MB of writing: every so many kills.
CHECKPOINT_EVERY = 20
COMPARE_EVERY = 20
# No clock of the chart is to call a person while leases of a minute run out between kills.
DURATIONS = "undo: 2s\nunknownOutcome: 2h\nsending: 2h\n"


class Run:
    def __init__(self, binary, place, seed):
        self.random = random.Random(seed)
        self.checks = Checks()
        self.mail = MailServer()
        self.webhooks = WebhookReceiver(WEBHOOK_SECRET)
        self.pharmacy = KillPharmacy(seed)
        self.daemon = Daemon(binary, place, "token-of-the-pharmacy")
        self.load = Load(self.daemon, self.pharmacy, seed, WORKERS)
        self.probe = Probe(self.daemon, self.pharmacy, self.load)
        self.interrupted, self.kills, self.compared = Counter(), 0, 0

    def start(self):
        self.mail.start()
        endpoint = json_endpoint(self.pharmacy.url) + "push: {secret: {env: PUSH_SECRET}}\n"
        endpoint = endpoint.replace("per-minute: 600", "per-minute: 60000")
        self.daemon.configure(self.mail.port, self.webhooks.url, {ENDPOINT: endpoint})
        (self.daemon.folder / "durations.yaml").write_text(DURATIONS)
        self.daemon.start()
        staff_is_added(self.daemon)
        desks = [Desk(self.daemon), Desk(self.daemon)]
        signed = [desk.sign_in(name) for desk, name in zip(desks, ("dr-x", "dr-y"))]
        self.checks.equal("two providers sign in", signed, [303, 303])
        self.load.start(desks)

    def kill(self):
        wanted = None
        if self.random.random() < 0.5:
            wanted = self.random.choice([COMMIT, POST])
        if self.kills % CHECKPOINT_EVERY == CHECKPOINT_EVERY // 2:
            wanted = CHECKPOINT
            self.daemon.process.terminate()
        elif wanted is None:
            time.sleep(self.random.uniform(0, LONGEST_LIFE_SECONDS))
        seen = self.probe.kill_during(wanted, PATIENCE_SECONDS) if wanted else None
        if seen is None and self.daemon.process.poll() is not None:
            self.checks.equal("the daemon ends only when it is told to", self.daemon.process.returncode, 0)
            return self.restart()  # it was faster than we looked
        seen = self.probe.kill_now() if seen is None else seen
        self.load.hold()
        self.kills += 1
        self.interrupted.update(seen or {"nothing"})
        self.interrupted["in flight"] += bool(seen & {COMMIT, POST, CHECKPOINT})
        if self.kills % COMPARE_EVERY == 0:
            self.verify()
        self.restart()
        if self.kills % COMPARE_EVERY == 0:
            self.look_again()

    def restart(self):
        self.load.hold()
        self.daemon.start()
        self.load.go_on()

    def verify(self):
        ended = self.daemon.command("verify")
        fits = ended.returncode == 0 and "rows replayed" in ended.stdout
        self.checks.that(f"after {self.kills} kills the journal explains all there is", fits, ended)

    def look_again(self):
        """What was acknowledged since the last look."""
        entries = self.load.ledger[self.compared :]
        self.compared += len(entries)
        wrong = kill_checks.answers_again(self.daemon, entries)
        wrong += kill_checks.acknowledged_is_there(self.daemon, entries)
        self.checks.equal(f"{len(entries)} more answers are still true", wrong, [])

    def settle(self):
        self.checks.that("each request has its answer", self.load.end(), self.load.broken)
        self.pharmacy.frozen = True
        began = time.monotonic()
        moving = kill_checks.drained(self.daemon, self.pharmacy, self.load)
        self.checks.equal(f"nothing is left under way after {time.monotonic() - began:.0f} s", moving, [])
        kill_checks.compare(self.daemon, self.pharmacy, self.load, self.mail, self.webhooks, self.checks)
        self.checks.equal("told to stop, the daemon ends with 0", self.daemon.stop(), 0)
        self.verify()
        kill_checks.mails_and_rows(self.daemon.database, self.mail, self.checks)

    def summary(self):
        for kind in (COMMIT, POST, CHECKPOINT):
            self.checks.that(f"some kill interrupted a {kind}", self.interrupted[kind], self.interrupted)
        half = self.interrupted["in flight"] * 2 >= self.kills
        self.checks.that("half of the kills interrupted something", half, self.interrupted)
        kinds = ", ".join(f"{kind} {count}" for kind, count in sorted(self.interrupted.items()))
        return (
            f"{self.kills} kills ({kinds}), {len(self.load.ledger)} answers, {len(self.load.asked)} refills, "
            f"{len(self.pharmacy.orders)} orders, {len(self.load.pulled)} events, "
            f"{len(self.webhooks.taken)} deliveries, {len(self.mail.mails)} mails"
        )

    def stop(self):
        self.daemon.stop()
        for peer in (self.mail, self.webhooks, self.pharmacy):
            peer.stop()


def main(binary, kills, seed):
    started = time.monotonic()
    place = Path(tempfile.mkdtemp(prefix=f"refilld-kills-{seed}-"))
    run = Run(binary, place, seed)
    try:
        run.start()
        while run.kills < kills and not run.load.broken:
            run.kill()
        run.settle()
    except Exception:
        run.checks.that("the run goes through", False, traceback.format_exc())
    words = run.summary()
    run.stop()
    failed = run.checks.failed
    print(f"seed {seed}: {words}; {run.checks.passed} passed, {failed} failed, {time.monotonic() - started:.0f} s")
    return run.checks.leave(place, seed)


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("binary")
    options.add_argument("--kills", type=int, default=200)
    options.add_argument("--seed", type=int, default=1)
    chosen = options.parse_args()
    sys.exit(main(chosen.binary, chosen.kills, chosen.seed))
