"""A FHIR server that is not ours: fhirstarter holds the resources, checks them, and speaks FHIR."""

import copy
import json
import os
import threading
import time
import warnings
from datetime import datetime, timezone

os.environ["FHIR_SEQUENCE"] = "R4B"  # before the library is read; R4's MedicationDispense is R4B's

warnings.filterwarnings("ignore", module="fhirstarter")  # it speaks of its own libraries' plans

import uvicorn
from fhir.resources.R4B.bundle import Bundle
from fhir.resources.R4B.medicationdispense import MedicationDispense
from fhirstarter import FHIRProvider, FHIRStarter, InteractionContext
from fhirstarter.exceptions import FHIRResourceNotFoundError, FHIRUnauthorizedError

from checks import until

TOKEN = "token-of-the-pharmacy"
PAGE = 10  # less than there are, so that pages are followed


class FHIRServer:
    """Serves dispenses by id and by search. None has `meta.lastUpdated`; the server knows itself when one changed."""

    def __init__(self, dispenses):
        self._lock = threading.Lock()
        self._dispenses = {}
        self.searches = 0
        self.later_pages = 0
        for dispense in dispenses:
            self._put(dispense)
        self.app = FHIRStarter(title="pharmacy")
        self.app.add_providers(self._provider())
        config = uvicorn.Config(self.app, host="127.0.0.1", port=0, log_level="error", lifespan="off")
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._server.run, daemon=True)

    def start(self):
        self._thread.start()
        while not self._server.started:
            time.sleep(0.01)
        self.port = self._server.servers[0].sockets[0].getsockname()[1]
        return f"http://127.0.0.1:{self.port}"

    def stop(self):
        self._server.should_exit = True
        if self._thread.is_alive():
            self._thread.join(5)

    def wait_for_rounds(self, count):
        """Returns when the daemon has begun so many searches more; what an earlier one brought is done by then."""
        begun = self.searches
        return until(lambda: self.searches >= begun + count)

    def change(self, id, **members):
        """Changes members of a dispense (None takes one away) and says when."""
        with self._lock:
            dispense = copy.deepcopy(self._dispenses[id][1])
        for name, value in members.items():
            dispense.pop(name, None)
            if value is not None:
                dispense[name] = value
        return self._put(dispense)

    def _put(self, dispense):
        MedicationDispense.model_validate(dispense)  # what it serves is FHIR, or the run ends here
        with self._lock:
            self._dispenses[dispense["id"]] = (datetime.now(timezone.utc), dispense)
        return time.monotonic()

    def _provider(self):
        provider = FHIRProvider()

        @provider.read(MedicationDispense)
        async def read(context: InteractionContext, id_: str) -> MedicationDispense:
            self._admit(context)
            with self._lock:
                found = self._dispenses.get(id_)
            if found is None:
                raise FHIRResourceNotFoundError
            return MedicationDispense.model_validate(found[1])

        @provider.search_type(MedicationDispense)
        async def search(context: InteractionContext, _last_updated: str | None) -> Bundle:
            self._admit(context)
            return self._page(context.request, _last_updated)

        return provider

    def _admit(self, context):
        if context.request.headers.get("authorization") != f"Bearer {TOKEN}":
            raise FHIRUnauthorizedError(code="login", details_text="Who asks?")

    def _page(self, request, since):
        start = datetime.fromisoformat(since.removeprefix("ge").replace("Z", "+00:00")) if since else None
        with self._lock:
            found = sorted(self._dispenses.values(), key=lambda entry: entry[0])
        found = [dispense for changed, dispense in found if start is None or changed >= start]
        first = int(request.query_params.get("page", 0)) * PAGE
        self.searches += first == 0
        self.later_pages += first > 0
        links = []
        if first + PAGE < len(found):
            url = request.url.include_query_params(page=first // PAGE + 1)
            links = [{"relation": "next", "url": str(url)}]
        entries = [{"resource": dispense} for dispense in found[first : first + PAGE]]
        bundle = {"resourceType": "Bundle", "type": "searchset", "total": len(found)}
        if entries:  # FHIR has no empty lists
            bundle["entry"] = entries
        if links:
            bundle["link"] = links
        return Bundle.model_validate(bundle)


def read_dispenses(folder):
    files = sorted(folder.glob("MedicationDispense-*.json"))
    return [json.loads(file.read_text()) for file in files]


def ready_now():
    """What a pharmacy changes when it puts a bag on the shelf."""
    return {"status": "in-progress", "whenPrepared": datetime.now(timezone.utc).isoformat(timespec="seconds")}
