"""A real SMTP server (aiosmtpd) that keeps what it took."""

import asyncio
import email
import email.policy
import threading
import time

from aiosmtpd.controller import Controller

from ports import free_port


class Mail:
    def __init__(self, sender, recipients, content):
        self.at = time.monotonic()
        self.sender, self.recipients, self.content = sender, recipients, content
        self.message = email.message_from_bytes(content, policy=email.policy.default)
        self.id = self.message["Message-ID"]

    @property
    def words(self):
        """Everything that a person or a scanner could read of it: headers and decoded parts."""
        parts = [part.get_content() for part in self.message.walk() if part.get_content_maintype() == "text"]
        return "\n".join([f"{name}: {value}" for name, value in self.message.items()] + parts)


class Mailbox:
    """What a mail server took."""

    def __init__(self):
        self._lock = threading.Lock()
        self._mails = []

    def keep(self, envelope):
        mail = Mail(envelope.mail_from, list(envelope.rcpt_tos), envelope.content)
        with self._lock:
            self._mails.append(mail)
        return mail

    @property
    def mails(self):
        with self._lock:
            return list(self._mails)

    def to(self, address):
        return [mail for mail in self.mails if address in mail.recipients]


class MailServer(Mailbox):
    def __init__(self):
        super().__init__()
        self._open = threading.Event()
        self._open.set()
        self.port = free_port()
        self._controller = Controller(self, hostname="127.0.0.1", port=self.port)

    def start(self):
        self._controller.start()

    def stop(self):
        self.release()
        self._controller.stop()

    def hold(self):
        """Takes mail from now on, but does not say so: what a sender that dies now never learns."""
        self._open.clear()

    def release(self):
        self._open.set()

    async def handle_DATA(self, server, session, envelope):
        self.keep(envelope)
        while not self._open.is_set():
            await asyncio.sleep(0.05)
        return "250 taken"
