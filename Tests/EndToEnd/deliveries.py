"""All who take what the daemon sends have bad days; then these end, and what went in has come out.

Usage: python Tests/EndToEnd/deliveries.py PATH_TO_REFILLD [--seed N]

The seed chooses in which order each peer's faults happen. A run that fails keeps its folder and names it.
"""

import sys

sys.dont_write_bytecode = True  # the folder holds what we wrote

import argparse
import tempfile
import time
import traceback
from pathlib import Path

import bad_addresses
import bad_contacts
import delivery_answers
import delivery_caps
import delivery_faults
import delivery_messages
import delivery_streams
import delivery_wire
from checks import Checks
from delivery_world import DeliveryWorld

PARTS = [
    ("faults", delivery_faults),
    ("streams", delivery_streams),
    ("messages", delivery_messages),
    ("answers", delivery_answers),
    ("bad contacts", bad_contacts),
    ("bad addresses", bad_addresses),
    ("five minutes later", delivery_caps),
    ("the wire", delivery_wire),
]


def main(binary, seed):
    checks, started = Checks(), time.monotonic()
    place = Path(tempfile.mkdtemp(prefix=f"refilld-deliveries-{seed}-"))
    world = DeliveryWorld(binary, place, seed)
    try:
        world.start()
        for name, part in PARTS:
            began = time.monotonic()
            print(name)
            part.run(world, checks)
            print(f"  took {time.monotonic() - began:.1f} s")
    except Exception:
        checks.that("the run goes through", False, f"{traceback.format_exc()}\n{world.daemon.log_tail()}")
    finally:
        checks.equal("the daemon ends with 0 when told to stop", world.stop(), 0)
    for name, peer in world.peers.items():
        print(f"{name}: {', '.join(f'{fault} {count}' for fault, count in sorted(peer.book.seen.items()) if count)}")
    print(f"seed {seed}, took {time.monotonic() - started:.0f} s")
    checks.end()
    return checks.leave(place, seed)


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("binary")
    options.add_argument("--seed", type=int, default=1)
    chosen = options.parse_args()
    sys.exit(main(chosen.binary, chosen.seed))
