"""The clock on the wall jumps, while the daemon runs and while it does not.

Usage: python Tests/EndToEnd/clocks.py PATH_TO_REFILLD

The daemon alone is shown another time, by a small library that is loaded before the C library (wall_clock.c).
"""

import sys

sys.dont_write_bytecode = True  # the folder holds what we wrote

import tempfile
import traceback
from pathlib import Path

from bad_pharmacy import BadPharmacy
from checks import Checks, until
from clinic import address_of, refill_of, tell
from daemon import WEBHOOK_SECRET, Daemon
from mail_server import MailServer
from wall_clock import WallClock
from webhook_receiver import WebhookReceiver
from world import json_endpoint

HOUR = 3_600_000
YEAR = 365 * 24 * HOUR
# Clocks that are late fire in portions, a second apart, and the queue out follows.
LATE_SECONDS = 60
# Of a medicine that lies ready and is never fetched.
CLOCKS = ["clock.collectFirst", "clock.collectSecond", "clock.collectLast", "clock.windowOver"]


class Run:
    def __init__(self, binary, place):
        self.checks = Checks()
        self.mail, self.webhooks = MailServer(), WebhookReceiver(WEBHOOK_SECRET)
        self.pharmacy = BadPharmacy()
        self.daemon = Daemon(binary, place, "token-of-the-pharmacy")
        self.set = WallClock(self.daemon, place).set
        self.set(0)

    def start(self):
        self.mail.start()
        shop = json_endpoint(f"{self.pharmacy.url}/shop")
        self.daemon.configure(self.mail.port, self.webhooks.url, {"shop": shop})
        self.daemon.start()

    def stop(self):
        self.daemon.stop()
        for peer in (self.mail, self.webhooks, self.pharmacy):
            peer.stop()

    def ready(self):
        return self.daemon.ask("GET", "/readyz", token=None)

    def is_held(self, what):
        answer = self.ready()
        held = answer.status == 503 and b"clock" in answer.body
        self.checks.that(f"{what}: /readyz says that the clock jumped", held, answer)

    def is_well(self, what):
        well = until(lambda: self.ready().status == 200)
        self.checks.that(f"{what}: /readyz is green", well, self.ready())

    def accept(self, what):
        ended = self.daemon.command("clock", "accept")
        self.checks.equal(f"{what}: refilld clock accept", (ended.returncode, ended.stderr), (0, ""))

    def clocks_of(self, id):
        steps = self.daemon.refill(refill_of(id))["timeline"]
        return [step["event"] for step in steps if step["event"] in CLOCKS]

    def mails(self, id):
        return {mail.id for mail in self.mail.to(address_of(id))}

    def figure(self, name):
        lines = self.daemon.ask("GET", "/metrics", token=None).body.decode().splitlines()
        return next((float(line.split()[-1]) for line in lines if line.startswith(name)), None)

    def lies_ready(self, id):
        """A refill of which the patient was told that it is ready."""
        self.pharmacy.put("shop", id, "preparing")
        tell(self.daemon, id, "shop")
        until(lambda: self.daemon.refill(refill_of(id))["progress"] == "preparing")
        self.pharmacy.put("shop", id, "ready")
        until(lambda: self.mails(id))
        self.checks.equal(f"{id}: it is ready, and the patient is told", len(self.mails(id)), 1)


def ahead_and_right(run):
    """A wrong date that is noticed and set right changes nothing."""
    run.lies_ready("one")
    run.set(YEAR)
    run.is_held("a year ahead")
    # Its clocks wake those that fire what is due.
    tell(run.daemon, "meanwhile", "shop", imported=False)
    run.checks.equal("a year ahead: no clock fires", run.clocks_of("one"), [])
    run.set(0)
    run.is_well("set right")
    run.checks.equal("set right: no clock has fired", run.clocks_of("one"), [])
    run.checks.equal("set right: nobody was told of anything", len(run.mails("one")), 1)


def ahead_and_accepted(run):
    """A year that has passed: each clock fires once, in order, and the patient hears how it stands, once."""
    run.set(YEAR)
    run.is_held("a year ahead")
    run.accept("a year ahead")
    run.is_well("accepted")
    settled(run, "one", "accepted")


def settled(run, id, what):
    until(lambda: run.clocks_of(id) == CLOCKS and len(run.mails(id)) > 1, LATE_SECONDS)
    run.checks.equal(f"{what}: the late clocks fired once each, in order", run.clocks_of(id), CLOCKS)
    rows = [run.daemon.command("message", "list", "--state", state).stdout for state in ("waiting", "claimed")]
    id_of = run.daemon.refill(refill_of(id))["id"]
    left = [row for text in rows for row in text.splitlines() if id_of in row and "notice" in row]
    run.checks.equal(f"{what}: no notice of it waits", left, [])
    run.checks.equal(f"{what}: the patient has one message more", len(run.mails(id)), 2)


def over_a_restart(run):
    run.lies_ready("two")
    run.checks.equal("told to stop, the daemon ends with 0", run.daemon.stop(), 0)
    run.set(2 * YEAR)
    run.daemon.launch()
    until(lambda: answers(run))
    run.is_held("a year ahead at the start")
    run.checks.equal("a year ahead at the start: no clock fires", run.clocks_of("two"), [])
    run.accept("a year ahead at the start")
    run.is_well("accepted after the start")
    settled(run, "two", "accepted after the start")


def answers(run):
    try:
        return run.ready().status
    except OSError:
        return None


def back(run):
    """Nothing is held; it is said."""
    run.lies_ready("three")
    run.set(2 * YEAR - HOUR)
    behind = until(lambda: run.figure("refilld_clock_behind_seconds"))
    run.checks.that("an hour back: a figure says it", behind and 3500 < behind <= 3600, behind)
    run.is_well("an hour back")
    tell(run.daemon, "late", "shop", imported=False)
    said = until(lambda: "The clock went back" in run.daemon.log.read_text())
    run.checks.that("an hour back: the log says it", said)
    id = refill_of("late")
    run.checks.equal("an hour back: a request goes through", run.daemon.refill(id)["progress"], "withProvider")
    run.set(2 * YEAR)
    run.is_well("set right again")
    run.checks.equal("set right again: the figure is 0", run.figure("refilld_clock_behind_seconds"), 0)
    run.checks.equal("set right again: no clock fired early", run.clocks_of("three"), [])


def go_through(run, passage):
    """Starts a run, takes it through the passage, and stops it whatever comes. → the exit code"""
    try:
        run.start()
        passage(run)
    except Exception:
        run.checks.that("the run goes through", False, f"{traceback.format_exc()}\n{run.daemon.log_tail()}")
    finally:
        run.stop()
    return run.checks.end()


def passage(run):
    for scene in (ahead_and_right, ahead_and_accepted, over_a_restart, back):
        print(scene.__name__.replace("_", " "))
        scene(run)
    run.checks.equal("told to stop, the daemon ends with 0", run.daemon.stop(), 0)
    ended = run.daemon.command("verify")
    run.checks.that("the journal explains all there is", ended.returncode == 0, ended)


def main(binary):
    with tempfile.TemporaryDirectory(prefix="refilld-clocks-") as place:
        return go_through(Run(binary, Path(place)), passage)


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1]))
