"""Story 4: two providers hold the same version of a refill. One decides; the other is told who did and when."""

import os
from pathlib import Path

from checks import CannotGoOn, until
from clinic import address_of, tell
from daemon import open_rows
from desk import PASSWORD, Desk

FUTURE = "2035-01-01T00:00:00Z"
UNDO_SECONDS = 10


def run(world, checks):
    daemon = world.daemon
    staff_is_added_to_the_living(daemon, checks)
    x, y, helper = Desk(daemon), Desk(daemon), Desk(daemon)
    checks.equal("a wrong password: 401", x.sign_in("dr-x", password="wrong horse battery"), 401)
    checks.equal("two providers sign in", [x.sign_in("dr-x"), y.sign_in("dr-y")], [303, 303])
    checks.equal("support signs in", helper.sign_in("helper"), 303)
    two_at_once(world, checks, x, y, helper)
    undone_in_time(world, checks, x)
    undone_too_late(world, checks, x)
    at_the_desk(world, checks, x, y)


STAFF = {"dr-x": "clinic=provider", "dr-y": "clinic=provider", "helper": "clinic=support", "officer": "clinic=privacy", "chief": "clinic=lead"}


def staff_is_added(daemon):
    for account, roles in STAFF.items():
        words = ["--name", account, "--role", roles, "--licence", f"NY={FUTURE}"]
        made = daemon.command("staff", "add", account, *words, typed=PASSWORD + "\n")
        if made.returncode != 0:
            raise CannotGoOn(f"refilld staff add {account}: {made.stderr}")


def staff_is_added_to_the_living(daemon, checks):
    staff_is_added(daemon)
    checks.equal("only the daemon has the database open", holders(daemon.database), {daemon.process.pid})
    weak = daemon.command("staff", "add", "weak", "--name", "W", "--role", "clinic=support", typed="short\n")
    checks.equal("a short password is refused", (weak.returncode, "12 to 256" in weak.stderr), (1, True))


def holders(database):
    """The processes that have the database open now."""
    found = set()
    for link in Path("/proc").glob("[0-9]*/fd/*"):
        try:
            if os.readlink(link) == str(database):
                found.add(int(link.parts[2]))
        except OSError:
            continue  # a process that ended, or one that is not ours to look into
    return found


def waiting_refill(world, id):
    """A new request, screened; it waits for a provider."""
    made = tell(world.daemon, id, "shop", imported=False)
    until(lambda: world.daemon.refill(made["id"])["progress"] == "withProvider")
    return world.daemon.refill(made["id"])


def two_at_once(world, checks, x, y, helper):
    daemon = world.daemon
    refill = waiting_refill(world, "both")
    id, version = refill["id"], refill["version"]
    checks.equal(
        "a new request waits for a provider",
        (refill["stage"], refill["progress"]),
        ("reviewPending", "withProvider"),
    )
    denial = {"reason": "tooSoon", "gap": {"safeToWait": {}}}

    checks.equal(
        "a system may not approve",
        daemon.ask(
            "POST", f"/v1/refills/{id}/events", {"type": "provider.approve"}, If_Match=f'"{version}"'
        ).status,
        403,
    )
    checks.equal("support may not approve", helper.event(id, "provider.approve", version).status, 403)
    checks.equal("no decision without a version", x.event(id, "provider.approve", None).status, 428)
    checks.equal("nothing of that moved it", daemon.refill(id)["version"], version)

    approved = x.event(id, "provider.approve", version, key="decision-1")
    denied = y.event(id, "provider.deny", version, denial, key="decision-2")
    checks.equal("X approves: 200", (approved.status, approved.json.get("progress")), (200, "approved"))
    checks.equal(
        "the answer carries the new ETag", approved.headers.get("etag"), f'"{approved.json.get("version")}"'
    )
    who, when = denied.json.get("decidedBy"), denied.json.get("decidedAt")
    deciders = staff_id(daemon, id)
    checks.that("Y denies: 412 with who and when", denied.status == 412 and who == deciders and when, denied)
    checks.equal("it is a problem document", denied.headers.get("content-type"), "application/problem+json")
    again = x.event(id, "provider.approve", version, key="decision-1")
    checks.equal(
        "X again with the same key: the same answer",
        (again.status, again.body),
        (approved.status, approved.body),
    )
    checks.equal("it says that it is a repeat", again.headers.get("idempotent-replayed"), "true")
    other = x.event(id, "provider.approve", version + 1, key="decision-1")
    checks.equal(
        "the same key for something else: 422",
        (other.status, other.json.get("type")),
        (422, "urn:refilld:problem:key-reused"),
    )

    steps = [
        step
        for step in daemon.refill(id)["timeline"]
        if step["event"] in ("provider.approve", "provider.deny")
    ]
    checks.equal(
        "one decision and one refused try in the journal",
        [(step["event"], step.get("refused")) for step in steps],
        [("provider.approve", None), ("provider.deny", "version-moved")],
    )
    x.event(id, "provider.undo", daemon.refill(id)["version"])


def staff_id(daemon, refill):
    """Our id of who approved, as the event stream has it nowhere and the desk's page shows it: by asking again."""
    member = daemon.ask(
        "PUT",
        "/v1/staff/dr-x",
        {"name": "dr-x", "roles": {"clinic": ["provider"]}, "licences": [{"state": "NY", "endsAt": FUTURE}]},
    )
    return member.json.get("id")


def undone_in_time(world, checks, x):
    daemon = world.daemon
    refill = waiting_refill(world, "undone")
    id = refill["id"]
    approved = x.event(id, "provider.approve", refill["version"])
    undone = x.event(id, "provider.undo", approved.json["version"])
    checks.equal(
        "undone at once: it waits for a provider again",
        (undone.status, undone.json.get("progress")),
        (200, "withProvider"),
    )
    until(lambda: not open_rows(daemon, id), UNDO_SECONDS + 5)
    checks.equal("nothing was ordered", world.pharmacies.orders, [])
    checks.equal(
        "no message left", world.mail.to(address_of("undone")) + world.mail.to(address_of("both")), []
    )


def undone_too_late(world, checks, x):
    """After ten seconds it is on its way. The daemon dies while the order is in flight: it is not posted again."""
    daemon, shop = world.daemon, world.pharmacies
    refill = waiting_refill(world, "late")
    id = refill["id"]
    shop.hold()
    checks.equal("approved", x.event(id, "provider.approve", refill["version"]).status, 200)
    until(lambda: shop.orders, UNDO_SECONDS + 10)
    checks.equal("after ten seconds one order is posted", len(shop.orders), 1)
    late = x.event(id, "provider.undo", daemon.refill(id)["version"])
    checks.equal("undo is refused then", late.status, 409)
    daemon.kill()
    shop.release()
    daemon.start()
    until(lambda: "order.accepted" in steps(daemon, id), 90)
    wanted = ["order.unknown", "order.accepted"]
    # A search may find it by our id while it is read back; that it is accepted once more moves nothing.
    found = list(dict.fromkeys(step for step in steps(daemon, id) if step.startswith("order.")))
    checks.equal("an order cut off by a kill is not known, is read back, and is sent", found, wanted)
    checks.equal("no pharmacy sees it twice", len(shop.orders), 1)


def steps(daemon, id):
    """What moved it; refused tries left out."""
    return [step["event"] for step in daemon.refill(id)["timeline"] if not step.get("refused")]


def at_the_desk(world, checks, x, y):
    daemon = world.daemon
    refill = waiting_refill(world, "desk")
    id = refill["id"]
    checks.equal("without a session the desk sends to the sign-in", Desk(daemon).page("/desk")[0], 303)
    status, page = x.page("/desk")
    checks.that("the queue shows the refill", status == 200 and f"/desk/refills/{id}" in page, status)
    version = x.shown_version(id)
    checks.equal("the page's forms carry its version", version, str(refill["version"]))
    approval = {"type": "provider.approve", "version": version}
    checks.equal("a form without origin is refused", x.form(id, origin=None, **approval)[0], 403)
    checks.equal(
        "a form from another origin is refused",
        x.form(id, origin="https://elsewhere.example", **approval)[0],
        403,
    )
    checks.equal(
        "so is signing in from another origin",
        Desk(daemon).sign_in("dr-x", origin="https://elsewhere.example"),
        403,
    )
    checks.equal("that moved nothing", daemon.refill(id)["version"], refill["version"])
    checks.equal("a form of the page itself is taken", x.form(id, **approval)[0], 303)
    status, page = y.form(id, type="provider.deny", version=version, reason="tooSoon", gap="safeToWait")
    checks.equal("a stale page decides nothing", (status, daemon.refill(id)["progress"]), (412, "approved"))
    checks.that("and says that the refill has changed", "has changed" in page, page)
    checks.equal(
        "undone with the form", x.form(id, type="provider.undo", version=daemon.refill(id)["version"])[0], 303
    )
