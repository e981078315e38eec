"""The clinic that the browser visits: a real daemon, a pharmacy, a mail server, staff, and patients."""

from cases import BACK, CAREFUL, CASES, DRUGS, NO_MAILBOX, PATIENTS, REFILLABLE
from matters import CHARGES, VISITS, WROTE

import bank
from bad_pharmacy import BadPharmacy
from checks import CannotGoOn, until
from clinic import address_of, in_days, patient, patient_of, prescription, refill_of, request_of, sent
from daemon import WEBHOOK_SECRET, Daemon
from desk import Desk
from mail_server import MailServer
from two_providers import staff_is_added
from webhook_receiver import WebhookReceiver

PROVIDER, OTHER_PROVIDER, SUPPORT, OFFICER, LEAD = "dr-x", "dr-y", "helper", "officer", "chief"
SETTLING_SECONDS = 40
ENDPOINT = """
connector: json
url: {}/shop
sign-in: {{secret: {{env: PHARMACY_TOKEN}}}}
interval: 1s
jitter: 0
limits: {{per-minute: 600}}
shown: {{name: Main Street Pharmacy, address: "1 Main Street, Placeholder", phone: "+1 555 010 0199"}}
"""


QUESTIONS = """
questionnaire:
  - {en: Do you take any new medicine?, es: ¿Toma alguna medicina nueva?, answer: yes-or-no}
  - {en: What should we know?, es: ¿Qué debemos saber?}
"""


class StrictMailServer(MailServer):
    """One patient has no mailbox any more, so that a message is given up."""

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address == address_of(NO_MAILBOX):
            return "550 5.1.1 no such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 taken"


class House:
    def __init__(self, binary, place):
        self.mail = StrictMailServer()
        self.webhooks = WebhookReceiver(WEBHOOK_SECRET)
        self.pharmacy = BadPharmacy()
        self.daemon = Daemon(binary, place, "token-of-the-pharmacy")
        self.refills = {}  # name of the case → our id
        self.patients = {}  # name of the case → whose it is
        self.support = Desk(self.daemon)

    def start(self):
        self.mail.start()
        shop = ENDPOINT.format(self.pharmacy.url)
        self.daemon.configure(self.mail.port, self.webhooks.url, {"shop": shop})
        self._open_brands()
        bank.configure(self.daemon)
        self.daemon.start()
        staff_is_added(self.daemon)
        for id, members in PATIENTS.items():
            sent(self.daemon, f"/v1/patients/{patient_of(id)}", {**patient(id), **members})
        self._prescribe_more()
        self.support.sign_in(SUPPORT)
        self.add(CASES)

    def _prescribe_more(self):
        for number, (drug, days) in enumerate(REFILLABLE.items()):
            name = f"{BACK}-{number}"
            medicine = {"patient": patient_of(BACK), "drug": drug, "lastFilledAt": in_days(-days)}
            sent(self.daemon, f"/v1/prescriptions/rx-{name}", {**prescription(name), **medicine})

    def _open_brands(self):
        brands, client = self.daemon.folder / "brands", self.daemon.folder / "clients/ehr.yaml"
        usual = (brands / "clinic.yaml").read_text() + QUESTIONS
        (brands / "clinic.yaml").write_text(usual)
        (brands / f"{CAREFUL}.yaml").write_text(f"{usual}\nask-birth-date: true\n")
        client.write_text(client.read_text().replace("brands: [clinic]", f"brands: [clinic, {CAREFUL}]"))

    def add(self, cases):
        """Makes refills and brings each to its state."""
        for name, case in cases.items():
            self._make(name, case)
        for name, case in cases.items():
            self._hear_on(name, case.fills)
        provider = Desk(self.daemon)
        provider.sign_in(PROVIDER)
        for name, case in cases.items():
            if case.event:
                self._do(provider, name, *case.event)
        until(lambda: not self._astray(cases), SETTLING_SECONDS)
        if astray := self._astray(cases):
            raise CannotGoOn(f"refills are not where they should be: {astray}")
        for name, case in cases.items():
            for kind, words in case.beside:
                self.say(name, kind, words)
            for kind, words in case.apart:
                self.say(name, kind, words, refill=None)

    def _make(self, name, case):
        medicine = {"patient": patient_of(case.patient), "drug": DRUGS.get(case.patient, "Canarizol 10 mg")}
        sent(
            self.daemon,
            f"/v1/prescriptions/rx-{name}",
            {**prescription(name), **medicine, **case.prescription},
        )
        request = {"patient": patient_of(case.patient), "prescriptions": [f"rx-{name}"], "way": case.way}
        request["pharmacy"] = {"endpoint": "shop"}
        if case.fills:
            self.pharmacy.put("shop", name, **case.fills[0])
            request["imported"] = True
            request["pharmacy"]["items"] = {f"rx-{name}": name}
        made = sent(self.daemon, f"/v1/requests/{request_of(name)}", request)
        self.refills[name] = made["refills"][0]["id"]
        self.patients[name] = case.patient

    def _hear_on(self, name, fills):
        """What the pharmacy says next, each once the last was heard."""
        for before, fill in zip(fills, fills[1:], strict=False):
            until(lambda before=before: self.progress(name) == before["status"])
            self.pharmacy.put("shop", name, **fill)

    def _do(self, provider, name, type, data):
        until(lambda: self.progress(name) == "withProvider")
        refill = self.refills[name]
        done = provider.event(refill, type, self.daemon.refill(refill)["version"], data)
        if done.status != 200:
            raise CannotGoOn(f"{name}: {type}: {done}")

    def _astray(self, cases):
        found = {name: self.progress(name) for name in cases}
        return {name: progress for name, progress in found.items() if progress != cases[name].progress}

    def progress(self, name):
        return self.daemon.refill(self.refills[name])["progress"]

    def say(self, name, kind, words, **members):
        """Something beside a refill: a visit, a charge, or what is written about it."""
        about = {"patient": patient_of(self.patients[name]), "refill": self.refills[name]}
        if kind in (VISITS, CHARGES):
            return sent(self.daemon, f"/v1/{kind}/{name}", {**about, **words, **members})
        thread = f"/v1/refills/{self.refills[name]}/thread"
        if kind == WROTE:
            status = self.daemon.ask("POST", thread, {"type": kind, "text": words}).status
        else:
            form = {"type": kind, "text": words, "version": self.daemon.ask("GET", thread).json["version"]}
            status, _ = self.support.send(f"/desk/refills/{self.refills[name]}/thread", **form)
        if status not in (200, 303):
            raise CannotGoOn(f"{name}: {kind}: {status}")

    def heard(self, name, kind):
        """A visit or a charge as the clinic's systems find it."""
        return self.daemon.ask("GET", f"/v1/{kind}/{name}").json

    def a_message_is_given_up(self):
        """Its patient's mailbox is gone: somebody at the desk has to see it."""
        self.pharmacy.put("shop", NO_MAILBOX, "ready")
        refill = self.daemon.refill(refill_of(NO_MAILBOX))["id"]
        if not until(lambda: refill in self.daemon.command("message", "list", "--state", "dead").stdout, 30):
            raise CannotGoOn("no message is given up")

    def a_message_is_held(self):
        held = self.daemon.command("hold", "add", "--notice", "late", "--reason", "their clock is wrong")
        if held.returncode != 0:
            raise CannotGoOn(f"no message can be held: {held.stderr}")

    def link(self, patient):
        """A one-time link to the patient's page."""
        return self.daemon.ask("POST", f"/v1/patients/{patient_of(patient)}/links").json["url"]

    def stop(self):
        ended = self.daemon.stop()
        for peer in (self.mail, self.webhooks, self.pharmacy):
            peer.stop()
        return ended
