"""The clinic's settings: its scheduler and billing, another brand; and the words that are looked for afterwards."""

import bank
from daemon import CLIENT_TOKEN
from text_gateway import TOKEN
from world import json_endpoint

# Who asks the API, as what, and of which brand.
CLIENTS = {
    "scheduler": ("scheduling", "clinic"),
    "billing": ("billing", "clinic"),
    "elsewhere": ("system, billing, scheduling", "other"),
}
TOKENS = {"ehr": CLIENT_TOKEN} | {name: f"token-of-{name}-0123456789abcdefghijklmn" for name in CLIENTS}
CHANNEL = "texts"
# Words that nobody else uses: of a visit, of a charge, and what people write.
PLACE, PREPARE, WISH = "Tanglewood", "Pebblecup", "Sundowner"
WHAT = "Brindlecost"
WROTE, TEXTED, ANSWERED, NOTED = "Marrowquip", "Thistledown", "Nettlewick", "Grumbleweed"
CANARIES = [PLACE, PREPARE, WISH, WHAT, WROTE, TEXTED, ANSWERED, NOTED]


def configure(daemon, mail, webhooks, pharmacy, gateway):
    """The starter's folder, with two brands and their systems."""
    daemon.environment |= {"TWILIO_TOKEN": TOKEN}
    daemon.environment |= {f"{name.upper()}_TOKEN": token for name, token in TOKENS.items()}
    daemon.configure(mail.port, webhooks.url, {"shop": json_endpoint(f"{pharmacy.url}/shop")})
    for name, (actors, brand) in CLIENTS.items():
        words = f"token: {{env: {name.upper()}_TOKEN}}\nactors: [{actors}]\nbrands: [{brand}]\n"
        (daemon.folder / f"clients/{name}.yaml").write_text(words)
    bank.configure(daemon)
    brands = daemon.folder / "brands"
    (brands / "other.yaml").write_text((brands / "clinic.yaml").read_text())
    (daemon.folder / f"channels/{CHANNEL}.yaml").write_text(gateway.channel())
