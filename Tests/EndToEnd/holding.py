"""Messages are held and released; what a pharmacy said by mistake is taken back, and its patients are told once."""

from datetime import datetime, timezone

from checks import until
from clinic import address_of, refill_of
from fhir_server import ready_now

MISTAKEN = ["changing-9", "changing-10"]
TRUE = "changing-11"
# A held message is looked at again each minute.
RELEASE_SECONDS = 75


def run(world, checks):
    daemon = world.daemon
    before = now()
    held = daemon.command(
        "hold", "add", "--endpoint", "fhir", "--notice", "ready", "--reason", "they try out their system")
    checks.equal("messages can be held", held.returncode, 0)
    hold = held.stdout.split("\t")[0]
    for id in MISTAKEN:
        world.fhir.change(id, **ready_now())
    until(lambda: all(waiting(daemon, id) for id in MISTAKEN))
    checks.that("the messages say why they wait", all(waiting(daemon, id) for id in MISTAKEN))
    checks.that("the hold is listed with its reason", "they try out" in daemon.command("hold", "list").stdout)

    wanted = ["fhir", "--from", before, "--through", now(), "--reason", "said ready by mistake"]
    trial = daemon.command("correct", *wanted)
    checks.that("a trial says what would go back", "2 refills of 2 patients would go back" in trial.stdout, trial)
    checks.equal("and moves nothing", progress(daemon), ["ready", "ready"])
    done = daemon.command("correct", *wanted, "--apply")
    checks.that("then they go back", "2 refills of 2 patients went back" in done.stdout, done)
    checks.equal("to where they were", progress(daemon), ["preparing", "preparing"])
    until(lambda: all(world.mail.to(address_of(id)) for id in MISTAKEN))
    for id in MISTAKEN:
        mails = world.mail.to(address_of(id))
        checks.equal(f"{id}: the patient is told once", len(mails), 1)
        checks.that(f"{id}: that what we said is not so", any("correct" in mail.words.lower() for mail in mails))

    world.fhir.change(TRUE, **ready_now())
    until(lambda: waiting(daemon, TRUE))
    checks.that("another waits", waiting(daemon, TRUE) and not world.mail.to(address_of(TRUE)))
    released = daemon.command("hold", "release", hold)
    checks.equal("the hold is released", released.returncode, 0)
    checks.equal("once", daemon.command("hold", "release", hold).returncode, 1)
    until(lambda: world.mail.to(address_of(TRUE)), RELEASE_SECONDS)
    checks.equal("what is true goes out then", len(world.mail.to(address_of(TRUE))), 1)
    for id in MISTAKEN:
        until(lambda: withdrawn(daemon, id), RELEASE_SECONDS)
        checks.that(f"{id}: the mistake itself is not sent", withdrawn(daemon, id))


def now():
    return datetime.now(timezone.utc).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def progress(daemon):
    return [daemon.refill(refill_of(id))["progress"] for id in MISTAKEN]


def waiting(daemon, id):
    return any("are held" in reason for reason in rows(daemon, id, "waiting"))


def withdrawn(daemon, id):
    return "it is no longer true" in rows(daemon, id, "withdrawn")


def rows(daemon, id, state):
    """The reasons of the rows about a refill in that state."""
    refill = daemon.refill(refill_of(id))["id"]
    lines = [line.split("\t") for line in daemon.command("message", "list", "--state", state).stdout.splitlines()]
    return [line[6] for line in lines if line[5] == refill and line[2] == "notice"]
