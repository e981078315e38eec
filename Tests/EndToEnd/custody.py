"""The key that is replaced beside the living daemon, signed checkpoints, a patient who is erased and stays it."""

from checks import until
from clinic import patient_of, tell

FAILURE, USAGE = 1, 2


def run(world, checks):
    daemon = world.daemon
    data = daemon.folder / "data"
    kept = tell(daemon, "before-the-key", "shop")["id"]
    # What moves it after the backup that is restored below has happened to nobody then, and was pushed all the same.
    until(lambda: daemon.ask("GET", f"/v1/refills/{kept}").json["tracking"] == "fresh")
    saved = signed(daemon, checks, data / "signed.txt")
    gone = erased(daemon, checks, data / "before-erasure.sqlite")
    world.erased.add(gone)
    rotated(daemon, checks, data / "refilld.key", kept)

    daemon.stop()
    agrees = daemon.command("verify", "--against", saved)
    checks.that("alone: it agrees with the checkpoint", agrees.returncode == 0 and "agrees" in agrees.stdout, agrees)
    saved.write_text(saved.read_text().replace("sequence ", "sequence 1", 1))
    forged = daemon.command("verify", "--against", saved)
    checks.that("a forged one is refused", forged.returncode == FAILURE and "forged" in forged.stderr, forged)
    restored = daemon.command("restore", data / "before-erasure.sqlite")
    checks.equal("a backup from before the new key is restored", (restored.returncode, restored.stderr), (0, ""))
    checks.equal("and verifies", daemon.command("verify").returncode, 0)
    daemon.start()
    checks.equal("restored: still erased", daemon.ask("GET", f"/v1/refills/{gone}").status, 404)
    checks.equal("restored: the other is there", daemon.ask("GET", f"/v1/refills/{kept}").status, 200)


def signed(daemon, checks, path):
    made = daemon.command("checkpoint")
    checks.equal("beside the daemon: checkpoint", (made.returncode, made.stderr), (0, ""))
    path.write_text(made.stdout)
    key = daemon.command("checkpoint", "--key")
    checks.that("its public key is printed", f"key {key.stdout.strip()}" in made.stdout, key)
    return path


def erased(daemon, checks, copy):
    """The backup is made while the refill is live: the restored copy has more to erase than the daemon had."""
    gone = tell(daemon, "to-be-erased", "shop")["id"]
    patient = patient_of("to-be-erased")
    asked = ("erase", patient, "--reason", "asked for it")
    refused = daemon.command(*asked, "--confirm", patient)
    checks.that("erase: live refills are listed", refused.returncode == FAILURE and gone in refused.stderr, refused)
    checks.equal("a backup that knows the patient", daemon.command("backup", copy).returncode, 0)
    daemon.command("refill", "send-event", gone, "pharmacy.pickedUp", "--data", '{"reason": "they called"}')
    checks.equal("erase: another id typed", daemon.command(*asked, typed="another\n").returncode, USAGE)
    done = daemon.command(*asked, typed=f"{patient}\n")
    checks.equal("beside the daemon: erase", (done.returncode, done.stderr), (0, ""))
    checks.equal("the refill is not there any more", daemon.ask("GET", f"/v1/refills/{gone}").status, 404)
    again = {"brand": "clinic", "name": "Nobody", "state": "NY"}
    checks.equal("who sends them again is told", daemon.ask("PUT", f"/v1/patients/{patient}", again).status, 410)
    return gone


def rotated(daemon, checks, key, kept):
    old = key.read_bytes()
    done = daemon.command("keys", "rotate")
    checks.equal("beside the daemon: keys rotate", (done.returncode, done.stderr), (0, ""))
    checks.that("another key, its owner's alone", key.read_bytes() != old and key.stat().st_mode & 0o777 == 0o600, done)
    retired = [path.read_bytes() for path in key.parent.glob("refilld.key.retired-*")]
    checks.equal("the old one is kept", retired, [old])
    checks.equal("what was sealed is read", daemon.ask("GET", f"/v1/refills/{kept}").status, 200)
