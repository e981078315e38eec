"""A plain JSON pharmacy under many names on one port; each name can be made to answer badly."""

import json
import socket
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

SLOW_SECONDS = 3  # longer than the endpoints' time-out
HUGE_BYTES = 8 << 20  # more than the endpoints read
DEEP = 200_000


class BadPharmacy:
    def __init__(self):
        self.manner = {}  # name → how it answers; absent: well
        self.fills = {}  # (name, id) → fill
        self.orders = []
        self._closing = threading.Event()
        pharmacy = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):
                pharmacy._answer(self)

            def do_POST(self):
                body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
                pharmacy.orders.append((self.path, dict(self.headers), body))
                pharmacy._say(self, 201, json.dumps({"id": f"fill-{len(pharmacy.orders)}"}).encode())

            def log_message(self, *_):
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def stop(self):
        self._closing.set()
        self._server.shutdown()
        self._server.server_close()

    def put(self, name, id, status, **members):
        self.fills[(name, id)] = {"id": id, "status": status, **members}

    def _answer(self, handler):
        parts = urlsplit(handler.path).path.strip("/").split("/")
        name = parts[0]
        bad = getattr(self, "_" + self.manner.get(name, "well"))
        bad(handler, name, parts[1:])

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
        fill = self.fills.get((name, parts[-1]))
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
