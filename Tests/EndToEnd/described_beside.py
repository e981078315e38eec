"""Requests by hand: what stands beside refills. Visits, charges, and what is written to and fro."""

from described_refills import FUTURE
from phone import Phone

LATER = "2035-01-02T00:00:00Z"


def seen(version):
    """The version that the caller has before them."""
    return {"headers": {"If-Match": f'"{version}"'}}


def visits(ask, refill, lead):
    """Refill: our id of patient one's. Lead: who may say nothing of visits."""
    offered = {"patient": "p-one", "refill": refill, "status": "offered", "slots": [FUTURE, LATER], "minutes": 20}
    booked = {"patient": "p-one", "refill": "r-one/rx-one", "status": "booked", "startsAt": LATER}
    ask("putVisit", 201, offered, id="v-one", **seen(0))
    ask("putVisit", 200, offered, id="v-one")
    ask("putVisit", 412, booked, id="v-one", **seen(0))
    ask("putVisit", 200, booked, by="staff", id="v-one", **seen(1))
    ask("putVisit", 200, {**booked, "startsAt": FUTURE}, id="v-one", headers={"If-Match": "*"})
    cancelled = {"patient": "p-one", "refill": refill, "status": "cancelled", "reason": "we are ill"}
    keyed = {"headers": {"Idempotency-Key": "a visit"}}
    for _ in range(2):
        ask("putVisit", 200, cancelled, id="v-one", **keyed)
    ask("putVisit", 409, {**booked, "status": "held"}, id="v-one")
    ask("putVisit", 409, {"patient": "p-two", "status": "held"}, id="v-one")
    ask("putVisit", 409, {"patient": "p-one", "status": "held"}, id="v-one")
    ask("putVisit", 400, {**booked, "room": "2"}, id="v-bad")
    ask("putVisit", 400, {**booked, "startsAt": "on Monday"}, id="v-bad")
    ask("putVisit", 400, booked, id="v-bad", headers={"If-Match": "1"})
    ask("putVisit", 401, booked, by="nobody", id="v-bad")
    ask("putVisit", 403, booked, by="nobody", id="v-bad", headers=lead)
    ask("putVisit", 404, {**booked, "refill": "nothing"}, id="v-bad")
    ask("putVisit", 413, {**booked, "place": "x" * 300_000}, id="v-bad")
    ask("putVisit", 415, "{}", id="v-bad", headers={"Content-Type": "text/plain"})
    many = [f"2035-01-01T00:{minute:02}:00Z" for minute in range(21)]
    for wrong in [
        {"patient": "p-nobody"}, {"refill": "r-two/rx-two"}, {"status": "offered"}, {"startsAt": None}, {"slots": many},
        {"slots": [LATER, LATER]}, {"minutes": 0}, {"minutes": 1_441}, {"place": "x" * 301}, {"with": "a\u202eb"},
        {"prepare": "two\nlines"}, {"link": "http://visits.example"}, {"moveLink": "https://a b"},
        {"status": "cancelled", "reason": "x" * 301},
    ]:  # fmt: skip
        ask("putVisit", 422, {**booked, **wrong}, id="v-bad")
    ask("getVisit", 200, id="v-one")
    ask("getVisit", 200, by="staff", id="v-one")
    ask("getVisit", 401, by="nobody", id="v-one")
    ask("getVisit", 404, id="v-bad")


def charges(ask, daemon, checks):
    """Patient two agrees to a price, and is never asked for more."""
    quoted = {"patient": "p-two", "status": "quoted", "what": "Courier", "chargedBy": "pharmacy", "amount": "40"}
    made = ask("putCharge", 201, quoted, id="c-one", **seen(0))
    ask("putCharge", 200, {**quoted, "amount": "40.00", "currency": "USD"}, id="c-one")
    ask("getCharge", 200, id="c-one")
    phone = Phone(daemon)
    phone.open(ask("makeLink", 201, id="p-two").json["url"].rsplit("/", 1)[1])
    phone.send(f"/p/charges/{made.json['id']}", version=1)
    due = {**quoted, "status": "due", "amount": "40.00", "payLink": "https://pay.example/1", "dueAt": FUTURE}
    for more in [{"amount": "40.01"}, {"currency": "EUR"}, {"amount": "1000000.00", "status": "paid"}]:
        refused = ask("putCharge", 409, {**due, **more}, id="c-one")
        checks.equal("more than was agreed to: the guard says no", refused.json["type"][-7:], "guarded")
    agreed = ask("getCharge", 200, by="staff", id="c-one")
    ask("putCharge", 412, due, id="c-one", **seen(1))
    ask("putCharge", 200, due, by="staff", id="c-one", **seen(agreed.json["version"]))
    ask("putCharge", 403, {**due, "status": "paid"}, by="staff", id="c-one")
    ask("putCharge", 200, {**due, "status": "paid", "receiptLink": "https://pay.example/2"}, id="c-one")
    ask("putCharge", 409, due, id="c-one")
    ask("putCharge", 409, {**quoted, "patient": "p-one"}, id="c-one")
    ask("putCharge", 409, {**quoted, "refill": "r-two/rx-two"}, id="c-one")
    keyed = {"headers": {"Idempotency-Key": "a charge"}}
    for _ in range(2):
        ask("putCharge", 409, {**quoted, "status": "dropped"}, id="c-one", **keyed)
    ask("putCharge", 422, due, id="c-one", **keyed)
    ask("putCharge", 400, {**quoted, "amount": 40}, id="c-bad")
    ask("putCharge", 400, {**quoted, "chargedBy": "nobody"}, id="c-bad")
    ask("putCharge", 401, quoted, by="nobody", id="c-bad")
    ask("putCharge", 404, {**quoted, "refill": "nothing"}, id="c-bad")
    ask("putCharge", 413, {**quoted, "what": "x" * 300_000}, id="c-bad")
    ask("putCharge", 415, "{}", id="c-bad", headers={"Content-Type": "text/plain"})
    for wrong in [
        {"patient": "p-nobody"}, {"refill": "r-one/rx-one"}, {"amount": None}, {"amount": "1,50"}, {"amount": "1.5"},
        {"amount": "-1.00"}, {"amount": "1000000.01"}, {"currency": "usd"}, {"what": "x" * 301},
        {"payLink": "http://pay.example"}, {"receiptLink": "https://a b"},
    ]:  # fmt: skip
        ask("putCharge", 422, {**quoted, **wrong}, id="c-bad")
    ask("getCharge", 401, by="nobody", id="c-one")
    ask("getCharge", 404, id="c-bad")


def threads(ask, refill):
    ask("getThread", 200, id=refill)
    ask("postThread", 409, {"type": "thread.taken"}, by="staff", id=refill)
    wrote = {"type": "thread.wrote", "text": "Is it ready?\r\nI ask since I travel."}
    ask("postThread", 200, wrote, id=refill, **seen(0))
    ask("postThread", 412, wrote, id=refill, **seen(0))
    ask("postThread", 200, {"type": "thread.taken"}, by="staff", id=refill, **seen(1))
    ask("postThread", 200, {"type": "thread.noted", "text": "They travel."}, by="operator", id=refill)
    answered = {"type": "thread.answered", "text": "It is."}
    keyed = {"headers": {"Idempotency-Key": "an answer"}}
    for _ in range(2):
        ask("postThread", 200, answered, by="staff", id=refill, **keyed)
    ask("postThread", 422, {**answered, "text": "It is not."}, by="staff", id=refill, **keyed)
    ask("postThread", 200, {"type": "thread.closed"}, by="staff", id=refill)
    ask("postThread", 409, {"type": "thread.closed"}, by="staff", id=refill)
    ask("postThread", 400, {"type": "thread.opened"}, id=refill)
    ask("postThread", 400, wrote, id=refill, headers={"If-Match": "yesterday"})
    ask("postThread", 401, wrote, by="nobody", id=refill)
    ask("postThread", 403, answered, id=refill)
    ask("postThread", 403, wrote, by="staff", id=refill)
    ask("postThread", 404, wrote, id="nothing")
    ask("postThread", 413, {**wrote, "text": "x" * 300_000}, id=refill)
    ask("postThread", 415, "{}", id=refill, headers={"Content-Type": "text/plain"})
    for text in [None, " \n", "x" * 4_001, "\u202e"]:
        ask("postThread", 422, {**wrote, "text": text}, id=refill)
    ask("getThread", 200, by="staff", id="r-two/rx-two")
    ask("getThread", 401, by="nobody", id=refill)
    ask("getThread", 404, id="nothing")
