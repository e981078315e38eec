"""The description of the API (OpenAPI) is true: no route is left out, each example fits its schema, and each
answer is as described, to requests by hand and to those that schemathesis makes up as a system, as staff, as
nobody.

Usage: python Tests/EndToEnd/described.py PATH_TO_REFILLD [DESCRIPTION]
"""

import sys

sys.dont_write_bytecode = True  # the folder holds what we wrote

import json
import re
import subprocess
import tempfile
import traceback
from pathlib import Path

from openapi_spec_validator import OpenAPIV31SpecValidator

import bank
import described_beside as beside
import described_calls as calls
import described_refills as refills
from checks import CannotGoOn, Checks
from daemon import Daemon
from described_callers import BEARER, Callers
from described_narrow import changed, narrowed, sendable, without
from description import FILE, Description, events_of_the_chart, routes_of_the_code
from desk import PASSWORD, Desk
from text_gateway import ACCOUNT, SENDER, TOKEN
from world import json_endpoint

SEED = 1
NOWHERE = "http://127.0.0.1:1"
# What schemathesis is to look at. It may ask for everything: what could end or empty the daemon answers 403 on
# the network, and is asked for by hand over the operator's socket.
LOOKS = [
    "not_a_server_error", "status_code_conformance", "content_type_conformance",
    "response_headers_conformance", "response_schema_conformance", "negative_data_rejection",
]  # fmt: skip
# It cannot make up an e-mail.
LEFT_OUT = ["postMailReport"]
EXAMPLES = {"client": 25, "staff": 15, "nobody": 1}
# Nobody is told 401 whatever they send.
MODES = {"client": "all", "staff": "all", "nobody": "positive"}
# As what they send events.
ACTORS = {
    "client": {"system", "billing", "scheduling"},
    "staff": {"provider", "support", "lead", "admin"},
}


def clinic(binary, place):
    """Nothing listens where pharmacies, receiver, mail server and gateway should be: nothing leaves."""
    daemon = Daemon(binary, place, "token-of-the-pharmacy")
    shop = json_endpoint(NOWHERE)
    pushed = shop + "push: {secret: {env: PUSH_SECRET}}\n"
    daemon.configure(1, NOWHERE, {"shop": shop, "pushed": pushed})
    texts = f"kind: twilio\nurl: {NOWHERE}\naccount: {ACCOUNT}\ntoken: {{env: TWILIO_TOKEN}}\n"
    texts += f"sender: '{SENDER}'\n"
    (daemon.folder / "channels/texts.yaml").write_text(texts)
    daemon.config.write_text(daemon.config.read_text() + "prune:\n  days: 365\n")
    bank.configure(daemon)
    daemon.environment["TWILIO_TOKEN"] = TOKEN
    daemon.start()
    return daemon


def signed_in(daemon, account, roles):
    """A member of staff. → the headers of their session"""
    words = ["--name", account, "--licence", f"NY={refills.FUTURE}", "--role", f"clinic={roles}"]
    made = daemon.command("staff", "add", account, *words, typed=PASSWORD + "\n")
    desk = Desk(daemon)
    if made.returncode or desk.sign_in(account) != 303:
        raise CannotGoOn(f"nobody signs in: {made.stderr}")
    return {"Cookie": desk.cookie, "Origin": daemon.address}


def loaded(daemon, path, checks):
    served = daemon.ask("GET", "/v1/openapi.json", token=None)
    document = json.loads(path.read_text())
    if path == FILE and served.status == 200:
        checks.equal("the daemon serves the file", served.json, document)
    description = Description(document)
    faults = [error.message for error in OpenAPIV31SpecValidator(document).iter_errors()]
    checks.equal("it is OpenAPI 3.1", faults, [])
    for name, described, real in [
        ("each route of the code, and says which are open", description.routes(), routes_of_the_code()),
        ("each event of the chart", description.words("EventKind"), events_of_the_chart()),
    ]:
        checks.equal(f"it has {name}, and no other", sorted(described ^ real), [])
    wrong = [(place, faults) for place, faults in description.examples() if faults]
    checks.equal("each example fits its schema", wrong, [])
    return description


def by_hand(daemon, callers, checks):
    """→ our ids of the refills."""
    ids = refills.records(callers.ask)
    refills.refills(callers.ask, *ids)
    beside.visits(callers.ask, ids[0], signed_in(daemon, "lead", "lead"))
    beside.charges(callers.ask, daemon, checks)
    beside.threads(callers.ask, ids[1])
    calls.stream(callers.ask, daemon, callers.fits)
    calls.messages(callers.ask)
    calls.inbound(callers.ask, daemon, callers.fits)
    calls.operator(callers.ask, daemon)
    calls.health(callers.ask, callers.description.operations)
    never = [name for name in callers.description.operations if name not in callers.statuses]
    checks.equal("each operation was asked for", never, [])
    refused = [name for name, statuses in callers.statuses.items() if min(statuses) >= 300]
    checks.equal("each but one succeeded; no message has died yet", refused, ["retryMessage"])
    return ids


def made_up(daemon, document, ids, place, staff, checks):
    """What schemathesis makes up, of records that are there and events that the caller may send."""
    patients = [f"p-{id}" for id in refills.IDS]
    narrow = narrowed(document, {
        "schemas/BrandName": ["clinic"],
        "schemas/EndpointName": ["shop", "pushed"],
        "schemas/PrescriptionBody/properties/patient": patients,
        "schemas/RequestBody/properties/patient": patients,
        "schemas/RequestBody/properties/prescriptions/items": [f"rx-{id}" for id in refills.IDS],
        "schemas/OrderBody/properties/refills/items": ids,
        "schemas/DispenseBody/properties/refill": ids,
        "schemas/VisitBody/properties/patient": patients,
        "schemas/VisitBody/properties/refill": [*ids, None],
        "schemas/ChargeBody/properties/patient": patients,
        "schemas/ChargeBody/properties/refill": [*ids, None],
        "parameters/EitherPath/schema": ids + patients,
        "parameters/If-Match/schema": ["*"],
        "parameters/If-Match-Version/schema": ["*"],
    })  # fmt: skip
    changed(narrow, "/v1/events", "get", "wait", schema={"enum": [0]})  # nobody has so much time
    changed(narrow, "/v1/orders/{id}/events", "post", "id", example="o-one")
    changed(narrow, "/v1/patients/{id}/links", "post", "id", example="p-one")
    changed(narrow, "/v1/visits/{id}", "get", "id", example="v-one")
    changed(narrow, "/v1/charges/{id}", "get", "id", example="c-one")
    # It uses a key again and again, for everything.
    without(narrow, "Idempotency-Key", but="putPatient")
    callers = {"client": BEARER, "staff": staff, "nobody": {}}
    for caller, headers in callers.items():
        path = place / f"{caller}.json"
        path.write_text(json.dumps(sendable(narrow, ACTORS[caller]) if caller in ACTORS else narrow))
        ended = schemathesis(path, daemon.address, caller, headers)
        count = re.search(r"(\d+) generated", ended.stdout)
        name = f"schemathesis as {caller}: {count and count.group(1)} requests, each answered as described"
        if not checks.that(name, ended.returncode == 0 and count, f"it ended with {ended.returncode}"):
            print(ended.stdout[-20_000:] + ended.stderr[-2_000:], file=sys.stderr)
        checks.equal(f"as {caller}: the daemon lives", daemon.process.poll(), None)


def schemathesis(path, address, caller, headers):
    words = ["run", path, "--url", address, "--seed", SEED]
    words += ["--max-examples", EXAMPLES[caller], "--mode", MODES[caller]]
    words += ["--checks", ",".join(LOOKS), "--phases", "examples,coverage,fuzzing", "--warnings", "off"]
    words += ["--generation-database", "none", "--no-color", "--no-shrink"]
    # Who asks is said here; else it would make that up, too.
    words += ["--generation-with-security-parameters", "false"]
    words += [word for name in LEFT_OUT for word in ("--exclude-operation-id", name)]
    words += [word for name, value in headers.items() for word in ("--header", f"{name}: {value}")]
    program = Path(sys.executable).with_name("schemathesis")
    return subprocess.run([program, *map(str, words)], cwd=path.parent, capture_output=True, text=True)


def main(binary, path):
    checks = Checks()
    with tempfile.TemporaryDirectory(prefix="refilld-described-") as folder:
        daemon = clinic(binary, Path(folder))
        try:
            description = loaded(daemon, path, checks)
            callers = Callers(daemon, description, checks)
            callers.staff = signed_in(daemon, "all", "provider,support,lead,admin")
            ids = by_hand(daemon, callers, checks)
            made_up(daemon, description.document, ids, Path(folder), callers.staff, checks)
            checks.equal("the daemon is well", daemon.ask("GET", "/readyz", token=None).status, 200)
        except CannotGoOn as error:
            checks.that("the run goes on", False, error)
        except Exception:
            checks.that("the run goes through", False, traceback.format_exc())
        finally:
            checks.equal("the daemon ends with 0 when told to stop", daemon.stop(), 0)
            if checks.failed:
                print(f"the daemon's log ends with:\n{daemon.log_tail(10)}", file=sys.stderr)
    return checks.end()


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1], Path(sys.argv[2]) if len(sys.argv) > 2 else FILE))
