"""A plain JSON pharmacy under many names on one port; each name can be made to answer badly."""

import json
import socket
import threading
from collections import Counter
from http.server import BaseHTTPRequestHandler
from urllib.parse import parse_qs, urlsplit

from quiet_server import QuietServer

SLOW_SECONDS = 3  # longer than the endpoints' time-out
HUGE_BYTES = 8 << 20  # more than the endpoints read
DEEP = 200_000


class BadPharmacy:
    def __init__(self):
        self.manner = {}  # name → how it answers; absent: well
        self.fills = {}  # (name, id) → fill
        self.orders = []
        self.asked = Counter()  # by name
        self._ordering = threading.Lock()
        self._closing = threading.Event()
        self._open = threading.Event()
        self._open.set()
        pharmacy = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):
                pharmacy._answer(self)

            def do_POST(self):
                body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
                pharmacy._order(self, json.loads(body))

            def log_message(self, *_):
                pass

        self._server = QuietServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def stop(self):
        self._closing.set()
        self.release()
        self._server.shutdown()
        self._server.server_close()

    def put(self, name, id, status, **members):
        self.fills[(name, id)] = {"id": id, "status": status, **members}

    def hold(self):
        """Takes orders from now on, but does not answer them."""
        self._open.clear()

    def release(self):
        self._open.set()

    def _order(self, handler, order):
        name = handler.path.strip("/").split("/")[0]
        with self._ordering:
            id = f"fill-{len(self.orders) + 1}"
            self.orders.append((name, id, order))
        self.put(name, id, "received", reference=order["reference"])
        self._open.wait(60)
        self._say(handler, 201, json.dumps({"id": id}).encode())

    def _answer(self, handler):
        address = urlsplit(handler.path)
        parts = address.path.strip("/").split("/")
        name = parts[0]
        self.asked[name] += 1
        if parts[1:] == ["orders"]:
            return self._read_back(handler, name, parse_qs(address.query)["reference"][0])
        bad = getattr(self, "_" + self.manner.get(name, "well"))
        bad(handler, name, parts[1:])

    def _read_back(self, handler, name, reference):
        found = [
            {"id": id} for owner, id, order in self.orders if (owner, order["reference"]) == (name, reference)
        ]
        self._say(handler, 200 if found else 404, json.dumps({"orders": found}).encode())

    def _say(self, handler, status, body, kind="application/json", **headers):
        handler.send_response(status)
        handler.send_header("Content-Type", kind)
        handler.send_header("Content-Length", str(len(body)))
        for field, value in headers.items():
            handler.send_header(field.replace("_", "-"), value)
        handler.end_headers()
        try:
            handler.wfile.write(body)
        except OSError:
            handler.close_connection = True  # the asker had enough

    def _well(self, handler, name, parts):
        if parts == ["fills"]:
            found = [fill for (owner, _), fill in sorted(self.fills.items()) if owner == name]
            return self._say(handler, 200, json.dumps({"fills": found}).encode())
        fill = self.fills.get((name, parts[-1])) if parts else None
        self._say(handler, 200 if fill else 404, json.dumps(fill or {}).encode())

    def _slow(self, handler, name, parts):
        self._closing.wait(SLOW_SECONDS)
        self._well(handler, name, parts)

    def _trickle(self, handler, name, parts):
        handler.send_response(200)
        handler.send_header("Content-Type", "application/json")
        handler.send_header("Content-Length", "1000")
        handler.end_headers()
        try:
            for _ in range(SLOW_SECONDS * 10):
                handler.wfile.write(b" ")
                handler.wfile.flush()
                if self._closing.wait(0.1):
                    break
        except OSError:
            pass  # the asker had enough
        handler.close_connection = True

    def _error(self, handler, name, parts):
        self._say(handler, 500, b'{"error": "oops"}')

    def _later(self, handler, name, parts):
        self._say(handler, 429, b"{}", Retry_After="1")

    def _page(self, handler, name, parts):
        self._say(handler, 200, b"<!doctype html><title>Sign in</title>", kind="text/html")

    def _broken(self, handler, name, parts):
        self._say(handler, 200, b'{"id": "one", "status": "rea')

    def _deep(self, handler, name, parts):
        self._say(handler, 200, b"[" * DEEP)

    def _huge(self, handler, name, parts):
        self._say(handler, 200, b'{"fills": [' + b" " * HUGE_BYTES + b"]}")

    def _closed(self, handler, name, parts):
        handler.connection.shutdown(socket.SHUT_RDWR)
        handler.close_connection = True
