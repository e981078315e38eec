"""Requests by hand: the stream, messages, what other systems tell, the operator."""

import bank
from clinic import patient
from daemon import Answer
from described_callers import listening
from described_refills import FUTURE, PAST
from pushes import body as push_body
from pushes import push
from text_gateway import TOKEN, TextGateway

NO_ID = "01KJM8Q5ZVAAAABBBBCCCCDDDD"
# As a mail server reports it (RFC 3464), cut down to what is read.
REPORT = f"""Content-Type: multipart/report; report-type=delivery-status; boundary=b

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.example

Final-Recipient: rfc822; p-one@patients.example
Action: failed
Status: 5.1.1

--b
Content-Type: message/rfc822

Message-ID: <ms_{NO_ID}@clinic.example>

--b--
"""


def stream(ask, daemon, fits):
    ask("listEvents", 200, query="?limit=3&wait=1&types=org.refilld.refill.progress")
    ask("listEvents", 200, query="?after=9000000000&wait=1")
    ask("listEvents", 400, query="?types=x")
    ask("listEvents", 403, by="staff")
    opened = [listening(daemon) for _ in range(64)]
    told = opened[0][1]
    words = told.read(40)
    fields = {name.lower(): value for name, value in told.getheaders()}
    fits("listEvents", 200, Answer(told.status, fields, words), "a listener")
    ask("listEvents", 503, query="?wait=1")
    for connection, _ in opened:
        connection.close()
    ask("listConsumers", 200)
    ask("listEndpoints", 200)


def messages(ask):
    ask("listPatientMessages", 200, by="staff", id="p-two")
    ask("listPatientMessages", 403, id="p-two")
    ask("listMessages", 200, by="staff", query="?state=waiting")
    ask("listMessages", 200, by="operator")
    ask("listMessages", 400, by="staff", query="?state=x")
    ask("retryMessage", 404, by="staff", id=f"ms_{NO_ID}")
    held = ask("hold", 201, {"brand": "clinic", "notice": "ready", "reason": "r"}, by="staff")
    ask("hold", 403, {"reason": "r"}, by="staff")
    ask("hold", 422, {"brand": "nobody", "reason": "r"}, by="staff")
    ask("listHolds", 200, by="staff")
    ask("releaseHold", 204, by="staff", id=held.json["id"])
    ask("releaseHold", 404, by="staff", id=held.json["id"])
    wrong = {"endpoint": "shop", "from": PAST, "through": FUTURE, "brand": "clinic", "reason": "r"}
    ask("correct", 200, {**wrong, "apply": False}, by="staff")
    ask("correct", 403, {**wrong, "apply": False})


def inbound(ask, daemon, fits):
    mail = {"Content-Type": "message/rfc822"}
    ask("postMailReport", 204, REPORT, headers=mail)
    ask("postMailReport", 415, REPORT)
    ask("postMailReport", 422, "Subject: hello", headers=mail)
    fits("postPush", 202, push(daemon, push_body("fill-1", "fulfillment")), "the pharmacy")
    ask("postPush", 401, {}, by="nobody", endpoint="pushed")
    ask("postPush", 404, {}, by="nobody", endpoint="shop")
    payment(ask, daemon, fits)
    said = {"From": "+15550100199", "Body": "hello", "MessageSid": "SM1"}
    taken = TextGateway.post(f"{daemon.address}/v1/inbound/texts/texts", said, TOKEN)
    fits("postTextPush", 204, Answer(taken, {}, b""), "the gateway")
    ask("postTextPush", 401, "From=x", by="nobody", channel="texts")
    ask("postTextPush", 404, "From=x", by="nobody", channel="nothing")


def payment(ask, daemon, fits):
    """Patient one pays; patient two's charge of before is paid already."""
    due = {"patient": "p-one", "status": "due", "amount": "12.00"}
    ask("putCharge", 201, due, id="c-signed")
    said = lambda wanted, *words, **more: fits(
        "postPayment", wanted, bank.says(daemon, *words, **more), "the payment system")
    said(409, "paid", "c-signed", "11.00")
    said(204, "paid", "c-signed", "12.00")
    said(202, "paid", "c-signed", "12.00")
    said(404, "paid", "nothing", "12.00")
    said(422, "paid", "c-signed", "much")
    said(401, "paid", "c-signed", "12.00", secret="whsec_" + "bm90IHRoZSBzZWNyZXQgb2YgdGhlIHN5c3RlbQ==")
    ask("postPayment", 401, {}, by="nobody", system=bank.NAME)
    ask("postPayment", 404, {}, by="nobody", system="nothing")
    ask("postPayment", 413, "x" * 300_000, by="nobody", system=bank.NAME)


def operator(ask, daemon):
    """These end or empty nothing: it is a database for this run alone."""
    copy = {"file": str(daemon.folder / "data/copy.sqlite")}
    ask("backUp", 200, copy, by="operator")
    ask("backUp", 409, copy, by="operator")
    ask("backUp", 403, copy)
    ask("getCheckpoint", 200, by="operator")
    ask("getCheckpoint", 403)
    ask("rotateKeys", 200, by="operator")
    ask("rotateKeys", 403)
    ask("enableConsumer", 202, by="operator", name="ehr")
    ask("enableConsumer", 404, by="operator", name="nothing")
    ask("prune", 200, {"trial": True}, by="operator")
    ask("resetStaff", 204, by="operator", id="s-told")
    ask("resetStaff", 404, by="operator", id="nobody")
    ask("resetStaff", 403, by="client", id="nobody")
    ask("prune", 400, {}, by="operator")
    ask("acceptClock", 204, by="operator")
    ask("acceptClock", 401, by="nobody")
    ask("erasePatient", 409, {"reason": "r"}, by="operator", id="p-one")
    ask("erasePatient", 200, {"reason": "r"}, by="operator", id="p-lost")
    ask("putPatient", 410, patient("lost"), id="p-lost")
    ask("putVisit", 410, {"patient": "p-lost", "status": "held"}, id="v-lost")
    ask("putCharge", 410, {"patient": "p-lost", "status": "dropped"}, id="c-lost")


def health(ask, operations):
    for operation in ("getHealth", "getReadiness", "getMetrics"):
        ask(operation, 200, by="nobody")
    if "getDescription" in operations:
        ask("getDescription", 200, by="nobody")
