"""A mail server for a clinic's mail (aiosmtpd): STARTTLS and a sign-in or nothing, and a fault book."""

import asyncio
import logging
import time
from collections import Counter

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult

import fault_book as faults
from mail_server import Mailbox
from ports import free_port

USER, PASSWORD = "refilld", "password-of-the-mailbox"
SLOW_SECONDS = 3
SILENT_SECONDS = 90
# Before and after a silence, an answer may lie unread as well.
AROUND_SECONDS = 2

NO_TLS, STRANGER = "no STARTTLS", "a certificate of an unknown authority"
LATER, NOT_NOW, NO = "450 to the recipient", "451 to the message", "554 to the message"
NO_MAILBOX = "550 to the recipient"
FAULTS = [
    faults.SILENT, faults.SLOW, faults.HALF_ANSWER, faults.HALF_REQUEST, faults.SIGN_IN,
    NO_TLS, STRANGER, LATER, NOT_NOW, NO,
]


class Session(SMTP):
    """One connection, on which one fault may happen."""

    fault = None

    async def smtp_DATA(self, arg):
        if self.fault != faults.HALF_REQUEST:
            return await super().smtp_DATA(arg)
        await self.push("354 go on")
        await self._reader.readuntil(b"\r\n")
        self.transport.abort()


class SubmissionServer(Mailbox, Controller):
    def __init__(self, book, certificates):
        Mailbox.__init__(self)
        self.book, self._certificates = book, certificates
        self.spared = set()  # recipients whose mail is never refused for good
        self.asked = Counter()  # recipients that were named, taken or not
        self.open = []  # mails that came without TLS or sign-in
        self._unheard = set()  # ids of mails that were taken and the sender was not told
        self._silences = []  # from when to when somebody waited for an answer
        # What goes wrong is meant to.
        logging.getLogger("mail.log").setLevel(logging.CRITICAL)
        Controller.__init__(self, self, hostname="127.0.0.1", port=free_port())

    def channel(self):
        """The file of the daemon's folder."""
        return (
            f"server: 127.0.0.1:{self.port}\nsecurity: starttls\nuser: {USER}\npassword: {{env: SMTP_PASSWORD}}\n"
            f"authority: {self._certificates.authority}\n")

    def factory(self):
        fault = self.book.draw()
        context = {NO_TLS: None, STRANGER: self._certificates.stranger}.get(fault, self._certificates.trusted)

        def sign_in(server, session, envelope, mechanism, data):
            right = (data.login, data.password) == (USER.encode(), PASSWORD.encode())
            return AuthResult(success=right and fault != faults.SIGN_IN, handled=False)

        session = Session(
            self.handler, loop=self.loop, tls_context=context, require_starttls=True, auth_required=True,
            authenticator=sign_in, enable_SMTPUTF8=True)
        session.fault = fault
        return session

    async def handle_RCPT(self, server, session, envelope, address, options):
        with self._lock:
            self.asked[address] += 1
        scripted = self.book.scripted(address)
        if scripted:
            # What was to happen to this connection later does not happen any more.
            self.book.put_back(server.fault)
            server.fault = None
        if scripted == NO_MAILBOX:
            return "550 5.1.1 no such mailbox"
        if LATER in (scripted, server.fault):
            return "450 4.2.1 not now"
        envelope.rcpt_tos.append(address)
        return "250 go on"

    async def handle_DATA(self, server, session, envelope):
        if server.fault == NO and envelope.rcpt_tos[0] in self.spared:
            self.book.put_back(server.fault)
            server.fault = None
        elif server.fault in (NOT_NOW, NO):
            return "451 4.3.0 not now" if server.fault == NOT_NOW else "554 5.6.0 not this"
        mail = self.keep(envelope)
        with self._lock:
            if not (session.ssl and session.authenticated):
                self.open.append(mail.id)
            if server.fault in faults.TAKEN_UNHEARD:
                self._unheard.add(mail.id)
        if server.fault == faults.HALF_ANSWER:
            server.transport.write(b"250 ta")
            server.transport.close()
        elif server.fault == faults.SLOW:
            await asyncio.sleep(SLOW_SECONDS)
        elif server.fault == faults.SILENT:
            try:
                await asyncio.sleep(SILENT_SECONDS)
            finally:
                self._silences.append((mail.at, time.monotonic()))
        return "250 taken"

    @property
    def unheard(self):
        """Mails of which the sender may not know that they were taken. While it waits for one answer it reads no
        other (libcurl), and may give up meanwhile."""
        around = [(start - AROUND_SECONDS, end + AROUND_SECONDS) for start, end in self._silences]
        return self._unheard | {
            mail.id for mail in self.mails if any(start <= mail.at <= end for start, end in around)
        }

    @property
    def recorded(self):
        return "\n".join(mail.content.decode(errors="replace") + mail.words for mail in self.mails)
