"""Messages to patients, after the faults: each went as far as it could, and by no other way."""

from checks import until
from clinic import address_of, patient_of
from delivery_faults import unsettled
from delivery_ledger import agree
from delivery_patients import WARNED, kind_of, names, number_of
from submission_server import NO_MAILBOX
from text_gateway import CODES, NO_NUMBER, NOT_PERMITTED, STOPPED

ENDED = "the patient said stop, or their number or address is not valid"


def run(world, checks):
    nobody_else(world, checks)
    by_kind(world, checks)
    agree(world, checks, "after the faults")
    retried(world, checks)
    warned(world, checks)


def nobody_else(world, checks):
    told = {text.to for text in world.gateway.texts} | set(world.mail.asked)
    wrong = [
        name for name in names()
        for way, place in (("text", number_of(name)), ("email", address_of(name)))
        if place in told and (way not in kind_of(name).ways or not kind_of(name).agrees)
    ]
    checks.equal("nobody is told anything by a way that they did not agree to", wrong, [])
    known = {place for name in names() for place in (number_of(name), address_of(name))}
    checks.equal("nobody is told anything who is no patient", told - known, set())


def ways_of(world, name):
    """How its messages went: [(notice, [(channel, receipt)])], the oldest first."""
    return [
        (row["notice"], [(way["channel"], way.get("receipt")) for way in row["ways"]])
        for row in reversed(world.messages(patient_of(name))) if row["ways"]
    ]


def by_kind(world, checks):
    """What became of those whose way was laid out beforehand."""
    mail, lost = ("email", None), ("text", "undelivered")
    wanted = {
        "arrived-1": [("ready", [("text", "delivered")])],
        "undelivered-1": [("ready", [lost, mail])],
        "vanished-1": [("ready", [lost, mail])],
        "lost-1": [("ready", [lost, mail])],
        "hasty-1": [("ready", [lost, mail])],
        "stopped-1": [("ready", [mail])],
        "no-number-1": [("ready", [mail])],
        "unheard-1": [("ready", [("text", "unknown"), mail])],
        "moved-1": [("changed", [("text", "unknown"), mail])],
    }
    for name, ways in wanted.items():
        checks.equal(f"{name}: it went as it should", ways_of(world, name), ways)
    untold = [
        name for name in names()
        if kind_of(name).agrees and kind_of(name).ways and not kind_of(name).text and not kind_of(name).mail
        and not ways_of(world, name) and not reasons(world, name, "dead")
    ]
    checks.equal("everybody else who agreed was told, or it is a dead letter", untold, [])


def reasons(world, name, state):
    return [row.get("reason") for row in world.messages(patient_of(name)) if row["state"] == state]


def retried(world, checks):
    """Dead letters of texts and mails that were refused are sent by hand. What may have arrived is not."""
    dead = [row for row in world.queue_out("dead") if is_certain(row)]
    checks.that("some were refused, and are dead letters", len(dead) >= 2, world.queue_out("dead"))
    for row in dead:
        ended = world.daemon.command("message", "retry", row["id"])
        checks.equal("refilld message retry", (ended.returncode, ended.stderr), (0, ""))
    until(lambda: not unsettled(world), 60, every=0.3)
    ids = {row["id"] for row in dead}
    left = {row["id"]: row.get("reason") for state in ("dead", "waiting") for row in world.queue_out(state)}
    checks.equal("dead letters go out after that", {id: left[id] for id in ids & set(left)}, {})
    agree(world, checks, "after the dead letters")


def is_certain(row):
    """Refused for this once: neither lost on the way nor without anybody to reach."""
    reason = row["reason"]
    refused = reason.startswith(("the text gateway answered 4", "the mail server refused it"))
    return refused and not any(code in reason for code in CODES - {NOT_PERMITTED})


def warned(world, checks):
    """News of safety to some: by every way that is left, past the caps; nothing to a contact that has ended."""
    before = {name: asked(world, name) for name in WARNED}
    checks.equal("the pharmacy sends them elsewhere", world.clinic.work(WARNED, ["rerouted"]), [])
    until(lambda: not unsettled(world), 60, every=0.3)
    for name in WARNED:
        went = tuple(now - then for now, then in zip(asked(world, name), before[name]))
        wanted = ways_left(kind_of(name))
        checks.equal(f"{name}: news of safety goes by what is left (texts, mails)", went, wanted)
        if wanted == (0, 0):
            said = reasons(world, name, "withdrawn")
            is_ended = any(reason.endswith(ENDED) for reason in said)
            checks.that(f"{name}: the contact has ended, and support is asked to call", is_ended, said)


def asked(world, name):
    """How often the gateway and the mail server were asked for this patient."""
    return len(world.gateway.to(number_of(name))), world.mail.asked[address_of(name)]


def ways_left(kind):
    """By how many texts and mails one message goes after what was done to this kind of patient."""
    text_ended = kind.text[:1] in ([STOPPED], [NO_NUMBER]) or kind.report == "undelivered 30005"
    return int("text" in kind.ways and not text_ended), int("email" in kind.ways and kind.mail[:1] != [NO_MAILBOX])
