"""A clinic with a scheduler, a billing system and another brand beside it, and all who take what the daemon sends."""

import random
import re
import sqlite3

from bad_pharmacy import BadPharmacy
from beside_clinic import TOKENS, configure
from checks import CannotGoOn, until
from clinic import address_of, patient, patient_of, refill_of, sent, tell
from daemon import WEBHOOK_SECRET, Daemon
from desk import PASSWORD, Desk
from fault_book import FaultBook
from mail_server import MailServer
from phone import Phone
from text_gateway import TextGateway
from two_providers import staff_is_added
from webhook_receiver import WebhookReceiver


class BesideWorld:
    def __init__(self, binary, place):
        self.mail, self.webhooks = MailServer(), WebhookReceiver(WEBHOOK_SECRET)
        self.gateway = TextGateway(FaultBook(random.Random(1), []))
        self.pharmacy = BadPharmacy()
        self.daemon = Daemon(binary, place, "token-of-the-pharmacy")
        self.provider, self.helper, self.stranger = (Desk(self.daemon) for _ in range(3))

    def start(self):
        daemon = self.daemon
        self.mail.start()
        configure(daemon, self.mail, self.webhooks, self.pharmacy, self.gateway)
        daemon.start()
        staff_is_added(daemon)
        made = daemon.command(
            "staff", "add", "stranger", "--name", "stranger", "--role", "other=support", typed=PASSWORD + "\n")
        desks = {"dr-x": self.provider, "helper": self.helper, "stranger": self.stranger}
        if made.returncode or [desk.sign_in(account) for account, desk in desks.items()] != [303] * 3:
            raise CannotGoOn(f"staff cannot sign in: {made.stderr}")

    def stop(self):
        ended = self.daemon.stop()
        for peer in (self.mail, self.webhooks, self.gateway, self.pharmacy):
            peer.stop()
        return ended

    # MARK: Patients and their refills

    def at_pharmacy(self, name, status="preparing", way="pickUp", **members):
        """One refill that the pharmacy has, of which nobody was told anything. → our id"""
        self.pharmacy.put("shop", name, status)
        id = tell(self.daemon, name, "shop", way=way)["id"]
        if members:
            sent(self.daemon, f"/v1/patients/{patient_of(name)}", {**patient(name), **members})
        stands = lambda: (self.refill(name)["progress"], self.refill(name)["tracking"])
        if not until(lambda: stands() == (status, "fresh")):
            raise CannotGoOn(f"{name} is not {status}: {stands()}")
        return id

    def refill(self, name):
        return self.daemon.refill(refill_of(name))

    def phone(self, name):
        return Phone.of(self.daemon, patient_of(name))

    def phone_by_code(self, name):
        """Signed in by a code that came by e-mail, whatever else comes meanwhile."""
        phone, before = Phone(self.daemon), len(self.mails(name))
        phone.ask_for_code(address_of(name))
        code = until(lambda: self.code_among(self.mails(name)[before:]))
        if not code or phone.enter(code) != 303:
            raise CannotGoOn(f"no code of {name} opens: {[mail.words for mail in self.mails(name)[before:]]}")
        return phone

    def code_among(self, mails):
        """The one of six digits that stands in one of them."""
        texts = [mail.message.get_body(["plain"]).get_content() for mail in mails]
        found = [code for text in texts for code in re.findall(r"\b\d{6}\b", text)]
        return found[0] if found else None

    def mails(self, name):
        return self.mail.to(address_of(name))

    def notices(self, name):
        """What was made to be told to the patient, the latest first."""
        path = f"/v1/patients/{patient_of(name)}/messages"
        found = self.daemon.ask("GET", path, token=None, Cookie=self.helper.cookie).json["messages"]
        return [row["notice"] for row in found]

    # MARK: What stands beside them

    def put(self, path, body, by, **headers):
        return self.daemon.ask("PUT", path, body, token=TOKENS[by], **headers)

    def post(self, path, body, by="ehr", **headers):
        return self.daemon.ask("POST", path, body, token=TOKENS[by], **headers)

    def get(self, path, by="ehr"):
        return self.daemon.ask("GET", path, token=TOKENS[by])

    def asked(self, name):
        """What the refill asks of its patient."""
        return sorted(action["kind"] for action in self.refill(name)["openActions"])

    def tasks(self, name):
        """Who of the clinic is called to the refill, by what, and whether at once."""
        return sorted((task["owner"], task["cause"], task["urgent"]) for task in self.refill(name)["tasks"])

    def done(self, name, cause):
        """Support looked after it."""
        refill = self.refill(name)
        data = {"owner": "support", "cause": cause}
        answer = self.helper.event(refill["id"], "task.done", refill["version"], data)
        if answer.status != 200:
            raise CannotGoOn(f"task.done of {name}: {answer}")

    def rows(self, question, *values):
        """Reads the database beside the daemon."""
        with sqlite3.connect(f"file:{self.daemon.database}?mode=ro", uri=True) as db:
            found = db.execute(question, values).fetchall()
        db.close()
        return found
