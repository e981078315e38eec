"""Requests by hand: what the clinic's systems tell, and what is asked and said of refills."""

from clinic import in_days, patient, prescription

PAST, FUTURE = "2026-01-01T00:00:00Z", "2035-01-01T00:00:00Z"
IDS = ["one", "two", "three"]


def records(ask):
    """→ our ids of three refills: with a pharmacy, with a provider, with a provider."""
    for id in IDS:
        ask("putPatient", 201, patient(id), id=f"p-{id}")
        ask("putPrescription", 201, prescription(id), id=f"rx-{id}")
    ask("putPatient", 200, patient("one"), id="p-one")
    keyed = {"Idempotency-Key": "once"}
    ask("putPatient", 201, patient("lost"), id="p-lost", headers=keyed)
    ask("putPatient", 201, patient("lost"), id="p-lost", headers=keyed)
    ask("putPatient", 422, patient("other"), id="p-lost", headers=keyed)
    ask("putPatient", 400, {"brand": "clinic"}, id="p-bad")
    ask("putPatient", 401, patient("one"), by="nobody", id="p-one")
    ask("putPatient", 413, {"brand": "clinic", "name": "x" * 300_000}, id="p-bad")
    ask("putPatient", 415, "{}", id="p-bad", headers={"Content-Type": "text/plain"})
    ask("putPatient", 422, {"brand": "nobody", "name": ""}, id="p-bad")
    ask("putPrescription", 409, {**prescription("two"), "patient": "p-one"}, id="rx-two")
    ask("putPrescription", 422, prescription("nobody"), id="rx-bad")
    many = {"repeatsAllowed": 10**18, "completedFills": -(10**18), "daysSupply": 10**18}
    for name, number in many.items():
        ask("putPrescription", 400, {**prescription("one"), name: number}, id="rx-bad")
    ask("putStaff", 201, {"name": "S", "roles": {"clinic": ["support"]}}, id="s-told")
    ask("putStaff", 403, {"name": "S", "roles": {}, "password": "x" * 20}, id="s-told")
    ask("putStaff", 201, {"name": "C", "roles": {"clinic": ["support"]}}, id="s-cover")
    away = {"from": PAST, "until": FUTURE, "cover": "s-cover"}
    ask("putAbsence", 422, away, id="s-told")
    away["from"] = "2034-12-01T00:00:00Z"
    ask("putAbsence", 200, away, id="s-told")
    ask("putAbsence", 404, away, id="s-nobody")
    ask("putAbsence", 422, {**away, "cover": "s-told"}, id="s-told")
    ask("deleteAbsence", 200, id="s-told")
    ask("deleteAbsence", 404, id="s-nobody")
    with_shop = {"imported": True, "pharmacy": {"endpoint": "shop", "items": {"rx-one": "fill-1"}}}
    first = {"patient": "p-one", "prescriptions": ["rx-one"], "way": "pickUp", **with_shop}
    made = [ask("putRequest", 201, first, id="r-one")]
    for id in IDS[1:]:
        asked = {"patient": f"p-{id}", "prescriptions": [f"rx-{id}"]}
        made.append(ask("putRequest", 201, asked, id=f"r-{id}"))
    ask("putRequest", 200, first, id="r-one")
    ask("putRequest", 409, {"patient": "p-two", "prescriptions": ["rx-two"]}, id="r-one")
    ask("putRequest", 422, {**first, "prescriptions": ["rx-two"]}, id="r-bad")
    ask("putRequest", 422, {**first, "replaces": "nothing"}, id="r-bad")
    refills = [answer.json["refills"][0]["id"] for answer in made]
    ask("putOrder", 201, {"endpoint": "shop", "refills": [refills[0]], "item": "o"}, id="o-one")
    ask("putOrder", 404, {"endpoint": "shop", "refills": ["nothing"]}, id="o-bad")
    ask("putOrder", 422, {"endpoint": "shop", "refills": [refills[0], "r-one/rx-one"]}, id="o-twice")
    handed = {"refill": refills[0], "quantity": 15.5, "wholeQuantity": 30, "handedOverAt": PAST}
    ask("putDispense", 201, handed, id="d-one")
    ask("putDispense", 400, {"refill": refills[0], "wholeQuantity": -1}, id="d-bad")
    ask("putDispense", 409, {"refill": refills[1]}, id="d-one")
    ask("makeLink", 201, id="p-one")
    ask("makeLink", 404, id="p-nobody")
    return refills


def replies(ask, waiting):
    ask("getReplies", 200, id=waiting)
    for kind in ("questionnaire", "address"):
        ask("postEvent", 200, {"type": "action.opened", "data": {"kind": kind}}, id=waiting)
    answers = [{"question": "Any new medicine?", "answer": "No"}]
    said = {"type": "action.closed", "data": {"kind": "questionnaire", "answers": answers}}
    for wrong in ({"answers": []}, {"address": "1 Main Street"}, {"pharmacy": "shop"}):
        ask("postEvent", 422, {**said, "data": {**said["data"], **wrong}}, id=waiting)
    ask("postEvent", 200, said, id=waiting)
    lives = {"kind": "address", "address": "1 Main Street"}
    ask("postEvent", 200, {"type": "action.closed", "data": lives}, id=waiting)
    ask("getReplies", 200, by="staff", id=waiting)
    ask("getReplies", 401, by="nobody", id=waiting)
    ask("getReplies", 404, id="nothing")


def work(ask, waiting):
    taken = {"type": "work.assigned", "data": {"to": "s-told", "note": "n"}}
    ask("postEvent", 200, taken, id=waiting)
    ask("postEvent", 422, {"type": "work.assigned", "data": {"to": "s-nobody"}}, id=waiting)
    ask("postEvent", 200, {"type": "work.assigned"}, by="staff", id=waiting)
    waits = {"type": "work.snoozed", "data": {"until": in_days(2), "reason": "r"}}
    ask("postEvent", 200, waits, id=waiting)
    ask("postEvent", 422, {"type": "work.assigned", "data": {"note": "n"}}, id=waiting)
    for wrong in ({"until": PAST}, {"until": FUTURE}, {"reason": " "}):
        ask("postEvent", 422, {**waits, "data": {**waits["data"], **wrong}}, id=waiting)
    ask("getRefill", 200, id=waiting)
    ask("postEvent", 200, {"type": "work.resumed"}, by="staff", id=waiting)


def refills(ask, with_pharmacy, waiting, other):
    ask("listRefills", 200, query="?live=true&progress=withProvider,sent&limit=1")
    ask("listRefills", 200, query="?external=r-one%2Frx-one")
    ask("listRefills", 400, query="?limit=0")
    ask("listRefills", 404, query="?external=nothing")
    read = ask("getRefill", 200, id=waiting)
    ask("getRefill", 200, by="staff", id="r-one/rx-one")
    ask("getRefill", 304, id=waiting, headers={"If-None-Match": read.headers.get("etag", "")})
    ask("getRefill", 404, id="nothing")
    ask("postOrderEvent", 200, {"type": "order.accepted", "data": {"item": "o"}}, id="o-one")
    ask("postOrderEvent", 404, {"type": "order.accepted", "data": {}}, id="nothing")
    ask("postEvent", 200, {"type": "promise.changed", "data": {"at": FUTURE}}, id=waiting)
    ask("postEvent", 200, {"type": "action.opened", "data": {"kind": "insurance"}}, id=waiting)
    replies(ask, waiting)
    work(ask, waiting)
    ask("postEvent", 403, {"type": "clock.reviewDue"}, id=waiting)
    ask("postEvent", 409, {"type": "screening.passed"}, id=waiting)
    moved = {"type": "patient.moved", "data": {"state": "NY"}}
    ask("postEvent", 412, moved, id=waiting, headers={"If-Match": '"0"'})
    ask("postEvent", 400, moved, id=waiting, headers={"If-Match": "yesterday"})
    denial = {"type": "provider.deny", "data": {"reason": "labsFirst", "gap": {"bridge": {"days": 7}}}}
    ask("postEvent", 428, denial, by="staff", id=other)
    tag = ask("getRefill", 200, id=other).headers["etag"]
    denied = ask("postEvent", 200, denial, by="staff", id=other, headers={"If-Match": tag})
    ask("postEvent", 412, denial, by="staff", id=other, headers={"If-Match": tag})
    undo = {"If-Match": denied.headers.get("etag", "")}
    ask("postEvent", 200, {"type": "provider.undo"}, by="staff", id=other, headers=undo)
    ask("postEvent", 422, {"type": "action.opened", "data": {"kind": "labs", "link": "ftp://x"}}, id=waiting)
    ready = {"type": "pharmacy.ready", "data": {"reason": "they called"}}
    ask("postEvent", 200, ready, by="operator", id=with_pharmacy)
