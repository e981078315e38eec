"""Between the daemon and moto: passes requests on with their signatures, and does what the fault book says."""

import http.client
import re
from urllib.parse import urlsplit

from fault_book import TAKEN_UNHEARD
from faulty_server import FaultyServer

# Of the connection, not of the message.
HOP_BY_HOP = {"connection", "transfer-encoding", "content-length", "date", "server"}


class FaultyCloud(FaultyServer):
    def __init__(self, book, cloud):
        self._cloud = cloud
        self.unheard = set()  # ids of events that were taken and the daemon was not told
        super().__init__(book)

    def consumer(self, name):
        """The file of the daemon's folder, with this peer in front of the cloud."""
        return self._cloud.consumers()[name].replace(self._cloud.url, self.url)

    def take(self, path, headers, body, fault):
        if fault in TAKEN_UNHEARD:
            self.unheard |= set(re.findall("rf_[0-9A-Z]+-[0-9]+", body.decode()))
        target = urlsplit(self._cloud.url)
        connection = http.client.HTTPConnection(target.hostname, target.port, timeout=30)
        try:
            connection.request("POST", path, body, headers)
            reply = connection.getresponse()
            kept = {name: value for name, value in reply.getheaders() if name.lower() not in HOP_BY_HOP}
            return reply.status, kept, reply.read()
        finally:
            connection.close()
