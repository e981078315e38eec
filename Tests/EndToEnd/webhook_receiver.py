"""A system of the clinic's that takes webhooks and checks them with the standard's own library."""

import threading
from http.server import BaseHTTPRequestHandler

from standardwebhooks import Webhook, WebhookVerificationError

from quiet_server import QuietServer


class WebhookReceiver:
    def __init__(self, secret):
        self._webhook = Webhook(secret)
        self._lock = threading.Lock()
        self._open = threading.Event()
        self._open.set()
        self.refused = []
        self._taken = []
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                self.send_response(receiver._take(body, dict(self.headers)))
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_):
                pass

        self._server = QuietServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}/events"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def _take(self, body, headers):
        try:
            event = self._webhook.verify(body, headers)
        except WebhookVerificationError as error:
            self.refused.append(f"{error}: {headers}")
            return 401
        headers = {name.lower(): value for name, value in headers.items()}
        with self._lock:
            self._taken.append((headers["webhook-id"], event, body))
        self._open.wait(60)
        return 204

    def hold(self):
        """Takes events from now on, but does not answer."""
        self._open.clear()

    def release(self):
        self._open.set()

    @property
    def taken(self):
        """What came, in order: (id of the webhook, event, its bytes)."""
        with self._lock:
            return list(self._taken)

    def stop(self):
        self.release()
        self._server.shutdown()
        self._server.server_close()
