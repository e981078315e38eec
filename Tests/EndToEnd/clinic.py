"""The clinic's own system: tells the daemon of patients, prescriptions and requests over its API.

Names and the drug are canaries: words that nobody else uses, looked for afterwards in all that left the house.
"""

from datetime import datetime, timedelta, timezone

from checks import CannotGoOn

CANARIES = ["Zephyrine", "Quillfeather", "Canarizol"]
CONSENT = {"at": "2026-01-05T10:00:00Z", "wording": "updates-1"}


def patient_of(id):
    return f"p-{id}"


def address_of(id):
    return f"{patient_of(id)}@patients.example"


def request_of(id):
    return f"r-{id}"


def refill_of(id):
    """The clinic's id of a refill: request and prescription. One prescription a dispense: a live refill each."""
    return f"{request_of(id)}/rx-{id}"


def patient(id):
    return {
        "brand": "clinic",
        "name": "Zephyrine Quillfeather",
        "birthDate": "1984-02-29",
        "zone": "America/New_York",
        "state": "NY",
        "contacts": [{"channel": "email", "address": address_of(id), "consent": CONSENT}],
    }


def in_days(days):
    """A moment so many days from now, as the API takes it."""
    return (datetime.now(timezone.utc) + timedelta(days=days)).isoformat(timespec="seconds")


def prescription(id):
    """Four fifths of the days are over: not too soon to ask, and no clock about running out is near."""
    return {
        "patient": patient_of(id),
        "drug": "Canarizol 10 mg",
        "schedule": "none",
        "repeatsAllowed": 5,
        "completedFills": 1,
        "daysSupply": 30,
        "lastFilledAt": in_days(-24),
        "endsAt": "2035-01-01T00:00:00Z",
        "gapRisk": "low",
    }


def tell(daemon, id, endpoint, imported=True, way="pickUp"):
    """One patient, one prescription, one request. Imported: it is with that pharmacy already, under this id."""
    sent(daemon, f"/v1/patients/{patient_of(id)}", patient(id))
    sent(daemon, f"/v1/prescriptions/rx-{id}", prescription(id))
    request = {"patient": patient_of(id), "prescriptions": [f"rx-{id}"], "way": way}
    request["pharmacy"] = {"endpoint": endpoint}
    if imported:
        request["imported"] = True
        request["pharmacy"]["items"] = {f"rx-{id}": id}
    return sent(daemon, f"/v1/requests/{request_of(id)}", request)["refills"][0]


def sent(daemon, path, body):
    answer = daemon.ask("PUT", path, body)
    if answer.status not in (200, 201):
        raise CannotGoOn(f"PUT {path}: {answer}")
    return answer.json
