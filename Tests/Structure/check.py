"""What a compiler cannot hold: arrows between rooms, and habits of the code. Prints each finding and a count."""

import json
import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parents[2]
SOURCES = ROOT / "Sources"

# Who may import whom. Everybody may know Statecharts, where the time's types live.
ALLOWED = {
    "Statecharts": set(),
    "StatechartCompiler": set(),
    "statechart": {"StatechartCompiler"},
    "Refills": set(),
    "Store": {"Refills"},
    "Tracking": {"Refills", "Store"},
    "CCurl": set(),
    "Curl": {"CCurl"},
    "Pharmacies": {"Curl", "Refills", "Store", "Tracking"},
    "Notifications": {"Curl", "Refills", "Store", "Tracking"},
    "Portal": {"Refills", "Tracking", "Store", "Notifications"},
    "Daemon": {"Curl", "Refills", "Store", "Tracking", "Pharmacies", "Notifications", "Portal"},
    "PharmacySimulator": set(),
    "Demo": {"Curl", "Daemon", "Notifications", "PharmacySimulator", "Portal", "Refills", "Store", "Tracking"},
    "refilld": {
        "Curl", "Refills", "Store", "Tracking", "Pharmacies", "Notifications", "Portal", "Daemon", "Demo",
    },
    # What it costs, and seeds for that and for tests.
    "CBench": set(),
    "SeededRandom": set(),
    "refilld-bench": {"CBench", "Curl", "Notifications", "Pharmacies", "Refills", "SeededRandom", "Store", "Tracking"},
    # What goes wrong, from a seed.
    "Simulation": {"Curl", "Notifications", "Pharmacies", "Refills", "SeededRandom", "Store", "Tracking"},
    "refilld-sim": {"Simulation"},
    # For tests alone.
    "CCrashVFS": set(),
    "LoopbackTesting": set(),
    "StoreTesting": {"Refills", "SeededRandom", "Store"},
}

# Words of other vocabularies that happen to be state ids too, each where it is meant.
HOMONYMS = {
    "Sources/Curl/CurlError.swift": {"cancelled"},  # a transfer that was given up
    "Sources/Daemon/Composition/Daemon+portal.swift": {"unavailable"},  # HTTP 503
    "Sources/Portal/Problems/Problem+kinds.swift": {"unavailable"},  # HTTP 503
    "Sources/Portal/API/PrescriptionBody.swift": {"discontinued"},  # a member of the API's JSON
    "Sources/Portal/Patient/RefillView.swift": {"sent"},  # the question “has it been sent?”
    "Sources/Pharmacies/SigningIn/TokenError.swift": {"ended"},  # the service
    "Sources/Notifications/Channels/Told.swift": {"delivered"},  # what a receipt says
    "Sources/Notifications/Inbound/DeliveryReport.swift": {"delivered"},  # RFC 3464's word
    "Sources/Daemon/Settings/FileValue+texts.swift": {"delivered", "ended"},  # keys of a gateway's file
    "Sources/Notifications/Inbound/InboundWords.swift": {"cancelled"},  # what people write
    "Sources/Notifications/Inbound/TextReports.swift": {"delivered"},  # Twilio's word
    "Sources/refilld-bench/Polling/PollPassage.swift": {"ready"},  # the measured server's word
    "Sources/refilld-bench/Committing/CommitPharmacy.swift": {"ready"},  # the invented pharmacy's word
    "Sources/PharmacySimulator/FillStatus.swift": {"cancelled"},  # FHIR's word
    "Sources/Store/Interface/StoreError.swift": {"unavailable"},  # the disk
    # The words of the plain JSON connector.
    "Sources/Simulation/World/FillAnswer.swift": {
        "preparing", "ready", "packed", "shipped", "delivered", "received", "transferring", "cancelled",
    },
    "Sources/Simulation/World/PretendPharmacy.swift": {"preparing", "received", "cancelled"},
}

IMPORT = re.compile(r"^(?:(?:package|public|internal|private|fileprivate) )?import (?:struct |class |enum |func )?(\w+)", re.M)


def manifest():
    """The package as SwiftPM reads it, in a scratch folder of its own."""
    command = ["swift", "package", "--scratch-path", ".build-dump", "dump-package"]
    return json.loads(subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout)


def dependencies(target):
    for dependency in target["dependencies"]:
        if "byName" in dependency:
            yield dependency["byName"][0]
        elif "target" in dependency:
            yield dependency["target"][0]


def arrows(package):
    """Arrows that the design does not have, in the manifest."""
    for target in package["targets"]:
        name = target["name"]
        if target["type"] in ("test", "plugin"):
            continue
        if name not in ALLOWED:
            yield f"Package.swift: the design has no room “{name}”"
            continue
        for other in dependencies(target):
            if other != "Statecharts" and other not in ALLOWED[name]:
                yield f"Package.swift: {name} may not depend on {other}"
    for target in package["targets"]:
        flags = json.dumps(target.get("settings", []))
        if target["type"] in ("plugin", "system") or is_c(target):
            continue
        for wanted in ("ExistentialAny", "MemberImportVisibility", "InternalImportsByDefault",
                       "NonisolatedNonsendingByDefault", "strictMemorySafety", "treatAllWarnings"):
            if wanted not in flags:
                yield f"Package.swift: {target['name']} is not held to {wanted}"


def is_c(target):
    """Swift's settings say nothing to C."""
    folder = SOURCES / target["name"]
    return folder.is_dir() and not files(folder) and any(folder.rglob("*.c"))


def files(folder):
    return sorted(path for path in folder.rglob("*.swift"))


def code(text):
    """The text without comments, so that a comment may speak of what code may not do."""
    return re.sub(r"//[^\n]*", "", text)


def state_ids():
    """Ids of the states that a refill can be in; regions and groups have names that columns and paths share."""
    chart = ElementTree.parse(ROOT / "StateCharts" / "refill.scxml")
    scxml = "{http://www.w3.org/2005/07/scxml}"
    inner = {scxml + tag for tag in ("state", "parallel", "final", "history")}
    return {
        node.get("id")
        for node in chart.iter()
        if node.tag in (scxml + "state", scxml + "final") and not any(child.tag in inner for child in node)
    }


def habits():
    ids = state_ids()
    for path in files(SOURCES):
        room = path.relative_to(SOURCES).parts[0]
        text = path.read_text()
        bare = code(text)
        place = path.relative_to(ROOT)
        imports = set(IMPORT.findall(bare))
        for other in imports & set(ALLOWED):
            if other != room and other != "Statecharts" and other not in ALLOWED.get(room, set()):
                yield f"{place}: {room} may not import {other}"
        if room == "Statecharts" and "Foundation" in imports:
            yield f"{place}: Statecharts knows no Foundation"
        if "CCurl" in imports and room != "Curl":
            yield f"{place}: C curl stays in Curl"
        for literal in re.findall(r'"(\w+)"', bare):
            if literal in ids - HOMONYMS.get(str(place), set()):
                yield f"{place}: “{literal}” is a state of the chart; use its generated type"
        for pattern, says in (
            (r"\btry!", "try! hides a failure"),
            (r"\bas!", "as! hides a failure"),
            (r"\bfatalError\(", "fatalError ends the daemon"),
            (r"(?<![\w.])print\(", "print( belongs to nobody; commands have Output"),
            (r"\bTODO\b|\bFIXME\b", "unfinished"),
            (r"catch \{\s*\}", "an empty catch loses an error"),
            (r"(?<!\w)Date\(\)", "the time is passed in"),
            (r"@testable", "package access makes it needless"),
            (r"(?<!\w)_read\b", "what is kept of a value that _read lends is destroyed elsewhere (Swift 6.3.1, -O)"),
        ):
            if says.startswith("print(") and room in ("statechart", "refilld", "refilld-bench", "refilld-sim"):
                continue
            if re.search(pattern, bare if pattern != r"\bTODO\b|\bFIXME\b" else text):
                yield f"{place}: {says}"
        lines = text.count("\n")
        if lines > 300:
            yield f"{place}: {lines} lines; what are its two reasons to be opened?"


def main():
    findings = list(arrows(manifest())) + list(habits())
    for finding in findings:
        print(finding)
    checked = len(files(SOURCES))
    print(f"{checked} files, {len(findings)} findings")
    return 1 if findings or checked == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
