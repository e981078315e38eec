"""The rows of the queue out against what mail server and gateway saw: what counts as sent was taken, what was taken
counts, and no text went twice."""

from collections import Counter, defaultdict

from clinic import address_of, patient_of
from delivery_patients import names, number_of


def agree(world, checks, when):
    rows = {name: world.messages(patient_of(name)) for name in names()}
    texts, mails = world.gateway.texts, world.mail.mails
    ways = {
        (name, row["id"], way["channel"]): way.get("receipt")
        for name, found in rows.items() for row in found for way in row["ways"]
    }
    known = {(text.to, text.id) for text in texts if text.is_known}
    there = {(text.to, text.id) for text in texts if text.may_be_there}
    sent = {(mail.recipients[0], mail.id.strip("<>").split("@")[0]) for mail in mails}

    def was_taken(name, id, channel, receipt):
        number = number_of(name)
        if channel == "email":
            return (address_of(name), id) in sent
        # Of what came by half the gateway knows no more than the number.
        may_be = receipt == "unknown" and ((number, id) in there or number in world.gateway.cut)
        return (number, id) in known or may_be

    wrong = [key for key, receipt in ways.items() if not was_taken(*key, receipt)]
    checks.equal(f"{when}: each message that counts as sent was taken", wrong, [])
    numbers = {number_of(name): name for name in names()}
    wrong = [
        (numbers[to], id) for to, id in known if to in numbers and id and (numbers[to], id, "text") not in ways
    ]
    checks.equal(f"{when}: each text that was taken counts as sent", wrong, [])
    addresses = {address_of(name): name for name in names()}
    unheard = {id.strip("<>").split("@")[0] for id in world.mail.unheard}
    wrong = [
        (addresses[to], id) for to, id in sent
        if to in addresses and (addresses[to], id, "email") not in ways and id not in unheard
    ]
    checks.equal(f"{when}: each mail that was taken counts as sent", wrong, [])
    double(world, checks, when)
    silent = [
        (name, row["notice"], row["state"]) for name, found in rows.items() for row in found
        if row["state"] in ("withdrawn", "dead") and not row.get("reason")
    ]
    checks.equal(f"{when}: each that was not sent has its reason", silent, [])


def double(world, checks, when):
    counts = Counter((text.to, text.id) for text in world.gateway.texts if text.may_be_there and text.id)
    names_of = {number_of(name): name for name in names()}
    again = [(names_of.get(to), id, count) for (to, id), count in counts.items() if count > 1]
    checks.equal(f"{when}: no text was sent again that may have arrived", again, [])
    checks.equal(f"{when}: the gateway was asked as Twilio wants it", world.gateway.strange, [])
    bodies = defaultdict(set)
    for mail in world.mail.mails:
        bodies[mail.id].add((tuple(mail.recipients), mail.message["To"], mail.message["Subject"]))
    differing = [id for id, found in bodies.items() if len(found) > 1]
    checks.equal(f"{when}: a mail that came twice is one mail", differing, [])
    checks.equal(f"{when}: no mail without TLS and sign-in", world.mail.open, [])
