"""The clinic of the fault run and its pharmacy: requests, decisions, and what becomes of the orders."""

from checks import CannotGoOn, until
from clinic import patient_of, prescription, refill_of, request_of, sent
from delivery_patients import body_of, kind_of

ENDPOINT = "shop"
# Where a refill is once the pharmacy has said it.
PROGRESS = {"received": "pharmacyReceived", "rerouted": "sent"}


class DeliveryClinic:
    """Tells the daemon of all of them, decides, and is the pharmacy's day."""

    def __init__(self, daemon, pharmacy, desk):
        self.daemon, self.pharmacy, self.desk = daemon, pharmacy, desk

    def ask(self, name, owner=None):
        """One more refill of a patient."""
        owner = owner or name
        sent(self.daemon, f"/v1/prescriptions/rx-{name}", {**prescription(name), "patient": patient_of(owner)})
        request = {"patient": patient_of(owner), "prescriptions": [f"rx-{name}"], "way": "pickUp"}
        request["pharmacy"] = {"endpoint": ENDPOINT}
        return sent(self.daemon, f"/v1/requests/{request_of(name)}", request)["refills"][0]["id"]

    def decide(self, name, denied=False):
        until(lambda: self.progress(name) == "withProvider")
        now = self.daemon.refill(refill_of(name))
        denial = {"reason": "tooSoon", "gap": {"safeToWait": {}}}
        type, data = ("provider.deny", denial) if denied else ("provider.approve", None)
        answer = self.desk.event(now["id"], type, now["version"], data)
        if answer.status != 200:
            raise CannotGoOn(f"{type} of {name}: {answer}")

    def progress(self, name):
        return self.daemon.refill(refill_of(name)).get("progress")

    def admit(self, name):
        sent(self.daemon, f"/v1/patients/{patient_of(name)}", body_of(name))
        self.ask(name)
        self.decide(name, kind_of(name).denied)

    def say(self, name, status):
        """The pharmacy says it of a refill, once it has the order."""
        refill = refill_of(name)
        id = next((id for _, id, order in self.pharmacy.orders if order["reference"] == refill), None)
        if id:
            self.pharmacy.put(ENDPOINT, id, status, reference=refill)
        return id

    def work(self, refills, statuses, seconds=60):
        """Each of them goes through these at the pharmacy. → those that did not."""
        left = {name: list(statuses) for name in refills}

        def goes_on():
            for name, rest in list(left.items()):
                now = self.progress(name)
                if self.say(name, rest[0]) and now == PROGRESS.get(rest[0], rest[0]):
                    rest.pop(0)
                    if not rest:
                        del left[name]
            return not left

        until(goes_on, seconds, every=0.3)
        return list(left)
