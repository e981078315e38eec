"""A key that is missing, wrong or open to others: the daemon refuses to start, and says which and what to do. And one
that is being replaced when the power fails: whatever was wrapped with it opens, and the next start goes on.

Usage: python Tests/EndToEnd/keys.py PATH_TO_REFILLD
"""

import sys

sys.dont_write_bytecode = True  # the folder holds what we wrote

import shutil
import sqlite3
import tempfile
from pathlib import Path

from checks import Checks, until
from clinic import patient, patient_of, prescription, refill_of, request_of, sent
from daemon import WEBHOOK_SECRET, Daemon
from disks import Failing
from webhook_receiver import WebhookReceiver

CONFIGURATION = 78
# Their keys are wrapped anew in three transactions, between the one of the first key and the one of the last.
PATIENTS = 1_200
# Synced writes of a rotation, each of which is once the last thing that the process does.
MOMENTS = (1, 2, 3, 4, 5)
# A daemon writes of its own accord, too: one that dies of such a write, before it was told to rotate, is started again.
TRIES = 10


def refused(daemon, checks, what, *words, arguments=()):
    """It ends at once with 78, and its one line holds these words."""
    ended = daemon.command("run", *arguments)
    fits = ended.returncode == CONFIGURATION and all(word in ended.stderr for word in words)
    checks.that(f"{what}: 78, and it says what to do", fits, ended)


def files(daemon, checks, key):
    right = key.read_bytes()
    aside = key.with_name("aside")
    key.rename(aside)
    refused(daemon, checks, "the key is missing", str(key), "Check the path")
    checks.that("no new key is made beside an old database", not key.exists())
    aside.rename(key)
    key.chmod(0o640)
    refused(daemon, checks, "others may read the key", str(key), "640", "Set it to 600")
    key.chmod(0o600)
    key.write_bytes(right[:-1])
    refused(daemon, checks, "the key is cut short", str(key), "32 bytes", "Restore")
    key.write_bytes(bytes(reversed(right)))
    refused(daemon, checks, "another key", "is sealed with the key", "belongs to this database")
    key.write_bytes(right)


def credentials(daemon, checks, key, place):
    """As systemd hands a key over: in a folder that a variable names."""
    given = ("--set", "key=credential:refilld")
    refused(daemon, checks, "a credential that nobody gave", "LoadCredential=refilld", arguments=given)
    daemon.environment["CREDENTIALS_DIRECTORY"] = str(place)
    refused(daemon, checks, "a credential of another name", str(place / "refilld"), arguments=given)
    key.rename(place / "refilld")
    (place / "refilld").chmod(0o440)
    daemon.environment["REFILLD_KEY"] = "credential:refilld"
    daemon.start()
    checks.equal("with the credential it runs", daemon.stop(), 0)


def killed_rotating(daemon, key, fault):
    """The key before `keys rotate`, and how that ended, of a daemon that was there to be told, and that died of it.
    (None, None) where no try came to that."""
    for _ in range(TRIES):
        old = key.read_bytes()
        dying = Failing(daemon, fault)
        ended = daemon.command("keys", "rotate") if dying.holds and daemon.process.poll() is None else None
        died = until(lambda: daemon.process.poll() is not None) if ended else False
        dying.end()
        if died and ended.returncode != 0:
            return old, ended
        daemon.stop()
        daemon.start()
    return None, None


def killed(daemon, checks, key):
    """kill -9 at each synced write of `keys rotate`."""
    if not shutil.which("strace"):
        print("not checked: a rotation that is killed takes strace")
        return
    daemon.start()
    for id in [*range(PATIENTS), "kept"]:
        sent(daemon, f"/v1/patients/{patient_of(id)}", patient(id))
    sent(daemon, "/v1/prescriptions/rx-kept", prescription("kept"))
    asked = {"patient": patient_of("kept"), "prescriptions": ["rx-kept"], "way": "pickUp"}
    sent(daemon, f"/v1/requests/{request_of('kept')}", asked)
    mixed = 0
    for moment in MOMENTS:
        old, ended = killed_rotating(daemon, key, f"fdatasync:signal=SIGKILL:when={moment}")
        checks.that(f"killed at write {moment} of the rotation", ended and ended.returncode != 0, ended)
        with sqlite3.connect(f"file:{daemon.database}?mode=ro", uri=True) as db:
            mixed += len(set(db.execute("SELECT master FROM data_keys"))) > 1
        db.close()
        daemon.start()
        checks.equal(f"{moment}: what was sealed is read", daemon.refill(refill_of("kept"))["live"], True)
        over = until(lambda: not key.with_name(key.name + ".next").exists())
        checks.that(f"{moment}: the rotation is gone on with", over and key.read_bytes() != old)
        known = daemon.ask("PUT", f"/v1/patients/{patient_of(moment)}", patient(moment)).status
        checks.equal(f"{moment}: and so is every patient", known, 200)
    checks.that("some were killed with both keys in use", mixed >= 2, mixed)
    checks.equal("told to stop, the daemon ends with 0", daemon.stop(), 0)
    ended = daemon.command("verify")
    checks.that("all opens with the last key", ended.returncode == 0, ended)


def main(binary):
    checks = Checks()
    receiver = WebhookReceiver(WEBHOOK_SECRET)
    with tempfile.TemporaryDirectory(prefix="refilld-keys-") as folder:
        daemon = Daemon(binary, Path(folder), "token-of-the-pharmacy")
        daemon.configure(1, receiver.url, {})
        daemon.start()
        checks.equal("the first start makes a key", daemon.stop(), 0)
        key = daemon.folder / "data/refilld.key"
        checks.equal("which is its owner's alone", key.stat().st_mode & 0o777, 0o600)
        files(daemon, checks, key)
        daemon.start()
        checks.equal("with its own key it runs again", daemon.stop(), 0)
        killed(daemon, checks, key)
        place = Path(folder) / "credentials"
        place.mkdir()
        credentials(daemon, checks, key, place)
    receiver.stop()
    return checks.end()


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1]))
