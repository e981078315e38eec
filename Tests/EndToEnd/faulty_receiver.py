"""A system of the clinic's that takes webhooks when it can, and checks them with the standard's own library."""

import json

from cloudevents.http import from_http
from standardwebhooks import Webhook, WebhookVerificationError

from fault_book import TAKEN_UNHEARD
from faulty_server import FaultyServer


class FaultyReceiver(FaultyServer):
    def __init__(self, book, secret, context=None):
        self._webhook = Webhook(secret)
        self._taken = []
        self.refused = []
        self.unheard = set()  # ids of events that were taken and the daemon was not told
        self.onwards = None  # where it sends on whoever comes; None: it takes what comes
        super().__init__(book, context)

    def take(self, path, headers, body, fault):
        if self.onwards:
            return 307, {"Location": self.onwards}, b""
        try:
            event = self._webhook.verify(body, headers)
        except WebhookVerificationError as error:
            self.refused.append(f"{error}: {headers}")
            return 401, {}, b""
        read = from_http({"content-type": headers["content-type"]}, body)
        if (read["id"], read.data) != (headers["webhook-id"], event["data"]) or read["specversion"] != "1.0":
            self.refused.append(f"read differently: {body}")
        if fault in TAKEN_UNHEARD:
            self.unheard.add(event["id"])
        with self._lock:
            self._taken.append((headers["webhook-id"], json.loads(body), body))
        return 204, {}, b""

    @property
    def taken(self):
        """What came, in order: (id of the webhook, event, its bytes)."""
        with self._lock:
            return list(self._taken)
