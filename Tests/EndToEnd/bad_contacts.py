"""Names and addresses that want to be more than that: refused, or sent nothing, and nothing of it on the wire."""

import re

from checks import until
from clinic import CONSENT, patient_of
from delivery_faults import unsettled
from delivery_patients import body_of

# A word in each, by which it would be found.
SIGN = "smuggled"
NAMES = [
    f"Zoe\r\nBcc: {SIGN}@elsewhere.example", f"Zoe\n.\r\nMAIL FROM:<{SIGN}@elsewhere.example>",
    f"Zoe\0{SIGN}", f"Zoe\u0085\u2028{SIGN}",
    f"\u202e{SIGN}\u202c", f"\u2066{SIGN}\u2069\u200b", f"<script>{SIGN}()</script>",
    f"<img src=x onerror={SIGN}>", "{{" + SIGN + "}} {{{message}}} {{#clinic}}", "${" + SIGN + "} %s {to}",
    f"=?utf-8?B?{SIGN}?=",
]
ADDRESSES = [
    f"zoe@patients.example\r\nBcc: {SIGN}@elsewhere.example",
    f"zoe@patients.example>, <{SIGN}@elsewhere.example",
    f"zoe@patients.example, {SIGN}@elsewhere.example", f"\u202e{SIGN}@patients.example",
    f'"{SIGN}\r\n"@patients.example', f"{SIGN}@patients.example\0", f"{SIGN}@[127.0.0.1]",
    f"{SIGN}@xn--\u0430.example",
]
NUMBERS = [
    "+15552009999\r\nX-Smuggled: 1", "+1555200999\u202e9", "+15552009999&Body=smuggled", "tel:+15552009999",
    "+1555200\u0669999", "+15552009999;ext=1", "911", "+1 (555) 200-9999 smuggled",
]
# What hides, turns the direction of reading, or controls a terminal.
HIDDEN = re.compile(
    "[\u200b-\u200f\u202a-\u202e\u2066-\u2069\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u0085\u2028\u2029]")


def run(world, checks):
    before = {mail.id for mail in world.mail.mails}, len(world.gateway.texts)
    odd = {f"odd-name-{index}": {**good(index), "name": name} for index, name in enumerate(NAMES)}
    odd |= {f"odd-mail-{i}": {**good(0), "contacts": [contact("email", each)]} for i, each in enumerate(ADDRESSES)}
    odd |= {f"odd-text-{i}": {**good(0), "contacts": [contact("text", each)]} for i, each in enumerate(NUMBERS)}
    answers = {id: world.daemon.ask("PUT", f"/v1/patients/{patient_of(id)}", body) for id, body in odd.items()}
    strange = {id: each for id, each in answers.items() if each.status not in (200, 201, 400, 422)}
    checks.equal("names and addresses of all kinds are taken or refused with a reason", strange, {})
    taken = [id for id, answer in answers.items() if answer.status in (200, 201)]
    print(f"  note  {len(taken)} of {len(odd)} were taken")
    for id in taken:
        world.clinic.ask(id)
        world.clinic.decide(id)
    checks.equal("each of their refills goes its way", world.clinic.work(taken, ["received", "ready"]), [])
    until(lambda: not unsettled(world), 60, every=0.3)
    checks.equal("all settles", unsettled(world), [])
    mails = [mail for mail in world.mail.mails if mail.id not in before[0]]
    texts = world.gateway.texts[before[1]:]
    named = [id for id in taken if id.startswith("odd-name")]
    told = len(mails) + len(texts)
    checks.that("those with odd names alone are told", told >= len(named), (len(mails), len(texts)))
    # What they called themselves is nowhere; who gets a mail has one plain address.
    wire = world.mail.recorded + world.gateway.recorded + world.webhooks.recorded
    checks.that("nothing of it is in any mail, text or event", SIGN not in wire.lower(), around(wire))
    checks.that("no mail has a character that hides or turns", not HIDDEN.search(world.mail.recorded))
    wrong = [text.to for text in world.gateway.texts if not re.fullmatch(r"\+[1-9][0-9]{7,14}", text.to)]
    checks.equal("each number is one", wrong, [])
    wrong = [text.words for text in texts if HIDDEN.search(text.words) or "\n" in text.words]
    checks.equal("nor has a text", wrong, [])
    sent = [id for id in taken if id not in named and any(row["ways"] for row in world.messages(patient_of(id)))]
    checks.equal("nothing counts as sent to an address that is none", sent, [])


def around(text):
    place = text.lower().find(SIGN)
    return text[max(0, place - 200) : place + 100]


def contact(channel, address):
    return {"channel": channel, "address": address, "consent": CONSENT}


def good(index):
    """A patient like others, with a mailbox and a number of their own."""
    contacts = [contact("email", f"odd-{index}@patients.example"), contact("text", f"+1555201{index:04d}")]
    return {**body_of("both-1"), "contacts": contacts[index % 2 :][:1]}
