"""A key that is missing, wrong or open to others: the daemon refuses to start, and says which and what to do.

Usage: python Tests/EndToEnd/keys.py PATH_TO_REFILLD
"""

import sys

sys.dont_write_bytecode = True  # the folder holds what we wrote

import tempfile
from pathlib import Path

from checks import Checks
from daemon import WEBHOOK_SECRET, Daemon
from webhook_receiver import WebhookReceiver

CONFIGURATION = 78


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
        place = Path(folder) / "credentials"
        place.mkdir()
        credentials(daemon, checks, key, place)
    receiver.stop()
    print(f"{checks.passed} passed, {checks.failed} failed")
    return 1 if checks.failed else 0


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1]))
