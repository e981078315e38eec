"""A dispense changes at the pharmacy; the patient's e-mail arrives within the poll interval and a second."""

from checks import until
from clinic import CANARIES, address_of, refill_of
from fhir_server import ready_now
from world import POLL_SECONDS

BOUND_SECONDS = POLL_SECONDS + 1
# Machines are noisy: the whole measurement may be made once more, with another dispense and another patient.
MEASUREMENTS = ["changing-1", "changing-2"]


def run(world, checks):
    for id in MEASUREMENTS:
        changed = world.fhir.change(id, **ready_now())
        until(lambda: world.mail.to(address_of(id)), 20, every=0.01)
        mails = world.mail.to(address_of(id))
        took = mails[0].at - changed if mails else float("inf")
        print(
            f"  note  from the change at the pharmacy to the e-mail: {took:.2f} s (bound {BOUND_SECONDS} s)"
        )
        if took <= BOUND_SECONDS:
            break
    checks.that(
        "the e-mail arrives within the poll interval and a second", took <= BOUND_SECONDS, f"{took:.2f} s"
    )
    if not mails:
        return
    refill = world.daemon.refill(refill_of(id))
    checks.equal("the refill is ready", refill["progress"], "ready")
    mail = mails[0]
    checks.equal("one e-mail, to this patient alone", (len(mails), mail.recipients), (1, [address_of(id)]))
    checks.equal("it comes from the brand", mail.sender, "updates@clinic.example")
    leaked = [word for word in CANARIES if word.lower() in mail.words.lower()]
    checks.equal("no drug and no name in it", leaked, [])
    checks.that(
        "it links to the refill's page",
        f"{world.daemon.address}/p/refills/{refill['id']}" in mail.words,
        mail.words,
    )
    checks.that(
        "it names the clinic and its telephone",
        "Harbor Clinic" in mail.words and "555 0100" in mail.words,
        mail.words,
    )
