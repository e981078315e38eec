"""One patient with one refill, and one thing beside it: who speaks of it, and how it stands."""

from beside_clinic import PLACE, PREPARE, WHAT
from clinic import patient_of
from two_providers import waiting_refill


class Scene:
    """A visit or a charge, and the clinic's system that speaks of it."""

    question = None  # of the page
    members = ()  # what a word that is repeated or refused leaves as it is

    def __init__(self, world, checks, name, refill=None):
        self.world, self.checks, self.name = world, checks, name
        self.refill = refill or waiting_refill(world, name)["id"]
        self.phone = world.phone(name)

    def about(self, status, **members):
        return {"patient": patient_of(self.name), "refill": self.refill, "status": status, **members}

    def brief(self):
        it = self.now()
        return [it.get(member) for member in self.members], self.world.refill(self.name)["version"]

    def check(self, what, say, state, answer, asked, wanted=200):
        """It is said twice: what the first comes to, and that the second comes to nothing."""
        self.checks.equal(f"{what}: {wanted}", say(), wanted)
        self.stands(what, state, answer, asked)
        self.repeats(what, say)

    def repeats(self, what, say):
        before = self.brief()
        again = say()
        self.checks.equal(f"{what}, repeated: 200, and nothing is changed", (again, self.brief()), (200, before))

    def stands(self, what, state, answer, asked):
        found = (self.now()["state"], self.world.asked(self.name))
        self.checks.equal(f"{what}: where it stands, and what the refill asks", found, (state, list(asked)))
        said = self.phone.answer(self.question)
        self.checks.that(f"{what}: the page says “{answer}”", said and answer in said, said)


class VisitScene(Scene):
    question, members = "visit", ("state", "version", "startsAt", "chosen", "wish")

    @property
    def path(self):
        return f"/v1/visits/vs-{self.name}"

    def now(self):
        return self.world.get(self.path).json

    def body(self, status, **members):
        plan = {"place": f"{PLACE} Road 5", "prepare": f"a {PREPARE}", "minutes": 20}
        return self.about(status, **{**plan, **members})

    def put(self, status, **members):
        return self.world.put(self.path, self.body(status, **members), "scheduler").status

    def says(self, what, status, state, answer, asked=("visit",), wanted=200, **members):
        self.check(what, lambda: self.put(status, **members), state, answer, asked, wanted)

    def sends(self, type, version=None, **fields):
        """A form of the page. → its status"""
        visit = self.now()
        path = f"/p/visits/{visit['id']}"
        return self.phone.send(path, type=type, version=version or visit["version"], **fields)[0]


class ChargeScene(Scene):
    question, members = "pay", ("state", "version", "amount", "accepted")

    def path(self, charge="one"):
        return f"/v1/charges/ch-{self.name}-{charge}"

    def now(self, charge="one"):
        return self.world.get(self.path(charge)).json

    def body(self, status, amount, **members):
        return self.about(status, **{"what": f"{WHAT} 5", "amount": amount, **members})

    def put(self, status, amount, charge="one", by="billing", **members):
        return self.world.put(self.path(charge), self.body(status, amount, **members), by)

    def says(self, what, status, amount, answer, asked=(), wanted=200, **members):
        self.check(what, lambda: self.put(status, amount, **members).status, status, answer, asked, wanted)

    def refused(self, what, answer):
        """More than the patient agreed to."""
        found = (answer.status, answer.json.get("type"))
        self.checks.equal(f"{what}: 409 guarded", found, (409, "urn:refilld:problem:guarded"))

    def agrees(self, charge="one", version=None, **fields):
        """The form of the page. → its status"""
        it = self.now(charge)
        return self.phone.send(f"/p/charges/{it['id']}", version=version or it["version"], **fields)[0]


class ThreadScene:
    """What is written about a refill."""

    def __init__(self, world, checks, name, **members):
        self.world, self.checks, self.name = world, checks, name
        self.refill = world.at_pharmacy(name, **members)
        self.phone = world.phone(name)
        self.path = f"/v1/refills/{self.refill}/thread"

    def now(self):
        return self.world.get(self.path).json

    def entries(self):
        return [(entry["side"], entry["text"]) for entry in self.now()["entries"]]

    def writes(self, text):
        """The patient, from the page. → its status"""
        return self.phone.send(f"/p/refills/{self.refill}/messages", text=text)[0]

    def staff(self, type, version=None, desk=None, **fields):
        """A form of the desk. → its status"""
        fields |= {"type": type, "version": self.now()["version"] if version is None else version}
        return (desk or self.world.helper).send(f"/desk/refills/{self.refill}/thread", **fields)[0]

    def stands(self, what, state, tasks):
        found = (self.now()["state"], self.world.tasks(self.name))
        self.checks.equal(f"{what}: where it stands, and who is called", found, (state, tasks))
