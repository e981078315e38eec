"""A pharmacy for the kills: takes orders slowly, forgets some, loses some answers, and remembers all it was asked."""

import json
import random
import threading
import time
from datetime import datetime, timezone
from http.server import BaseHTTPRequestHandler
from urllib.parse import parse_qs, urlsplit

from quiet_server import QuietServer

SLOWEST_SECONDS = 0.15
# Shares of the orders: taken, and the answer is an error; not taken, and the connection ends.
LOST_ANSWERS, LOST_ORDERS = 0.05, 0.05
STEPS = ["received", "preparing", "ready", "picked-up"]


class Asked:
    """What the pharmacy saw of one order, in its order: "taken", "lost", "denied" (it said that it has none)."""

    def __init__(self):
        self.seen = []
        self.fill = None

    @property
    def posts_without_denial(self):
        """Posts that followed another without “not here” between them."""
        wrong, posted = 0, False
        for step in self.seen:
            wrong += step != "denied" and posted
            posted = step != "denied"
        return wrong


class KillPharmacy:
    def __init__(self, seed):
        self._random = random.Random(seed)
        self._lock = threading.Lock()
        self.orders = {}  # by the refill's external id
        self.fills = {}  # by our id: the fill as it stands
        self.history = {}  # by our id: each status, in order
        self.frozen = False
        self.open_posts = 0
        pharmacy = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):
                pharmacy._get(self, urlsplit(self.path))

            def do_POST(self):
                body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
                with pharmacy._lock:
                    pharmacy.open_posts += 1
                try:
                    pharmacy._post(self, body)
                finally:
                    with pharmacy._lock:
                        pharmacy.open_posts -= 1

            def log_message(self, *_):
                pass

        self._server = QuietServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def stop(self):
        self._server.shutdown()
        self._server.server_close()

    def step(self):
        """One fill goes on. → its id, or None."""
        with self._lock:
            open = [id for id, fill in self.fills.items() if fill["status"] in STEPS[:-1]]
            if self.frozen or not open:
                return None
            id = self._random.choice(open)
            self._put(id, STEPS[STEPS.index(self.fills[id]["status"]) + 1])
            return id

    def _put(self, id, status):
        now = datetime.now(timezone.utc).isoformat(timespec="milliseconds")
        self.fills[id] = {**self.fills.get(id, {}), "id": id, "status": status, "updatedAt": now}
        self.history.setdefault(id, []).append(status)

    def _post(self, handler, body):
        parts = urlsplit(handler.path).path.strip("/").split("/")
        with self._lock:
            is_cancel = parts[-1] == "cancel"
            answer = self._cancel(parts[1]) if is_cancel else self._order(handler, json.loads(body))
            wait = self._random.uniform(0.01, SLOWEST_SECONDS)
        time.sleep(wait)
        if answer is None:
            handler.close_connection = True
        else:
            self._say(handler, *answer)

    def _order(self, handler, order):
        reference = order["reference"]
        asked = self.orders.setdefault(reference, Asked())
        chance = self._random.random()
        if chance < LOST_ORDERS:
            asked.seen.append("lost")
            return None
        asked.seen.append("taken")
        asked.fill = f"fill-{len(self.fills) + 1}"
        self._put(asked.fill, "received")
        self.fills[asked.fill]["reference"] = reference
        return (500, {}) if chance < LOST_ORDERS + LOST_ANSWERS else (201, {"id": asked.fill})

    def _cancel(self, id):
        if self.fills.get(id, {}).get("status") not in ("received", "preparing", "cancelled"):
            return 409, {}
        if self.fills[id]["status"] != "cancelled":
            self._put(id, "cancelled")
        return 200, {}

    def _get(self, handler, address):
        parts = address.path.strip("/").split("/")
        with self._lock:
            if parts == ["orders"]:
                answer = self._read_back(parse_qs(address.query)["reference"][0])
            elif parts == ["fills"]:
                since = parse_qs(address.query).get("since", [""])[0]
                answer = 200, {"fills": [fill for fill in self.fills.values() if later(fill, since)]}
            else:
                fill = self.fills.get(parts[-1])
                answer = (200, fill) if fill else (404, {})
        self._say(handler, *answer)

    def _read_back(self, reference):
        asked = self.orders.setdefault(reference, Asked())
        if asked.fill:
            return 200, {"orders": [{"id": asked.fill}]}
        asked.seen.append("denied")
        return 404, {}

    def _say(self, handler, status, value):
        body = json.dumps(value).encode()
        try:
            handler.send_response(status)
            handler.send_header("Content-Type", "application/json")
            handler.send_header("Content-Length", str(len(body)))
            handler.end_headers()
            handler.wfile.write(body)
        except OSError:
            handler.close_connection = True  # the asker is gone


def later(fill, since):
    return not since or datetime.fromisoformat(fill["updatedAt"]) >= datetime.fromisoformat(
        since.replace("Z", "+00:00")
    )
