"""What went in comes out: compares what the clients were told, what the peers saw, and what the daemon has."""

import sqlite3
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace

import agreement
from checks import until

# Where nobody but the daemon itself can move a refill on.
ON_THE_MOVE = {"received", "screening", "screeningAgain", "approved", "cleared", "sending", "outcomeUnknown"}
# Where no refill of this run may end: somebody would have to be called.
LOST = {"outcomeWithSupport", "sendFailed", "noProvider"}
PROGRESS = {"received": "pharmacyReceived", "preparing": "preparing", "ready": "ready", "picked-up": "pickedUp"}
EVENTS = {**PROGRESS, "received": "received", "picked-up": "pickedUp", "cancelled": "cancelled"}
# Lanes of which a row may wait for its hour.
MAY_WAIT = ("notice", "correction")
# A lease, the read-back of what it held, and a lease that a kill cut off in that.
DRAIN_SECONDS = 150


def answers_again(daemon, entries):
    """Requests whose key gives another answer now."""

    def ask(entry):
        method, path, body, token, headers = entry.request
        return daemon.ask(method, path, body, token=token, **headers)

    with ThreadPoolExecutor(4) as pool:
        again = list(pool.map(ask, entries))
    return [
        f"{entry.kind} {entry.request[4]['Idempotency_Key']}: {entry.answer}, then {answer}"
        for entry, answer in zip(entries, again)
        if (entry.answer.status, entry.answer.body) != (answer.status, answer.body)
    ]


def acknowledged_is_there(daemon, entries):
    """Refills that are older than what a client was told of them."""
    told = Counter()
    for entry in entries:
        if entry.refill and entry.answer.status == 200:
            told[entry.refill] = max(told[entry.refill], entry.answer.json["version"])
    has = {id: daemon.refill(id).get("version", 0) for id in told}
    return [f"{id}: has {has[id]}, told {version}" for id, version in told.items() if has[id] < version]


def drained(daemon, pharmacy, load):
    """Waits until nothing moves by itself any more. → what still does."""

    def moving():
        found = [f"{each['external']} is {each['progress']}" for each in daemon.refills() if is_moving(each)]
        return found + rows(daemon, "claimed") + [
            row for row in rows(daemon, "waiting") if row.split("\t")[2] not in MAY_WAIT
        ]

    def is_moving(refill):
        if refill["progress"] in ON_THE_MOVE:
            return True
        asked = pharmacy.orders.get(refill["external"])
        status = asked and asked.fill and pharmacy.fills[asked.fill]["status"]
        now = refill["progress"]
        return refill["live"] and refill["id"] not in load.words and PROGRESS.get(status, now) != now

    until(lambda: not moving(), DRAIN_SECONDS, every=1)
    return moving()


def rows(daemon, state):
    return daemon.command("message", "list", "--state", state).stdout.splitlines()


def compare(daemon, pharmacy, load, mail, webhooks, checks):
    """All of it, after the last kill and the draining."""
    refills = {each["id"]: each for each in daemon.refills()}
    checks.equal("no client saw what it never should", load.broken, [])
    checks.equal("each key gives the same answer again", answers_again(daemon, load.ledger), [])
    checks.equal("no refill is older than what was told of it", acknowledged_is_there(daemon, load.ledger), [])
    have = {id: each["external"] for id, each in refills.items()}
    checks.equal("the refills are those that were asked for", have, load.asked)
    whole = [daemon.refill(id) for id in refills]
    wrong = [wrong for each in whole for wrong in misfits(each, load)]
    checks.equal("each refill says what its clients were told, and no more", wrong, [])
    wrong = [each["external"] for each in whole if not follows(each, pharmacy)]
    checks.equal("what the pharmacy did came in order", wrong, [])
    lost = [f"{each['external']}: {each['progress']}" for each in whole if each["progress"] in LOST]
    checks.equal("no refill is stuck", lost, [])
    orders_once(whole, pharmacy, checks)
    agreement.streams_agree(SimpleNamespace(daemon=daemon, webhooks=webhooks, erased=set()), checks)
    checks.equal("what was pulled through all kills is the stream", load.pull_the_rest(), daemon.events())
    bodies = {}
    for each in mail.mails:
        bodies.setdefault(each.id, set()).add((tuple(each.recipients), each.message["Subject"]))
    differing = [id for id, found in bodies.items() if len(found) > 1]
    checks.equal("a mail that came twice is the same mail", differing, [])


def misfits(refill, load):
    """How its timeline differs from what clients were told."""
    found = Counter(step["event"] for step in refill["timeline"] if not step.get("refused"))
    told = Counter(entry.request[2]["type"] for entry in load.of(refill["id"]) if entry.answer.status == 200)
    words = load.words.get(refill["id"], Counter())
    for event in set(found) | set(told) | {word for word, _ in words}:
        if event.startswith(("provider.", "promise.")) and found[event] != told[event]:
            yield f"{refill['external']}: {event} {found[event]} times, told {told[event]}"
        said, maybe = words[(event, "said")], words[(event, "maybe")]
        if event.startswith("patient.") and not said <= found[event] <= said + maybe:
            yield f"{refill['external']}: {event} {found[event]} times, said {said}, perhaps {maybe}"
    if found["provider.approve"] + found["provider.deny"] > 1:
        yield f"{refill['external']}: decided twice"


def follows(refill, pharmacy):
    """Its reports are statuses that the pharmacy had, in the pharmacy's order."""
    asked = pharmacy.orders.get(refill["external"])
    had = [EVENTS[status] for status in pharmacy.history.get(asked and asked.fill, [])]
    reports = [
        step["event"].removeprefix("pharmacy.")
        for step in refill["timeline"]
        if step["event"].startswith("pharmacy.")
        and not step.get("refused")
        and step["event"] != "pharmacy.cancelRefused"  # an answer to us, no status
    ]
    rest = iter(had)
    return all(any(status == report for status in rest) for report in reports)


def orders_once(refills, pharmacy, checks):
    approved = {
        each["external"]
        for each in refills
        if any(step["event"] == "clock.undoOver" for step in each["timeline"])
    }
    taken = {name for name, asked in pharmacy.orders.items() if asked.fill}
    checks.equal("each approved refill was ordered, and nothing else", taken ^ approved, set())
    twice = [name for name, asked in pharmacy.orders.items() if asked.posts_without_denial]
    checks.equal("no order was posted again but after “not here”", twice, [])
    double = [name for name, asked in pharmacy.orders.items() if asked.seen.count("taken") > 1]
    checks.equal("no pharmacy took an order twice", double, [])


def mails_and_rows(database, mail, checks):
    """The daemon is stopped: each mail is a row of the queue out, and no row was left under way."""
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as db:
        rows = {id: (lane, state) for id, lane, state in db.execute("SELECT id, lane, state FROM dispatches")}
    db.close()
    sent = {each.id.strip("<>").split("@")[0] for each in mail.mails}
    # What was taken by the mail server as the daemon died may have become untrue before it was tried again.
    meant, delivered = (
        {id for id, (lane, state) in rows.items() if lane in MAY_WAIT and state in states}
        for states in (("delivered", "withdrawn"), ("delivered",))
    )
    checks.equal("each mail was meant to be sent", sent - meant, set())
    checks.equal("each mail that counts as delivered came", delivered - sent, set())
    states = Counter(state for _, state in rows.values())
    checks.equal("nothing is claimed or given up", (states["claimed"], states["dead"]), (0, 0))
    return states
