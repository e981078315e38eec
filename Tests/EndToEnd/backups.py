"""A backup beside the living daemon, verified, damaged, restored."""

import sqlite3
import stat

from clinic import refill_of, tell
from two_providers import holders

FAILURE, USAGE, TRY_AGAIN = 1, 2, 75


def run(world, checks):
    daemon = world.daemon
    kept = tell(daemon, "kept", "shop")["id"]
    copy = daemon.folder / "data" / "monday.sqlite"
    head = backed_up(daemon, checks, copy)
    lost = tell(daemon, "after-the-backup", "shop")["id"]
    in_use(daemon, checks, copy)
    damaged(daemon, checks, copy)

    daemon.stop()
    verified(daemon, checks)
    restored = daemon.command("restore", copy)
    checks.equal("alone: restore", (restored.returncode, restored.stderr), (0, ""))
    checks.that("it says what it put there, and where the old one is", head in restored.stdout, restored)
    aside = restored.stdout.splitlines()[-1].split(": ", 1)[1]
    known(daemon, checks, kept, 0, "what was backed up is there")
    known(daemon, checks, lost, FAILURE, "what came after it is not")
    wrong_key(daemon, checks, copy)
    back = daemon.command("restore", aside)
    checks.equal("what was put aside can be put back", (back.returncode, back.stderr), (0, ""))
    known(daemon, checks, lost, 0, "then nothing is missing")
    daemon.start()
    checks.equal("and the daemon runs on it", daemon.refill(refill_of("after-the-backup"))["id"], lost)


def backed_up(daemon, checks, copy):
    made = daemon.command("backup", copy)
    checks.equal("beside the daemon: backup", (made.returncode, made.stderr), (0, ""))
    checks.equal("only the daemon has the database open", holders(daemon.database), {daemon.process.pid})
    checks.equal("a backup is its owner's alone", stat.S_IMODE(copy.stat().st_mode), 0o600)
    beside = sorted(path.name for path in copy.parent.glob("monday*"))
    checks.equal("a backup is one file", beside, ["monday.sqlite"])
    head = made.stdout.split("head ")[-1].strip()
    checks.that("it says how far the journal goes", len(head) == 64, made)
    again = daemon.command("backup", copy)
    checks.that("a backup is never written over", again.returncode == FAILURE and "already" in again.stderr, again)
    nowhere = daemon.command("backup", "/nowhere/at/all.sqlite")
    checks.that("a folder that is not there: why", nowhere.returncode != 0 and "/nowhere" in nowhere.stderr, nowhere)
    checked = daemon.command("verify", copy)
    checks.that("the backup verifies beside the daemon", checked.returncode == 0 and head in checked.stdout, checked)
    return head


def in_use(daemon, checks, copy):
    for command in (["verify"], ["restore", copy]):
        ended = daemon.command(*command)
        checks.equal(f"{command[0]} while the daemon runs: 75", ended.returncode, TRY_AGAIN)
        checks.that("it says who has it", "in use" in ended.stderr, ended)


def damaged(daemon, checks, copy):
    bad = copy.with_name("damaged.sqlite")
    bad.write_bytes(copy.read_bytes())
    with sqlite3.connect(bad) as db:
        db.execute("UPDATE refills SET version = version + 1 WHERE rowid = 1")
    db.close()
    for command in ("verify", "restore"):
        ended = daemon.command(command, bad)
        fits = ended.returncode == FAILURE and "rf_" in ended.stderr if command == "verify" else ended.returncode
        checks.that(f"{command}: a damaged backup is refused by name", fits, ended)
    bad.unlink()


def verified(daemon, checks):
    ended = daemon.command("verify")
    fits = ended.returncode == 0 and "rows replayed" in ended.stdout
    checks.that("alone: all that this run did follows from its journal", fits, ended)


def wrong_key(daemon, checks, copy):
    key = daemon.folder / "data" / "refilld.key"
    right = key.read_bytes()
    key.write_bytes(bytes(reversed(right)))
    ended = daemon.command("verify", copy)
    key.write_bytes(right)
    checks.that("another key: refused", ended.returncode == FAILURE and "key" in ended.stderr, ended)


def known(daemon, checks, id, code, what):
    checks.equal(what, daemon.command("refill", "show", id).returncode, code)
