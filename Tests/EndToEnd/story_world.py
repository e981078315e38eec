"""A clinic for one story: it begins at a wall time of New York, with two pharmacies, and patients who can have texts.

A story reads what came of it as each side sees it (story_views.py): `refill` (states), `page` (the patient), `texts`
and `mails`, `messages` (why, or why not), `tasks` (who of the clinic is called), `steps` (what moved it).
"""

import random
from datetime import timedelta
from types import SimpleNamespace

import clinic
from beside_clinic import CHANNEL, TOKENS, configure
from checks import CannotGoOn, until
from clinic import CONSENT, address_of, patient_of, request_of, sent
from daemon import Daemon
from fault_book import FaultBook
from mail_server import MailServer
from story_clock import StoryClock
from story_pharmacy import StoryPharmacy
from story_views import StoryViews
from text_gateway import TextGateway
from two_providers import staff_is_added
from world import json_endpoint

# Endpoint → what patients see of it. "shop" is there, too, and is not shown.
PHARMACIES = {"a": "Ash Pharmacy", "b": "Birch Pharmacy"}


class StoryWorld(StoryViews):
    def __init__(self, binary, place, begins):
        self.mail = MailServer()
        self.gateway = TextGateway(FaultBook(random.Random(1), []))
        self.pharmacy = StoryPharmacy()
        self.daemon = Daemon(binary, place, "token-of-the-pharmacy")
        self.clock = StoryClock(self.daemon, place)
        self.clock.put(begins)
        self._numbers, self._desks = {}, {}

    def start(self):
        self.mail.start()
        configure(self.daemon, self.mail, SimpleNamespace(url="http://127.0.0.1:9"), self.pharmacy, self.gateway)
        # Nobody follows the stream: a receiver that checks signatures does not believe the story's time.
        (self.daemon.folder / "consumers/ehr.yaml").unlink()
        for name, shown in PHARMACIES.items():
            text = json_endpoint(f"{self.pharmacy.url}/{name}") + f"zone: America/New_York\nshown: {{name: {shown}}}\n"
            (self.daemon.folder / f"endpoints/{name}.yaml").write_text(text)
        self.daemon.start()
        staff_is_added(self.daemon)

    def stop(self):
        ended = self.daemon.stop()
        for peer in (self.mail, self.gateway, self.pharmacy):
            peer.stop()
        return ended

    def go_to(self, text):
        """Nobody's sign-in lasts as long as a story does."""
        self.clock.go_to(text)
        self._desks.clear()

    # MARK: Patients and their refills

    def number_of(self, name):
        return self._numbers.setdefault(name, f"+1555200{len(self._numbers) + 1:04d}")

    def patient(self, name, ways=("text",), billing=False, **members):
        """Agreed to be told by these ways, in neutral words; `billing`: of money, too."""
        addresses = {"text": self.number_of(name), "email": address_of(name)}
        consent = {"consent": CONSENT} | ({"billing": CONSENT} if billing else {})
        contacts = [{"channel": way, "address": addresses[way], **consent} for way in ways]
        body = {**clinic.patient(name), "contacts": contacts, **members}
        return sent(self.daemon, f"/v1/patients/{patient_of(name)}", body)

    def prescription(self, name, **members):
        """Four fifths of its days are over when the story begins."""
        filled = (self.clock.now - timedelta(days=24)).isoformat(timespec="seconds")
        body = {**clinic.prescription(name), "lastFilledAt": filled, **members}
        return sent(self.daemon, f"/v1/prescriptions/rx-{name}", body)

    def request(self, name, endpoint="a", way="pickUp", imported=True, **members):
        """→ our id. Imported: the pharmacy has it, under the patient's name, and nobody is told of what was."""
        at = {"endpoint": endpoint} | ({"items": {f"rx-{name}": name}} if imported else {})
        body = {"patient": patient_of(name), "prescriptions": [f"rx-{name}"], "way": way, "pharmacy": at, **members}
        body |= {"imported": True} if imported else {}
        return sent(self.daemon, f"/v1/requests/{request_of(name)}", body)["refills"][0]["id"]

    def at_pharmacy(self, name, endpoint="a", status="preparing", way="pickUp", ways=("text",), said=None, **drug):
        """A patient whose refill a pharmacy has in that status, of which nobody was told anything. → our id"""
        self.pharmacy.put(endpoint, name, status, **(said or {}))
        self.patient(name, ways)
        self.prescription(name, **drug)
        id = self.request(name, endpoint, way)
        if not until(lambda: self.refill(name)["tracking"] == "fresh"):
            raise CannotGoOn(f"{name} is not {status}: {self.refill(name)}")
        return id

    # MARK: What others say

    def put(self, path, body, by="ehr", **headers):
        """As one of the clinic's systems: ehr, billing, scheduler."""
        return self.daemon.ask("PUT", path, body, token=TOKENS[by], **headers)

    def answers_by_text(self, name, words, id="SM2"):
        """The patient texts back. → the status of the answer"""
        address = f"{self.daemon.address}/v1/inbound/texts/{CHANNEL}"
        return self.gateway.pass_on(address, self.number_of(name), words, id=id)
