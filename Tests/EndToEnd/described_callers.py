"""Who asks the described API: a system by its token, staff by a session, nobody, the operator."""

import http.client
import json
import socket

from daemon import CLIENT_TOKEN, Answer

BEARER = {"Authorization": f"Bearer {CLIENT_TOKEN}"}


class Callers:
    """Asks by the name of an operation, and checks each answer against what is promised of it."""

    def __init__(self, daemon, description, checks):
        self.daemon, self.description, self.checks = daemon, description, checks
        self.staff = {}  # the headers of a session, once somebody signed in
        self.statuses = {}  # operation → statuses that it gave

    def ask(self, operation, wanted, body=None, by="client", query="", timeout=40, headers=None, **values):
        """→ the answer. Values fill the gaps of the path."""
        method, path = self.description.filled(operation, values)
        fields = dict(headers or {})
        if by == "operator":
            answer = over_the_socket(self.daemon, method, path + query, body, fields)
        else:
            fields |= {"client": BEARER, "staff": self.staff}.get(by, {})
            answer = self.daemon.ask(method, path + query, body, token=None, timeout=timeout, **fields)
        return self.fits(operation, wanted, answer, by)

    def fits(self, operation, wanted, answer, by):
        self.statuses.setdefault(operation, set()).add(answer.status)
        broken = self.description.broken(operation, answer)
        if answer.status != wanted:
            broken.insert(0, f"{answer.status}, wanted {wanted}: {answer}")
        self.checks.that(f"{operation} by {by}: {wanted}, as described", not broken, broken[:5])
        return answer


class _Socket(http.client.HTTPConnection):
    def __init__(self, path):
        super().__init__("localhost", timeout=60)
        self._path = str(path)

    def connect(self):
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.connect(self._path)


def over_the_socket(daemon, method, path, body, headers):
    connection = _Socket(daemon.folder / "data/refilld.socket")
    try:
        words = None if body is None else json.dumps(body)
        connection.request(method, path, words, {"Content-Type": "application/json", **headers})
        reply = connection.getresponse()
        return Answer(reply.status, {k.lower(): v for k, v in reply.getheaders()}, reply.read())
    finally:
        connection.close()


def listening(daemon):
    """Opens the stream as Server-Sent Events. → (connection, answer whose body is not read)."""
    connection = http.client.HTTPConnection("127.0.0.1", daemon.port, timeout=10)
    connection.request("GET", "/v1/events", headers={**BEARER, "Accept": "text/event-stream"})
    return connection, connection.getresponse()
