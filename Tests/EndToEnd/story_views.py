"""What came of a story, as each side sees it: states, the patient's page, messages, and who of the clinic is called."""

from checks import CannotGoOn, until
from clinic import address_of, patient_of, refill_of
from desk import Desk
from phone import Phone

QUESTIONS = ["next", "act", "visit", "sent", "pay", "message"]


class StoryViews:
    """Of a world with a daemon, its peers, and the numbers and desks of those who are in it."""

    def refill(self, name):
        return self.daemon.refill(refill_of(name))

    def stands(self, name, progress, seconds=15.0):
        """Waits until it is in that state. → whether it is"""
        return bool(until(lambda: self.refill(name)["progress"] == progress, seconds))

    def leaves(self, name, progress, seconds=15.0):
        """Waits until it is no longer in that state. → whether it is not"""
        return bool(until(lambda: self.refill(name)["progress"] != progress, seconds))

    def steps(self, name):
        """What moved it, in order; refused tries left out."""
        return [step["event"] for step in self.refill(name)["timeline"] if not step.get("refused")]

    def times(self, name, event):
        """When it came, to the second, in UTC: each time."""
        return [step["at"][:19] + "Z" for step in self.refill(name)["timeline"] if step["event"] == event]

    def phone(self, name):
        return Phone.of(self.daemon, patient_of(name))

    def page(self, name):
        """The six answers of the patient's page: question → text."""
        phone = self.phone(name)
        return {question: phone.answer(question) for question in QUESTIONS}

    def says(self, name, word, **fields):
        """The patient presses a button of the page, such as patient.didNotGetIt. → the form's status"""
        refill, phone = self.refill(name), self.phone(name)
        place = f"/p/refills/{refill['id']}"
        if f'value="{word}"' not in phone.page(place)[1]:
            raise CannotGoOn(f"the page does not offer {word}")
        return phone.send(f"{place}/events", **{"type": word, "version": refill["version"]} | fields)[0]

    def texts(self, name):
        """The words of each text that came to the patient, in order."""
        return [text.words for text in self.gateway.arrived(self.number_of(name))]

    def mails(self, name):
        return self.mail.to(address_of(name))

    def messages(self, name):
        """Each notice that was made for the patient, the latest first: `notice`, `state`, `reason` or `ways`."""
        path = f"/v1/patients/{patient_of(name)}/messages"
        return self.daemon.ask("GET", path, token=None, Cookie=self.desk("helper").cookie).json["messages"]

    def settle(self, *names):
        """Waits until each of their messages has gone, or it is said why it waits."""
        untried = lambda it: it["state"] == "claimed" or it["state"] == "waiting" and not it.get("reason")
        until(lambda: not any(untried(it) for name in names for it in self.messages(name)), 3)

    def tasks(self, name):
        """Who of the clinic is called to the refill: (owner, cause)."""
        return sorted((task["owner"], task["cause"]) for task in self.refill(name)["tasks"])

    def desk(self, account):
        """A member of staff, signed in: dr-x and dr-y (providers), helper (support), chief (lead), officer."""
        if account not in self._desks:
            desk = Desk(self.daemon)
            if desk.sign_in(account) != 303:
                raise CannotGoOn(f"{account} cannot sign in")
            self._desks[account] = desk
        return self._desks[account]
