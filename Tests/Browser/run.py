"""The pages of refilld in a real browser, over a real daemon.

Usage: python Tests/Browser/run.py PATH_TO_REFILLD [--pictures FOLDER] [--only WORDS]

scripts/setup tests makes the Python for it.
"""

import sys

sys.dont_write_bytecode = True  # the folder holds what we wrote

import argparse
import tempfile
import time
import traceback
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[1] / "EndToEnd"))

from playwright.sync_api import sync_playwright

import asked_journey
import charge_journey
import demo_journey
import door_journey
import live_journey
import naming_journey
import patient_journey
import privacy_journey
import provider_journey
import request_journey
import several_journey
import support_journey
import sweep
import thread_journey
import visit_journey
import work_journey
from browser import Browser
from house import House
from pages import PAGES

from checks import CannotGoOn, Checks

JOURNEYS = {
    "patients": patient_journey,
    "getting in": door_journey,
    "names behind a date of birth": naming_journey,
    "pages that stay open": live_journey,
    "providers": provider_journey,
    "several at once": several_journey,
    "shared work": work_journey,
    "support": support_journey,
    "privacy": privacy_journey,
    "asking for a refill": request_journey,
    "what is asked": asked_journey,
    "visits": visit_journey,
    "charges": charge_journey,
    "messages": thread_journey,
    "demo": demo_journey,
}


def scenes(browser, checks, folder):
    """→ the name of each and what is done. The journeys come last: they move refills."""
    for page in PAGES:
        yield page.name, lambda page=page: sweep.run(page, browser, checks, folder)
    for name, journey in JOURNEYS.items():
        yield name, lambda journey=journey: journey.run(browser, checks)


def main(binary, folder, only):
    checks = Checks()
    started = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="refilld-browser-") as place, sync_playwright() as playwright:
        house = House(binary, Path(place))
        try:
            house.start()
            house.a_message_is_given_up()
            house.a_message_is_held()
            browser = Browser(playwright, house)
            for name, scene in scenes(browser, checks, folder):
                if only not in name:
                    continue
                try:
                    scene()
                except Exception:  # one scene that breaks does not hide the next
                    checks.that(f"{name} goes through", False, traceback.format_exc())
            browser.close()
        except CannotGoOn as error:
            checks.that("the run goes on", False, error)
        finally:
            checks.equal("the daemon ends with 0 when told to stop", house.stop(), 0)
    print(f"took {time.monotonic() - started:.0f} s; the pictures are in {folder}")
    return checks.end()


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("refilld")
    arguments.add_argument("--pictures", type=Path)
    arguments.add_argument("--only", default="", help="words in the name of a scene")
    given = arguments.parse_args()
    folder = given.pictures or Path(tempfile.mkdtemp(prefix="refilld-pictures-"))
    folder.mkdir(parents=True, exist_ok=True)
    sys.exit(main(given.refilld, folder, given.only))
