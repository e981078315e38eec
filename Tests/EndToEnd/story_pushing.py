"""A pharmacy that pushes: all of its pushes have one id and one time, as one vendor's own samples do."""

import json
import signal
import socket
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import timezone
from http.client import HTTPConnection

from standardwebhooks import Webhook

from bad_pharmacy import BadPharmacy
from checks import CannotGoOn, until
from daemon import PUSH_SECRET
from world import json_endpoint

NAME = "pushed"  # of its endpoint
PATH = f"/v1/inbound/{NAME}"
KINDS = ["fulfillment", "rerouted", "error"]
AT_ONCE = 8
OURS, STRANGE = Webhook(PUSH_SECRET), Webhook("whsec_" + "QUJDREVGR0hJSktMTU5PUFFSU1RVVldY")
ROUNDS = 3  # of questions to another pharmacy, a second apart


class PushingPharmacy(BadPharmacy):
    """It is asked twice a day, unless it pushes."""

    def __init__(self, world):
        self._gate = threading.Event()
        super().__init__()
        self._world = world
        text = json_endpoint(f"{self.url}/{NAME}").replace("interval: 1s", "interval: 12h")
        text = text.replace("timeout: 1s", "timeout: 30s") + "push: {secret: {env: PUSH_SECRET}}\n"
        world.daemon.stop()
        (world.daemon.folder / f"endpoints/{NAME}.yaml").write_text(text)
        world.daemon.start()
        world.at_pharmacy("witness", "a")

    def has(self, name):
        """A patient whose refill it is preparing; we have not asked it yet."""
        self.says(name, "preparing")
        self._world.patient(name)
        self._world.prescription(name)
        self._world.request(name, NAME, way="mail")

    def says(self, name, status):
        self.put(NAME, name, status)

    @property
    def questions(self):
        return self.asked[NAME]

    @contextmanager
    def thinking(self):
        """What it is asked meanwhile is answered afterwards: as it was when it was asked."""
        self._gate.clear()
        self.manner[NAME] = "thinking"
        try:
            yield
        finally:
            self.manner.pop(NAME)
            self._gate.set()

    def _thinking(self, handler, name, parts):
        fill = json.dumps(self.fills[(name, parts[-1])]).encode()
        self._gate.wait(30)
        self._say(handler, 200, fill)

    def rest(self):
        """Returns when whatever was brought forward must have been asked."""
        begun = self._world.pharmacy.asked["a"]
        if not until(lambda: self._world.pharmacy.asked["a"] >= begun + ROUNDS, 30):
            raise CannotGoOn("the other pharmacy is not asked")

    # MARK: Pushes

    def push(self, kind, name, signer=OURS):
        """→ the status of the answer"""
        text, headers = self._signed(kind, name, signer)
        return self._world.daemon.ask("POST", PATH, text, token=None, **headers).status

    def storm(self, name, count):
        """So many at once. → the status of each answer"""
        pushes = [self._signed(KINDS[number % 3], name) for number in range(count)]
        with ThreadPoolExecutor(AT_ONCE) as pool:
            parts = pool.map(lambda first: self._in_turn(pushes[first::AT_ONCE]), range(AT_ONCE))
            return [status for part in parts for status in part]

    def push_and_kill(self, kind, name):
        """The push has come to the machine when the daemon is killed, and nobody has answered it."""
        text, headers = self._signed(kind, name)
        headers |= {"Host": "localhost", "Content-Length": str(len(text))}
        lines = "".join(f"{field}: {value}\r\n" for field, value in headers.items())
        with socket.create_connection(("127.0.0.1", self._world.daemon.port)) as connection:
            self._world.daemon.process.send_signal(signal.SIGSTOP)
            connection.sendall(f"POST {PATH} HTTP/1.1\r\n{lines}\r\n{text}".encode())
            self._world.daemon.kill()

    def _signed(self, kind, name, signer=OURS):
        text = json.dumps({"type": kind, "id": "evt-1", "time": "2026-03-04T15:00:00Z", "data": {"id": name}})
        now = self._world.clock.now.astimezone(timezone.utc)
        head = {"webhook-id": "evt-1", "webhook-timestamp": str(int(now.timestamp()))}
        return text, {"Content-Type": "application/json", **head, "webhook-signature": signer.sign("evt-1", now, text)}

    def _in_turn(self, pushes):
        connection, found = HTTPConnection("127.0.0.1", self._world.daemon.port, timeout=40), []
        for text, headers in pushes:
            connection.request("POST", PATH, text, headers)
            reply = connection.getresponse()
            reply.read()
            found.append(reply.status)
        connection.close()
        return found
