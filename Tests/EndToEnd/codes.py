"""One-time codes at sign-in, made by the standard library alone: set up, asked for, each once, taken away."""

import base64
import hmac
import re
import time

from desk import PASSWORD, Desk

STEP = 30  # seconds
ACCOUNT = "helper"


def run(world, checks):
    desk = Desk(world.daemon)
    checks.equal("without codes a password is enough", desk.sign_in(ACCOUNT), 303)
    secret = key(desk)
    checks.equal("a first code turns them on", confirm(desk, code(secret)), 303)
    other = Desk(world.daemon)
    checks.equal("then a password is not enough", other.sign_in(ACCOUNT), 401)
    checks.equal("nor is the code that was used", other.sign_in(ACCOUNT, code=code(secret, -1)), 401)
    checks.equal("the next one is", other.sign_in(ACCOUNT, code=next_code(secret)), 303)
    text = world.daemon.command("staff", "reset", "nobody").stderr
    checks.that("nobody else has codes to lose", "no such member of staff" in text, text)
    reset = world.daemon.command("staff", "reset", ACCOUNT)
    checks.equal("the operator takes them away", (reset.returncode, reset.stderr), (0, ""))
    checks.equal("and signs everybody out who was in by them", other.page("/desk")[0], 303)
    checks.equal("a password is enough again", Desk(world.daemon).sign_in(ACCOUNT), 303)


def key(desk):
    """The key that the account's page shows, as bytes."""
    shown = re.search(r'data-key="">([A-Z2-7 ]+)<', desk.page("/desk/account")[1]).group(1)
    return base64.b32decode(shown.replace(" ", ""))


def confirm(desk, code):
    return desk.send("/desk/account/confirm", code=code, password=PASSWORD)[0]


def code(secret, ahead=0):
    """RFC 6238, with SHA-1 and six digits."""
    mac = hmac.digest(secret, (int(time.time()) // STEP + ahead).to_bytes(8), "sha1")
    place = mac[-1] & 15
    return f"{(int.from_bytes(mac[place : place + 4]) & 0x7FFFFFFF) % 1_000_000:06d}"


def next_code(secret):
    """The code of the step after the present one: phones may be a step ahead, so it counts already."""
    return code(secret, 1)
