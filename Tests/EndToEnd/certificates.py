"""Two authorities made for the run, and a server's certificate of each: one is trusted, of the other nobody knows."""

import ssl
import subprocess


class Certificates:
    def __init__(self, place):
        self.folder = place / "certificates"
        self.folder.mkdir()
        self.trusted, self.authority = self._server_of("trusted")
        self.stranger, _ = self._server_of("stranger")

    def _server_of(self, name):
        """→ (the context of a server on this machine, the file of the authority that signed for it)."""
        file = lambda part: str(self.folder / f"{name}-{part}.pem")
        key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
        days = ["-days", "2"]
        openssl("req", "-x509", *key, *days, "-subj", f"/CN={name}", "-keyout", file("ca-key"), "-out", file("ca"))
        openssl(
            "req", "-x509", *key, *days, "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1",
            "-addext", "basicConstraints=critical,CA:FALSE", "-CA", file("ca"), "-CAkey", file("ca-key"),
            "-keyout", file("key"), "-out", file("server"))
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(file("server"), file("key"))
        return context, self.folder / f"{name}-ca.pem"


def openssl(*arguments):
    subprocess.run(["openssl", *arguments], check=True, capture_output=True)
