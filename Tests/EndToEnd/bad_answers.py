"""Endpoints that answer badly leave their refills where they are; tracking says so; the others go on."""

from checks import until
from clinic import address_of, refill_of, tell
from fhir_server import ready_now
from world import BAD_MANNERS, POLL_SECONDS

# What /v1/endpoints must say of each manner, in part.
REASONS = {
    "slow": "time",
    "trickle": "time",
    "error": "HTTP 500",
    "later": "HTTP 429",
    "page": "JSON",
    "broken": "JSON",
    "deep": "JSON",
    "huge": "bytes",
    "closed": "",
}
STALE_SECONDS = 30
# Two openings of a breaker: its next request says what is the matter.
REASON_SECONDS = 35
# A breaker that opened lets the next request through after ten seconds, and after twenty if that one fails.
HEALED_SECONDS = 60


def last_error(daemon, endpoint):
    board = daemon.ask("GET", "/v1/endpoints").json
    return next(row.get("lastError") or "" for row in board if row["name"] == endpoint)


def says_why(daemon, manner):
    said = last_error(daemon, manner)
    return bool(said) and REASONS[manner].lower() in said.lower()


def run(world, checks):
    daemon, pharmacies = world.daemon, world.pharmacies
    refills = {}
    for manner in BAD_MANNERS:
        pharmacies.put(manner, f"fill-{manner}", "preparing")
        refills[manner] = tell(daemon, f"fill-{manner}", manner)["id"]
    until(lambda: all(seen(daemon, id) == ("preparing", "fresh") for id in refills.values()), 20)
    before = {manner: daemon.refill(id) for manner, id in refills.items()}
    good = [manner for manner in BAD_MANNERS if seen(daemon, refills[manner]) == ("preparing", "fresh")]
    checks.equal("each endpoint is well at first", good, BAD_MANNERS)

    for manner in BAD_MANNERS:
        pharmacies.put(manner, f"fill-{manner}", "ready")  # what a good answer would say
        pharmacies.manner[manner] = manner
    stale = lambda: [manner for manner, id in refills.items() if seen(daemon, id)[1] == "stale"]
    until(lambda: len(stale()) == len(BAD_MANNERS), STALE_SECONDS)
    for manner in BAD_MANNERS:
        checks.equal(
            f"{manner}: keeps its state, tracking is stale",
            seen(daemon, refills[manner]),
            ("preparing", "stale"),
        )
    as_of = [manner for manner in BAD_MANNERS if daemon.refill(refills[manner])["asOf"] is None]
    checks.equal("each says as of when it was heard of", as_of, [])
    for manner in BAD_MANNERS:
        # A busy machine may make one answer late; the next one says what is the matter.
        until(lambda: says_why(daemon, manner), REASON_SECONDS)
        said = last_error(daemon, manner)
        checks.that(f"{manner}: /v1/endpoints says why ({said})", says_why(daemon, manner), said)

    others_go_on(world, checks)
    odd_answers(world, checks)
    healed(world, checks, refills, before)


def seen(daemon, id):
    refill = daemon.refill(id)
    return refill["progress"], refill["tracking"]


def others_go_on(world, checks):
    id = "changing-7"
    changed = world.fhir.change(id, **ready_now())
    until(lambda: world.mail.to(address_of(id)), 20, every=0.01)
    mails = world.mail.to(address_of(id))
    took = mails[0].at - changed if mails else float("inf")
    # The bound of the quiet machine is measured elsewhere; here it is that one pharmacy's trouble is not another's.
    checks.that("another pharmacy's news arrives meanwhile", took <= 2 * (POLL_SECONDS + 1), f"{took:.2f} s")
    fine = [refill for refill in world.daemon.refills() if refill["external"] == refill_of("changing-8")]
    checks.equal("and its other refills stay fresh", fine[0]["tracking"], "fresh")


def odd_answers(world, checks):
    """Answers that are whole, and say what cannot be used."""
    daemon, pharmacies = world.daemon, world.pharmacies
    pharmacies.put("odd", "fill-new-word", "levitating")
    pharmacies.put("odd", "fill-future", "ready", updatedAt="2034-01-01T00:00:00Z")
    pharmacies.put("odd", "fill-stranger", "ready")  # we never sent it
    word = tell(daemon, "fill-new-word", "odd")["id"]
    future = tell(daemon, "fill-future", "odd")["id"]
    held = lambda id: [task["owner"] for task in daemon.refill(id)["tasks"]]
    until(lambda: held(word) and held(future), 20)
    checks.equal("a status that no mapping names moves nothing", seen(daemon, word), ("sent", "fresh"))
    checks.equal("support sees it", held(word), ["support"])
    checks.equal("news from years ahead moves nothing", daemon.refill(future)["progress"], "sent")
    checks.equal("support sees that too", held(future), ["support"])
    refills = [refill["external"] for refill in daemon.refills()]
    checks.equal(
        "an id that we never sent makes nothing", [name for name in refills if "stranger" in name], []
    )


def healed(world, checks, refills, before):
    for manner in BAD_MANNERS:
        world.pharmacies.manner.pop(manner)
    until(
        lambda: all(seen(world.daemon, id) == ("ready", "fresh") for id in refills.values()),
        HEALED_SECONDS,
        every=0.3,
    )
    found = {manner: seen(world.daemon, id) for manner, id in refills.items()}
    checks.equal(
        "once they are well, the news arrives", found, {manner: ("ready", "fresh") for manner in refills}
    )
    told = lambda manner: {mail.id for mail in world.mail.to(address_of(f"fill-{manner}"))}
    until(lambda: all(told(manner) for manner in refills), 20)
    checks.equal(
        "and each patient has one e-mail",
        {manner: len(told(manner)) for manner in refills},
        dict.fromkeys(refills, 1),
    )
