"""The daemon of the fault run, and around it all who take what it sends, each with a fault book."""

import random
import shutil
import subprocess
import threading
from pathlib import Path

import fault_book as faults
import submission_server
import text_gateway
from bad_pharmacy import BadPharmacy
from certificates import Certificates
from clinic import address_of
from cloud import Cloud
from daemon import WEBHOOK_SECRET, Daemon
from delivery_clinic import ENDPOINT, DeliveryClinic
from delivery_patients import kind_of, names, number_of
from desk import Desk
from fault_book import FaultBook
from faulty_cloud import FaultyCloud
from faulty_receiver import FaultyReceiver
from submission_server import SubmissionServer
from text_gateway import TextGateway
from two_providers import staff_is_added
from world import json_endpoint

CHANNEL = "texts"
# As patients know it: what HTML would take for its own.
BRAND = "Harbor <b>Clinic</b> & Sons"
WEBHOOK = "kind: webhook\nsecrets: [{env: EHR_WEBHOOK_SECRET}]\nallow-private: true\n"


class DeliveryWorld:
    def __init__(self, binary, place, seed):
        self.random = random.Random(seed)
        book = lambda faults: FaultBook(self.random, faults)
        certificates = Certificates(place)
        self.mail = SubmissionServer(book(submission_server.FAULTS), certificates)
        self.gateway = TextGateway(book(faults.OVER_HTTP))
        self.webhooks = FaultyReceiver(book(faults.OVER_HTTP), WEBHOOK_SECRET)
        self.cloud = Cloud()
        self.queue = FaultyCloud(book(faults.OVER_HTTP), self.cloud)
        self.topic = FaultyCloud(book(faults.OVER_HTTP), self.cloud)
        # One sends on to another; of one nobody knows who it is.
        self.elsewhere = FaultyReceiver(book([]), WEBHOOK_SECRET)
        self.redirecting = FaultyReceiver(book([]), WEBHOOK_SECRET)
        self.redirecting.onwards = f"{self.elsewhere.url}/events"
        self.stranger = FaultyReceiver(book([]), WEBHOOK_SECRET, certificates.stranger)
        self.pharmacy = BadPharmacy()
        self.daemon = Daemon(binary, place, "token-of-the-pharmacy")
        self.helper = Desk(self.daemon)
        self.clinic = DeliveryClinic(self.daemon, self.pharmacy, Desk(self.daemon))
        self.pulled, self._ends = [], threading.Event()
        self._puller = threading.Thread(target=self._pull, daemon=True)
        self._ahead = place / "ahead"
        self._clock(place / "wall_clock.so")
        self._scripts()

    @property
    def peers(self):
        """Those that have a fault book, by name."""
        return {
            "mail server": self.mail, "gateway": self.gateway, "receiver": self.webhooks, "queue": self.queue,
            "topic": self.topic,
        }

    @property
    def address(self):
        """Where the gateway passes on what somebody answers."""
        return f"{self.daemon.address}/v1/inbound/texts/{CHANNEL}"

    def _clock(self, library):
        compiler = shutil.which("clang") or shutil.which("cc")
        source = Path(__file__).with_name("wall_clock.c")
        subprocess.run([compiler, "-shared", "-fPIC", "-O1", "-o", library, source, "-ldl"], check=True)
        self.ahead(0)
        self.daemon.environment |= {"LD_PRELOAD": str(library), "WALL_CLOCK_FILE": str(self._ahead)}

    def ahead(self, milliseconds):
        """From now on the daemon's clock is so far ahead of ours."""
        new = self._ahead.with_suffix(".new")
        new.write_text(str(milliseconds))
        new.rename(self._ahead)

    def _scripts(self):
        for name in names():
            kind = kind_of(name)
            self.gateway.book.script(number_of(name), *kind.text)
            self.mail.book.script(address_of(name), *kind.mail)
            if kind.text or kind.mail:
                self.mail.spared.add(address_of(name))
            if kind.text == [text_gateway.HASTY]:
                self.gateway.hasty[number_of(name)] = kind.report

    def start(self):
        self.mail.start()
        self.cloud.start()
        self.daemon.environment |= {
            "TWILIO_TOKEN": text_gateway.TOKEN, "SMTP_PASSWORD": submission_server.PASSWORD,
            "AWS_KEY": self.cloud.key_id, "AWS_SECRET": self.cloud.secret,
        }
        endpoint = json_endpoint(f"{self.pharmacy.url}/{ENDPOINT}").replace("per-minute: 600", "per-minute: 60000")
        consumers = {
            "warehouse": self.queue.consumer("warehouse"),
            "fanout": self.topic.consumer("fanout"),
            "redirecting": f"{WEBHOOK}url: {self.redirecting.url}/events\n",
            "stranger": f"{WEBHOOK}url: {self.stranger.url}/events\n",
        }
        self.daemon.configure(self.mail.port, f"{self.webhooks.url}/events", {ENDPOINT: endpoint}, consumers)
        folder = self.daemon.folder
        (folder / "channels/email.yaml").write_text(self.mail.channel())
        (folder / f"channels/{CHANNEL}.yaml").write_text(self.gateway.channel())
        (folder / "durations.yaml").write_text("undo: 1s\n")
        brand = folder / "brands/clinic.yaml"
        brand.write_text(brand.read_text().replace("name: Harbor Clinic", f'name: "{BRAND}"'))
        self.daemon.start()
        staff_is_added(self.daemon)
        self.helper.sign_in("helper")
        self.clinic.desk.sign_in("dr-x")
        self._puller.start()

    def _pull(self):
        """A system that follows the stream by its cursor."""
        cursor = "0"
        while not self._ends.is_set():
            page = self.daemon.ask("GET", f"/v1/events?after={cursor}&limit=100&wait=1").json
            self.pulled += page["events"]
            cursor = page["cursor"]

    def messages(self, patient):
        """Each notice that was made for a patient, as support sees it."""
        path = f"/v1/patients/{patient}/messages"
        return self.daemon.ask("GET", path, token=None, Cookie=self.helper.cookie).json["messages"]

    def queue_out(self, state):
        answer = self.daemon.ask("GET", f"/v1/messages?state={state}", token=None, Cookie=self.helper.cookie)
        return answer.json

    def stop(self):
        self._ends.set()
        if self._puller.is_alive():
            self._puller.join(10)
        ended = self.daemon.stop()
        peers = [*self.peers.values(), self.elsewhere, self.redirecting, self.stranger, self.pharmacy, self.cloud]
        for peer in peers:
            peer.stop()
        return ended
