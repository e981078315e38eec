"""An HTTP server of ours that a fault book can make do to requests what networks and tired servers do to them."""

import select
import socket
import ssl
import struct
import threading
import time
from http.server import BaseHTTPRequestHandler

import fault_book as faults
from quiet_server import QuietServer

SLOW_SECONDS = 3
# Longer than any sender waits; it hangs up before.
SILENT_SECONDS = 60
RETRY_AFTER_SECONDS = 2
STATUSES = {faults.REFUSED: 400, faults.ERROR: 500, faults.AWAY: 503, faults.BUSY: 429, faults.SIGN_IN: 401}


class FaultyServer:
    """Whoever inherits says what a request means (`take`), and what scripts of the book go by (`key_of`)."""

    def __init__(self, book, context=None):
        self.book = book
        self._lock = threading.Lock()
        self._recorded = []
        server = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self):
                server._post(self)

            def log_message(self, *_):
                pass

        self._server = QuietServer(("127.0.0.1", 0), Handler)
        if context:
            self._server.socket = context.wrap_socket(self._server.socket, server_side=True)
        scheme = "https" if context else "http"
        self.url = f"{scheme}://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def stop(self):
        self._server.shutdown()
        self._server.server_close()

    def key_of(self, body):
        """What the book's scripts call this request, of which the first half is enough."""

    def refuses(self, fault):
        return fault in STATUSES

    def refusal(self, fault, body):
        """→ (status, headers, body) of a fault that is an answer."""
        more = {"Retry-After": str(RETRY_AFTER_SECONDS)} if fault == faults.BUSY else {}
        return STATUSES[fault], more, b""

    def take(self, path, headers, body, fault):
        """→ (status, headers, body). Called for what is taken, whether or not the sender will hear of it."""
        raise NotImplementedError

    def cut_off(self, half):
        """Called for what came by half, before the connection ends."""

    def record(self, path, headers, body):
        """Called for all that came in, taken or not, whole or not."""
        with self._lock:
            self._recorded.append(f"{path}\n{headers}\n{body.decode(errors='replace')}")

    @property
    def recorded(self):
        """Everything that the sender let this peer see."""
        with self._lock:
            return "\n".join(self._recorded)

    def _post(self, handler):
        length = int(handler.headers.get("Content-Length", 0))
        fault, body = self.book.draw(), handler.rfile.read(length // 2)
        headers = {name.lower(): value for name, value in handler.headers.items()}
        scripted = self.book.scripted(self.key_of(body))
        if scripted:
            self.book.put_back(fault)
            fault = None if scripted == faults.WELL else scripted
        if fault == faults.HALF_REQUEST:
            self.record(handler.path, headers, body)
            self.cut_off(body)
            return reset(handler)
        body += handler.rfile.read(length - len(body))
        self.record(handler.path, headers, body)
        if self.refuses(fault):
            return say(handler, *self.refusal(fault, body))
        answer = self.take(handler.path, headers, body, fault)
        if fault == faults.SILENT:
            select.select([handler.connection], [], [], SILENT_SECONDS)
            handler.close_connection = True
        elif fault == faults.HALF_ANSWER:
            handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 900\r\n\r\n{")
            handler.wfile.flush()
            reset(handler)
        else:
            if fault == faults.SLOW:
                time.sleep(SLOW_SECONDS)
            say(handler, *answer)


def reset(handler):
    """Ends the connection with RST, as a process does that dies."""
    handler.close_connection = True
    handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    handler.connection.close()


def say(handler, status, headers, body):
    try:
        handler.send_response(status)
        for name, value in headers.items():
            handler.send_header(name, value)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)
    except (OSError, ssl.SSLError):
        handler.close_connection = True  # the sender is gone
