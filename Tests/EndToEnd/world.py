"""Everything around the daemon on this machine: a FHIR server, a mail server, a webhook receiver, bad pharmacies."""

from pathlib import Path

import bad_pharmacy
import fhir_server
from cloud import Cloud
from daemon import WEBHOOK_SECRET, Daemon
from mail_server import MailServer
from webhook_receiver import WebhookReceiver

HERE = Path(__file__).parent
OFFICIAL_EXAMPLES = HERE.parents[2] / "shared/cases/fhir/hl7-r4-4.0.1"
POLL_SECONDS = 2
# Dispenses that later scenes change: all begin as preparation.
CHANGING = [f"changing-{number}" for number in range(1, 12)]
BAD_MANNERS = ["slow", "trickle", "error", "later", "page", "broken", "deep", "huge", "closed"]


class World:
    def __init__(self, binary, place):
        self.official = fhir_server.read_dispenses(OFFICIAL_EXAMPLES)
        self.own = fhir_server.read_dispenses(HERE / "dispenses")
        model = next(dispense for dispense in self.own if dispense["id"] == "own-preparation")
        changing = [{**model, "id": id} for id in CHANGING]
        self.fhir = fhir_server.FHIRServer(self.official + self.own + changing)
        self.mail = MailServer()
        self.webhooks = WebhookReceiver(WEBHOOK_SECRET)
        self.cloud = Cloud()
        self.pharmacies = bad_pharmacy.BadPharmacy()
        self.daemon = Daemon(binary, place, fhir_server.TOKEN)
        # Refills whose patients were erased.
        self.erased = set()

    def start(self):
        self.mail.start()
        self.cloud.start()
        endpoints = {
            "fhir": fhir_endpoint(self.fhir.start()),
            "shop": json_endpoint(f"{self.pharmacies.url}/shop"),
        }
        for manner in BAD_MANNERS + ["odd"]:
            endpoints[manner] = json_endpoint(f"{self.pharmacies.url}/{manner}")
        # Asked once an hour, so that what is asked meanwhile is asked because of a push.
        pushed = json_endpoint(f"{self.pharmacies.url}/pushed").replace("interval: 1s", "interval: 1h")
        endpoints["pushed"] = pushed + "push: {secret: {env: PUSH_SECRET}}\n"
        self.daemon.environment.update(AWS_KEY=self.cloud.key_id, AWS_SECRET=self.cloud.secret)
        self.daemon.configure(self.mail.port, self.webhooks.url, endpoints, self.cloud.consumers())

    def stop(self):
        self.mail.release()
        self.webhooks.release()
        ended = self.daemon.stop()
        for peer in [self.fhir, self.mail, self.webhooks, self.cloud, self.pharmacies]:
            try:
                peer.stop()
            except Exception as error:  # what did not start does not stop
                print(f"  note  {type(peer).__name__} did not stop: {error!r}")
        return ended


def fhir_endpoint(url):
    return f"""
connector: fhir-medicationdispense
url: {url}
sign-in:
  secret: {{env: PHARMACY_TOKEN}}
interval: {POLL_SECONDS}s
jitter: 0
limits: {{per-minute: 6000, at-once: 8}}
"""


def json_endpoint(url):
    return f"""
connector: json
url: {url}
sign-in:
  secret: {{env: PHARMACY_TOKEN}}
interval: 1s
jitter: 0
misses-until-stale: 2
limits: {{per-minute: 600, timeout: 1s, maximum-body: 1048576}}
"""
