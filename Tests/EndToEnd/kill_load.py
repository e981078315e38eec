"""Clients that go on asking while the daemon dies and comes back, and write down all that was acknowledged.

Each request has an Idempotency-Key and is sent until it has an answer. So in the end nothing is in doubt but words of
patients: their forms have no key.
"""

import http.client
import itertools
import json
import random
import threading
import time
from collections import Counter, deque
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timezone

from standardwebhooks import Webhook

import clinic
from daemon import CLIENT_TOKEN, PUSH_SECRET
from phone import Phone

ENDPOINT = "shop"
# After a connection that the death of the daemon broke.
RETRY_SECONDS = 0.02
DENIAL = {"reason": "tooSoon", "gap": {"safeToWait": {}}}


class Stopped(Exception):
    pass


class Entry:
    """One request that was answered."""

    def __init__(self, kind, refill, request, answer):
        self.kind, self.refill, self.request, self.answer = kind, refill, request, answer


class Load:
    def __init__(self, daemon, pharmacy, seed, workers):
        self.daemon, self.pharmacy = daemon, pharmacy
        self._random = random.Random(seed)
        self._numbers = itertools.count(1)
        self._lock = threading.Lock()
        self._up = threading.Event()
        self._ending = threading.Event()
        self.unanswered = 0
        self.ledger = []
        self.asked = {}  # id of a refill → the clinic's id of it
        self.words = {}  # id of a refill → Counter of (word, said or maybe)
        self._cursor = "0"
        self.pulled = []  # the stream as a system pulled it, through all deaths
        self.broken = []  # what a client should never see
        self._waiting, self._sent = deque(), deque(maxlen=200)
        self.desks = []
        bodies = [self._work] * workers + [self._push, self._pull]
        self._threads = [threading.Thread(target=self._go_on, args=(body,), daemon=True) for body in bodies]

    def start(self, desks):
        self.desks = desks
        self._up.set()
        for thread in self._threads:
            thread.start()

    def hold(self):
        """The daemon is known to be dead: nobody asks."""
        self._up.clear()

    def go_on(self):
        self._up.set()

    def end(self):
        """Nothing new is begun; what is asked gets its answer first."""
        self._ending.set()
        for thread in self._threads:
            thread.join(60)
        return not any(thread.is_alive() for thread in self._threads)

    def _go_on(self, body):
        own = random.Random(self._random.random())
        try:
            while not self._ending.is_set():
                body(own)
        except Exception as error:  # the run fails with it; a thread alone would die unheard
            self.broken.append(f"{type(error).__name__}: {error}")

    def of(self, refill):
        """What clients were told of a refill."""
        return [entry for entry in self.ledger if entry.refill == refill]

    # MARK: What they do

    def _work(self, own):
        chance = own.random()
        if chance < 0.3 or not self._waiting:
            self._request()
        elif chance < 0.65:
            self._decide(own)
        elif chance < 0.85 or not self._sent:
            self._promise(own)
        else:
            self._patient(own)
        self._ending.wait(own.uniform(0, 0.1))

    def _request(self):
        id = f"k{next(self._numbers)}"
        self.send("patient", None, "PUT", f"/v1/patients/{clinic.patient_of(id)}", clinic.patient(id))
        self.send("prescription", None, "PUT", f"/v1/prescriptions/rx-{id}", clinic.prescription(id))
        body = {"patient": clinic.patient_of(id), "prescriptions": [f"rx-{id}"], "way": "pickUp"}
        body["pharmacy"] = {"endpoint": ENDPOINT}
        answer = self.send("request", None, "PUT", f"/v1/requests/{clinic.request_of(id)}", body)
        if answer.status not in (200, 201):
            raise AssertionError(f"a request was answered {answer}")
        made = answer.json["refills"][0]["id"]
        with self._lock:
            self.asked[made] = clinic.refill_of(id)
            self._waiting.append((made, id))

    def _decide(self, own):
        """Two providers, one version, at once."""
        with self._lock:
            if not self._waiting:
                return
            refill, id = self._waiting.popleft()
        version = self.look(refill)["version"]
        bodies = [{"type": "provider.approve"}] * 2
        if own.random() < 0.2:
            bodies[1] = {"type": "provider.deny", "data": DENIAL}
        tag = {"If_Match": f'"{version}"'}
        with ThreadPoolExecutor(2) as pool:
            tries = [
                pool.submit(self._decision, refill, body, desk, tag) for body, desk in zip(bodies, self.desks)
            ]
            statuses = sorted(each.result().status for each in tries)
        if statuses != [200, 412]:
            self.broken.append(f"two providers at once on {refill}: {statuses}")
        with self._lock:
            self._sent.append((refill, id))

    def _decision(self, refill, body, desk, tag):
        headers = {"Cookie": desk.cookie, "Origin": self.daemon.address, **tag}
        return self.send("decision", refill, "POST", f"/v1/refills/{refill}/events", body, None, **headers)

    def _promise(self, own):
        """Of what is decided: before that it would move a refill from under two providers who hold its version."""
        with self._lock:
            refill = own.choice(list(self._sent))[0] if self._sent else None
        if refill:
            at = datetime.fromtimestamp(2_051_222_400 + own.randrange(10**7), timezone.utc).isoformat()
            body = {"type": "promise.changed", "data": {"at": at}}
            self.send("promise", refill, "POST", f"/v1/refills/{refill}/events", body)

    def _patient(self, own):
        with self._lock:
            refill, id = own.choice(list(self._sent))
        now = self.look(refill)
        word = {"ready": "patient.hasIt", "pharmacyReceived": "patient.cancel"}.get(now["progress"])
        if word is None or word in (said for said, _ in self.words.get(refill, ())):
            return
        phone = Phone(self.daemon)
        while not phone.cookie:
            path = f"/v1/patients/{clinic.patient_of(id)}/links"
            link = self._answered(lambda: self.daemon.ask("POST", path))
            secret = link.json["url"].rsplit("/", 1)[1]
            self._once(lambda: phone.open(secret))
        status = self._once(lambda: phone.say(refill, word, now["version"]))
        if status in (None, 303):
            with self._lock:
                words = self.words.setdefault(refill, Counter())
                words[(word, "maybe" if status is None else "said")] += 1

    def _push(self, own):
        """The pharmacy works, and says so; sometimes twice."""
        id = self.pharmacy.step()
        if id and own.random() < 0.7:
            body = json.dumps({"type": "fulfillment", "data": {"id": id}})
            now = datetime.now(timezone.utc)
            headers = {
                "webhook_id": f"evt-{id}",
                "webhook_timestamp": str(int(now.timestamp())),
                "webhook_signature": Webhook(PUSH_SECRET).sign(f"evt-{id}", now, body),
            }
            for _ in range(own.choice([1, 1, 2])):
                path = f"/v1/inbound/{ENDPOINT}"
                self._once(lambda: self.daemon.ask("POST", path, body, token=None, **headers))
        self._ending.wait(own.uniform(0, 0.15))

    def _pull(self, _):
        """A system that follows the stream by the cursor, and goes on from its own after each death."""
        path = f"/v1/events?after={self._cursor}&limit=100&wait=1"
        page = self._once(lambda: self.daemon.ask("GET", path))
        if page is not None and page.status == 200:
            self.pulled += page.json["events"]
            self._cursor = page.json["cursor"]

    def pull_the_rest(self):
        """All that was pulled, to the end of the stream."""
        while True:
            before = self._cursor
            self._pull(None)
            if self._cursor == before:
                return self.pulled

    # MARK: How they ask

    def send(self, kind, refill, method, path, body, token=CLIENT_TOKEN, **headers):
        """Asks with a key of its own until there is an answer, and writes both down."""
        headers["Idempotency_Key"] = f"{kind}-{next(self._numbers)}"
        request = (method, path, body, token, headers)
        answer = self._answered(lambda: self.daemon.ask(method, path, body, token=token, **headers))
        with self._lock:
            self.ledger.append(Entry(kind, refill, request, answer))
        return answer

    def look(self, refill):
        return self._answered(lambda: self.daemon.ask("GET", f"/v1/refills/{refill}")).json

    def _answered(self, ask):
        """503: it is being stopped."""
        while True:
            answer = self._once(ask)
            if answer is not None and answer.status != 503:
                return answer
            time.sleep(RETRY_SECONDS)

    def _once(self, ask):
        """→ the answer, or None where the daemon died on it."""
        if not self._up.wait(60):
            raise Stopped("the daemon did not come back")
        with self._lock:
            self.unanswered += 1
        try:
            return ask()
        except (OSError, http.client.HTTPException):
            return None
        finally:
            with self._lock:
                self.unanswered -= 1
