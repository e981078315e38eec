"""A payment system: signs what it says of charges as Standard Webhooks do."""

import json
from datetime import datetime, timezone

from standardwebhooks import Webhook

NAME = "bank"
SECRET = "whsec_" + "YSBzZWNyZXQgb2YgdGhlIHBheW1lbnQgc3lzdGVt"


def configure(daemon, brand="clinic"):
    daemon.environment["PAYMENT_SECRET"] = SECRET
    folder = daemon.folder / "payments"
    folder.mkdir(exist_ok=True)
    words = f"provider: standard\nsecret: {{env: PAYMENT_SECRET}}\nbrands: [{brand}]\n"
    (folder / f"{NAME}.yaml").write_text(words)


def says(daemon, outcome, charge, amount=None, secret=SECRET, **data):
    """→ the answer"""
    now = datetime.now(timezone.utc)
    money = {"amount": amount, "currency": "USD"} if amount else {}
    said = {"type": f"payment.{outcome}", "timestamp": now.isoformat(), "data": {"charge": charge, **money, **data}}
    body = json.dumps(said)
    headers = {
        "webhook_id": "pay-1",
        "webhook_timestamp": str(int(now.timestamp())),
        "webhook_signature": Webhook(secret).sign("pay-1", now, body),
    }
    return daemon.ask("POST", f"/v1/inbound/payments/{NAME}", body, token=None, **headers)
