"""Requests that are wrong get a precise problem document, and change nothing."""

import json
import socket

from checks import until
from clinic import patient, prescription, tell

LARGEST_BODY = 256 * 1024
KINDS = "urn:refilld:problem:"


def run(world, checks):
    daemon = world.daemon
    refill = tell(daemon, "calm", "shop", imported=True)
    # Its pharmacy is asked at once; that is no change of ours.
    read = lambda: daemon.ask("GET", f"/v1/refills/{refill['id']}").json.get("tracking") != "notStarted"
    checks.that("a refill that is told of is asked about at once", until(read))
    before = everything(daemon)

    def refused(name, answer, status, kind, says=""):
        problem = answer.json
        fits = (
            answer.status == status
            and answer.headers.get("content-type") == "application/problem+json"
            and problem.get("type") == KINDS + kind
            and problem.get("status") == status
            and says in problem.get("detail", "")
        )
        checks.that(f"{name}: {status} {kind}", fits, answer)

    events = f"/v1/refills/{refill['id']}/events"
    put = lambda path, body, **more: daemon.ask("PUT", path, body, **more)
    post = lambda body, **more: daemon.ask("POST", events, body, **more)
    someone = patient("someone")

    refused("no token", put("/v1/patients/someone", someone, token=None), 401, "unauthorised")
    refused("a wrong token", put("/v1/patients/someone", someone, token="x" * 40), 401, "unauthorised")
    refused("reading without a token", daemon.ask("GET", "/v1/refills", token=None), 401, "unauthorised")
    refused("the stream without a token", daemon.ask("GET", "/v1/events", token=None), 401, "unauthorised")
    refused("no JSON", put("/v1/patients/someone", "{"), 400, "malformed")
    refused("no object", put("/v1/patients/someone", "[]"), 400, "malformed")
    refused("deeply nested", put("/v1/patients/someone", "[" * 100_000), 400, "malformed")
    refused("bytes that are no text", put("/v1/patients/someone", b'{"name": "\xff\xfe"}'), 400, "malformed")
    refused("an empty body", put("/v1/patients/someone", ""), 400, "malformed")
    refused(
        "not said to be JSON",
        put("/v1/patients/someone", someone, Content_Type="text/plain"),
        415,
        "not-json",
    )
    refused(
        "a member missing", put("/v1/patients/someone", without(someone, "name")), 400, "malformed", "“name”"
    )
    refused(
        "a member misspelt", put("/v1/patients/someone", {**someone, "nmae": "x"}), 400, "malformed", "“nmae”"
    )
    refused(
        "a member of the wrong kind",
        put("/v1/patients/someone", {**someone, "name": 5}),
        400,
        "malformed",
        "“name”",
    )
    refused(
        "a brand that is not",
        put("/v1/patients/someone", {**someone, "brand": "nobody"}),
        422,
        "unprocessable",
        "clinic",
    )
    refused(
        "too large",
        put("/v1/patients/someone", {**someone, "name": "x" * LARGEST_BODY}),
        413,
        "too-large",
        str(LARGEST_BODY),
    )
    refused("an id with spaces", put("/v1/patients/so%20me", someone), 400, "malformed")
    refused(
        "a patient who is not",
        put("/v1/prescriptions/rx", prescription("nobody")),
        422,
        "unprocessable",
        "“patient”",
    )
    refused(
        "another patient's prescription",
        put("/v1/requests/r", {"patient": "p-calm", "prescriptions": ["rx-nobody"]}),
        422,
        "unprocessable",
        "“prescriptions.[0]”",
    )
    second = {
        "patient": "p-calm",
        "prescriptions": ["rx-calm"],
        "imported": True,
        "pharmacy": {"endpoint": "nowhere"},
    }
    refused("an endpoint that is not", put("/v1/requests/r", second), 422, "unprocessable", "nowhere")
    refused(
        "a password over the network",
        put("/v1/staff/s", {"name": "S", "roles": {}, "password": "x" * 20}),
        403,
        "forbidden",
    )
    refused(
        "an event that is not", post({"type": "pharmacy.exploded"}), 400, "malformed", "pharmacy.exploded"
    )
    refused(
        "an event that it may not send",
        post({"type": "pharmacy.ready", "data": {"reason": "x"}}),
        403,
        "forbidden",
        "support",
    )
    refused("an approval by a system", post({"type": "provider.approve"}, If_Match='"1"'), 403, "forbidden")
    refused(
        "out of date",
        post({"type": "patient.moved", "data": {"state": "TX"}}, If_Match='"0"'),
        412,
        "version-moved",
    )
    refused(
        "a version that is none",
        post({"type": "patient.moved", "data": {"state": "TX"}}, If_Match="yesterday"),
        400,
        "malformed",
        "If-Match",
    )
    refused(
        "a key that is too long",
        post({"type": "patient.moved", "data": {"state": "TX"}}, Idempotency_Key="k" * 300),
        400,
        "malformed",
        "Idempotency-Key",
    )
    refused("not possible now", post({"type": "screening.passed"}), 409, "unhandled")
    refused("a refill that is not", daemon.ask("GET", "/v1/refills/rf_nothing"), 404, "not-found")
    refused("a page that is too long", daemon.ask("GET", "/v1/refills?limit=100000"), 400, "malformed", "500")
    refused("a cursor that is none", daemon.ask("GET", "/v1/events?after=x"), 400, "malformed", "cursor")
    refused(
        "a push to whom none is agreed with",
        daemon.ask("POST", "/v1/inbound/fhir", {}, token=None),
        404,
        "not-found",
    )
    checks.that("an address that is not: 404", daemon.ask("GET", "/v1/nothing").status == 404)
    checks.that(
        "a way that is not taken: 405 or 404", daemon.ask("DELETE", "/v1/refills").status in (404, 405)
    )

    half_a_request(daemon, checks)
    checks.equal("nothing of that changed anything", changed(before, everything(daemon)), [])
    repeated(daemon, checks)
    checks.equal("the daemon is well", daemon.ask("GET", "/readyz", token=None).status, 200)


def everything(daemon):
    return {refill["id"]: refill["version"] for refill in daemon.refills()}


def changed(before, after):
    """Refills that came, went or moved; those that pharmacies move meanwhile are another scene's."""
    return sorted(id for id in before.keys() | after.keys() if before.get(id) != after.get(id))


def without(members, name):
    return {key: value for key, value in members.items() if key != name}


def half_a_request(daemon, checks):
    """A client that says that more is to come, and hangs up."""
    with socket.create_connection(("127.0.0.1", daemon.port), timeout=5) as connection:
        connection.sendall(b"PUT /v1/patients/half HTTP/1.1\r\nHost: x\r\nContent-Length: 500\r\n\r\n{")
    with socket.create_connection(("127.0.0.1", daemon.port), timeout=5) as connection:
        connection.sendall(b"\x16\x03\x01 this is no HTTP\r\n\r\n")
        connection.settimeout(5)
        try:
            said = connection.recv(100)
        except OSError:
            said = b""
    checks.that("bytes that are no HTTP are not served", not said or said.startswith(b"HTTP/1.1 400"), said)


def repeated(daemon, checks):
    """The same request again: the same answer, one refill."""
    body = {"patient": "p-calm", "prescriptions": ["rx-calm"]}
    count = len(daemon.refills())
    first = daemon.ask(
        "PUT", "/v1/requests/r-calm", {**body, "imported": True, "pharmacy": {"endpoint": "shop"}}
    )
    checks.equal(
        "a request that is known: 200, nothing new", (first.status, len(daemon.refills())), (200, count)
    )
    key = {"Idempotency_Key": "twice"}
    one = daemon.ask("PUT", "/v1/patients/p-twice", patient("twice"), **key)
    two = daemon.ask("PUT", "/v1/patients/p-twice", patient("twice"), **key)
    checks.equal("the same key and body: the same answer", (one.status, one.body), (two.status, two.body))
    three = daemon.ask("PUT", "/v1/patients/p-twice", patient("thrice"), **key)
    checks.equal("the same key, another body: 422", json.loads(three.body).get("type"), KINDS + "key-reused")
    live = daemon.ask("PUT", "/v1/requests/r-again", body)
    found = [(refill["progress"], refill["stage"]) for refill in live.json.get("refills", [])]
    checks.equal("a second request for what is under way is not accepted", found, [("notAccepted", "closed")])
