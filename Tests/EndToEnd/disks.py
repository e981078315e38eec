"""A disk that is full, one that turns read-only, and one that fails, under the daemon as a process.

Usage: python Tests/EndToEnd/disks.py PATH_TO_REFILLD

Needs to be root: it mounts a small disk in a mount namespace of its own, and makes system calls fail with strace.
Without that it says so and checks nothing.
"""

import sys

sys.dont_write_bytecode = True  # the folder holds what we wrote

import functools
import http.client
import os
import re
import shutil
import subprocess
import tempfile
import traceback
from pathlib import Path

import clinic
from bad_pharmacy import BadPharmacy
from checks import Checks, until
from daemon import WEBHOOK_SECRET, Daemon
from mail_server import MailServer
from webhook_receiver import WebhookReceiver
from world import json_endpoint

MARK = "REFILLD_DISKS_APART"
DISK = "16m"
ATTACHED_ANEW = 10
HELD_SECONDS = 2
BACK_SECONDS = 20
# What the file system says of itself is looked up with these, whichever the C library has.
LOOKED_UP = "access,faccessat,faccessat2"


class Failing:
    """Makes system calls of a process fail while it lasts."""

    def __init__(self, daemon, *faults):
        calls = ",".join(sorted({name for fault in faults for name in fault.split(":")[0].split(",")}))
        injected = [word for fault in faults for word in ("-e", f"inject={fault}")]
        pid = daemon.process.pid
        command = ["strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={calls}", *injected, "-p", str(pid)]
        # A thread that another one starts while strace takes hold of them is not taken, nor are its own: again, then.
        for _ in range(ATTACHED_ANEW):
            self._strace = subprocess.Popen(command)
            self.holds = until(lambda: all(traced(task) for task in tasks(pid)), HELD_SECONDS, every=0.01)
            if self.holds:
                break
            self.end()

    def end(self):
        self._strace.terminate()
        self._strace.wait(10)


def tasks(pid):
    try:
        return list(Path(f"/proc/{pid}/task").iterdir())
    except OSError:
        return []  # the fault has ended it


def traced(task):
    try:
        return not re.search(r"^TracerPid:\s+0$", (task / "status").read_text(), re.MULTILINE)
    except OSError:
        return True  # it ended


@functools.cache
def told(id):
    """Paths and bodies of a new refill; the same each time, as its keys want it."""
    asked = {"patient": clinic.patient_of(id), "prescriptions": [f"rx-{id}"], "way": "pickUp"}
    return [
        (f"/v1/patients/{clinic.patient_of(id)}", clinic.patient(id)),
        (f"/v1/prescriptions/rx-{id}", clinic.prescription(id)),
        (f"/v1/requests/{clinic.request_of(id)}", {**asked, "pharmacy": {"endpoint": "shop"}}),
    ]


def request(daemon, id):
    """A new refill. → the answers to its three requests, each with a key."""
    return [daemon.ask("PUT", path, body, Idempotency_Key=f"{id}-{path}") for path, body in told(id)]


def turned_away(daemon, checks, id, before, what):
    """Nothing can be written: said to whoever writes, to whoever watches, and to whoever reads, for nobody reads
    without that being written down."""
    statuses = [answer.status for answer in request(daemon, id)]
    checks.equal(f"{what}: whoever writes is told to come back", statuses[0], 503)
    answer = daemon.ask("PUT", f"/v1/patients/{clinic.patient_of(id)}", clinic.patient(id), Idempotency_Key=id)
    shape = (answer.status, answer.headers.get("content-type"), "retry-after" in answer.headers)
    checks.equal(f"{what}: as a problem document", shape, (503, "application/problem+json", True))
    checks.that(f"{what}: it says what is the matter", what in answer.json.get("detail", ""), answer)
    answer = daemon.ask("GET", f"/v1/refills/{clinic.refill_of(before).replace('/', '%2F')}")
    checks.that(
        f"{what}: nobody reads what cannot be written down", (answer.status, b"rf_" in answer.body) == (503, False), answer
    )
    ready = daemon.ask("GET", "/readyz", token=None)
    checks.equal(f"{what}: /readyz says it", (ready.status, b"disk" in ready.body), (503, True))


def there(daemon):
    return [each["external"] for each in daemon.refills()]


def comes_back(daemon, checks, id, process, what, before):
    """Without a restart, and with the same keys."""
    back = until(lambda: daemon.ask("GET", "/readyz", token=None).status == 200, BACK_SECONDS, every=0.2)
    checks.that(f"{what}: over, /readyz is green again", back, daemon.ask("GET", "/readyz", token=None))
    checks.equal(f"{what}: over, nothing is half done", there(daemon), before)
    checks.equal(f"{what}: over, the same requests go through", [a.status for a in request(daemon, id)], [201] * 3)
    checks.equal(f"{what}: over, it is there", daemon.refill(clinic.refill_of(id))["progress"], "withProvider")
    checks.equal(f"{what}: it is the same process", daemon.process.pid, process)


def full(daemon, checks):
    process = daemon.process.pid
    checks.equal("before: all is well", [answer.status for answer in request(daemon, "before")], [201] * 3)
    before = there(daemon)
    ballast = daemon.database.with_name("ballast")
    with open(ballast, "wb", buffering=0) as file:
        for size in (1 << 16, 1 << 9):
            try:
                while file.write(bytes(size)) == size:
                    pass
            except OSError:
                continue  # full
    turned_away(daemon, checks, "full", "before", "full")
    ballast.unlink()
    comes_back(daemon, checks, "full", process, "full", before)


def read_only(daemon, checks):
    process = daemon.process.pid
    before = there(daemon)
    failing = Failing(daemon, "pwrite64:error=EROFS", f"{LOOKED_UP}:error=EROFS")
    checks.that("the disk is read-only", failing.holds)
    turned_away(daemon, checks, "readonly", "before", "read-only")
    failing.end()
    comes_back(daemon, checks, "readonly", process, "read-only", before)


def fails(daemon, checks, call, nth):
    """Once, at the nth call. It may have been the last thing that a commit needed: the key tells."""
    id = f"{call}-{nth}"
    checks.equal(f"{id}: before it all is well", [a.status for a in request(daemon, f"{id}-ok")], [201] * 3)
    failing = Failing(daemon, f"{call}:error=EIO:when={nth}")
    answered = []
    try:
        answered += request(daemon, id) + request(daemon, f"{id}-more")
    except (OSError, http.client.HTTPException):
        pass  # it ended without an answer
    until(lambda: daemon.process.poll() is not None)
    failing.end()
    code = daemon.process.poll()
    checks.that(f"{id}: it ends by itself, and not with 0", code is not None and code > 0, code)
    checks.that(f"{id}: it says why", "the disk failed" in daemon.log_tail(5), daemon.log_tail(5))
    done = [answer.status for answer in answered if answer.status == 201]
    daemon.start()
    again = request(daemon, id)
    checks.equal(f"{id}: after a start the same requests go through", [a.status for a in again], [201] * 3)
    same = all(was.body == now.body for was, now in zip(answered, again) if was.status == 201)
    checks.that(f"{id}: what was acknowledged ({len(done)}) is there", same, (answered, again))
    checks.equal(f"{id}: so is what was there before", daemon.refill(clinic.refill_of(f"{id}-ok"))["live"], True)


def unreadable(daemon, checks):
    """One reading fails, of somebody who only asks: nobody goes on with a disk that fails."""
    checks.equal("before: all is well", [answer.status for answer in request(daemon, "before")], [201] * 3)
    # What is read is not in memory any more.
    checks.equal("told to stop, the daemon ends with 0", daemon.stop(), 0)
    daemon.start()
    failing = Failing(daemon, "pread64:error=EIO:when=1")
    checks.that("the disk cannot be read once", failing.holds)
    try:
        daemon.ask("GET", f"/v1/refills/{clinic.refill_of('before').replace('/', '%2F')}")
    except (OSError, http.client.HTTPException):
        pass  # it ended without an answer
    until(lambda: daemon.process.poll() is not None)
    failing.end()
    code = daemon.process.poll()
    checks.that("it ends by itself, and not with 0", code is not None and code > 0, code)
    checks.that("it says why", "the disk failed" in daemon.log_tail(5), daemon.log_tail(5))
    daemon.start()
    checks.equal("after a start all is there", daemon.refill(clinic.refill_of("before"))["live"], True)


def sealed(daemon, checks, name):
    checks.equal(f"{name}: told to stop, the daemon ends with 0", daemon.stop(), 0)
    ended = daemon.command("verify")
    checks.that(f"{name}: the journal explains all there is", ended.returncode == 0, ended)


def scene(binary, checks, name, body, small=False):
    print(name)
    place = Path(tempfile.mkdtemp(prefix="refilld-disks-"))
    mail, webhooks, pharmacy = MailServer(), WebhookReceiver(WEBHOOK_SECRET), BadPharmacy()
    daemon = Daemon(binary, place, "token-of-the-pharmacy")
    mail.start()
    try:
        daemon.configure(mail.port, webhooks.url, {"shop": json_endpoint(f"{pharmacy.url}/shop")})
        if small:
            daemon.database.parent.mkdir()
            data = str(daemon.database.parent)
            subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={DISK},mode=700", "refilld", data], check=True)
        daemon.start()
        body(daemon, checks)
        sealed(daemon, checks, name)
    except Exception:
        checks.that(f"{name} goes through", False, f"{traceback.format_exc()}\n{daemon.log_tail()}")
    finally:
        daemon.stop()
        for peer in (mail, webhooks, pharmacy):
            peer.stop()
        if small:
            subprocess.run(["umount", str(daemon.database.parent)], check=False)
        shutil.rmtree(place, ignore_errors=True)


def main(binary):
    if MARK not in os.environ:
        tried = subprocess.run(["unshare", "--mount", "true"], capture_output=True, text=True)
        if tried.returncode != 0 or not shutil.which("strace"):
            print(f"not checked: it takes root and strace ({tried.stderr.strip()})")
            return 0
        os.environ[MARK] = "yes"
        os.execvp("unshare", ["unshare", "--mount", sys.executable, *sys.argv])
    checks = Checks()
    scene(binary, checks, "a full disk", full, small=True)
    scene(binary, checks, "a read-only disk", lambda *all: (request(all[0], "before"), read_only(*all)))

    def failing(daemon, checks):
        for call, nth in [("fdatasync", 1), ("fdatasync", 2), ("pwrite64", 1), ("pwrite64", 4)]:
            fails(daemon, checks, call, nth)

    scene(binary, checks, "a failing disk", failing)
    scene(binary, checks, "an unreadable disk", unreadable)
    return checks.end()


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1]))
