"""A gateway for texts that speaks Twilio's API of 2010-04-01: takes texts, reports on them, passes on answers."""

import base64
import hashlib
import hmac
import http.client
import itertools
import json
from urllib.parse import parse_qs, parse_qsl, urlencode, urlsplit

import fault_book as faults
from faulty_server import FaultyServer

ACCOUNT, TOKEN, SENDER = "AC00000000000000000000000000000001", "token-of-the-account", "+15550100100"
MESSAGES = f"/2010-04-01/Accounts/{ACCOUNT}/Messages.json"
AUTHORIZATION = "Basic " + base64.b64encode(f"{ACCOUNT}:{TOKEN}".encode()).decode()
# Codes of Twilio's that a number can be scripted to be answered with, each with status 400.
STOPPED, NO_NUMBER, NOT_PERMITTED = "21610", "21211", "21408"
# The report comes before the answer to the text.
HASTY = "the report overtakes the answer"


class Text:
    """One request that asked to send a text, and what was made of it."""

    def __init__(self, fields, fault):
        self.to, self.words, self.callback = fields["To"], fields["Body"], fields["StatusCallback"]
        # Of what a text is about, as its reports say it; answers to what somebody wrote have none.
        self.id = parse_qs(urlsplit(self.callback).query).get("message", [None])[0]
        # Whoever sends it again to the same number may send it twice.
        self.may_be_there = fault not in REFUSALS
        self.is_known = fault in (None, faults.SLOW, HASTY)


CODES = {STOPPED, NO_NUMBER, NOT_PERMITTED}
REFUSALS = CODES | {faults.REFUSED, faults.AWAY, faults.BUSY, faults.SIGN_IN}


class TextGateway(FaultyServer):
    def __init__(self, book):
        self._numbers = itertools.count(1)
        self._texts = []
        self.cut = set()  # numbers for which a text came by half
        self.strange = []  # requests that Twilio would not understand
        self.hasty = {}  # number → what it reports before it answers, and again if that was not taken
        super().__init__(book)

    def channel(self):
        """The file of the daemon's folder."""
        words = f"account: {ACCOUNT}\ntoken: {{env: TWILIO_TOKEN}}\nsender: '{SENDER}'\nper-minute: 6000\n"
        return f"kind: twilio\nurl: {self.url}\n{words}"

    def key_of(self, body):
        return parse_qs(body.decode()).get("To", [None])[0]

    def cut_off(self, half):
        self.cut.add(self.key_of(half))

    def refuses(self, fault):
        return fault in CODES or super().refuses(fault)

    def refusal(self, fault, body):
        status, headers, _ = (400, {}, b"") if fault in CODES else super().refusal(fault, body)
        self._note(body, fault)
        usual = {400: NOT_PERMITTED, 401: "20003", 429: "20429"}.get(status, "20500")
        code = int(fault if fault in CODES else usual)
        # Its own words repeat the number, as Twilio's do.
        words = {"code": code, "message": f"Not sent to {self.key_of(body)}", "status": status}
        return status, {**headers, "Content-Type": "application/json"}, json.dumps(words).encode()

    def take(self, path, headers, body, fault):
        fields = dict(parse_qsl(body.decode()))
        right = (MESSAGES, AUTHORIZATION, "application/x-www-form-urlencoded", SENDER)
        if (path, headers.get("authorization"), headers.get("content-type"), fields.get("From")) != right:
            self.strange.append(f"{path} {headers}")
        text = self._note(body, fault)
        if fault == HASTY and self.report(text, self.hasty[text.to]) == 204:
            del self.hasty[text.to]
        words = {"sid": f"SM{next(self._numbers):032x}", "status": "queued", "error_code": None}
        return 201, {"Content-Type": "application/json"}, json.dumps(words).encode()

    def _note(self, body, fault):
        text = Text(dict(parse_qsl(body.decode())), fault)
        with self._lock:
            self._texts.append(text)
        return text

    @property
    def texts(self):
        """Each request, in the order in which they came."""
        with self._lock:
            return list(self._texts)

    def to(self, number):
        return [text for text in self.texts if text.to == number]

    def arrived(self, number):
        return [text for text in self.to(number) if text.is_known]

    # MARK: What it tells us

    def report(self, text, status, token=TOKEN):
        """Such as "delivered" or "undelivered 30003". → the status of the answer."""
        word, _, code = status.partition(" ")
        fields = {"MessageSid": "SM1", "MessageStatus": word, "To": text.to, "From": SENDER}
        return self.post(text.callback, {**fields, "ErrorCode": code} if code else fields, token)

    def pass_on(self, address, number, words, token=TOKEN, id="SM2"):
        """What somebody answered. → the status of the answer."""
        fields = {"MessageSid": id, "From": number, "To": SENDER, "Body": words, "NumMedia": "0"}
        return self.post(address, fields, token)

    @staticmethod
    def post(address, fields, token):
        signed = address + "".join(name + fields[name] for name in sorted(fields))
        signature = base64.b64encode(hmac.new(token.encode(), signed.encode(), hashlib.sha1).digest()).decode()
        target = urlsplit(address)
        connection = http.client.HTTPConnection(target.hostname, target.port, timeout=30)
        try:
            headers = {"Content-Type": "application/x-www-form-urlencoded", "X-Twilio-Signature": signature}
            path = target.path + (f"?{target.query}" if target.query else "")
            connection.request("POST", path, urlencode(fields), headers)
            return connection.getresponse().status
        finally:
            connection.close()
