"""Every page, at every width, light and dark, with and without script: what must hold of all of them."""

from accessibility import Barriers
from pages import visit
from pictures import picture

WIDTHS = {320: 640, 390: 844, 1280: 900}
SCHEMES = ["light", "dark"]
MOST_BYTES = 40_000


def run(page, browser, checks, folder):
    tab = browser.tab(page.person)
    visit(page, tab, browser.house)
    checks.equal(f"{page.name}: answers {page.status}", tab.status, page.status)
    shape = shape_of(page, tab)
    wide = {}
    for width, height in WIDTHS.items():
        tab.resize(width, height)
        wide |= found(f"at {width}", tab.overflow())
    picture(page, tab, checks, folder)
    checks.equal(f"{page.name}: does not scroll sideways", wide, {})
    is_quiet(page, tab, checks, "")
    if not page.is_of_desk:
        checks.that(f"{page.name}: under {MOST_BYTES} bytes", tab.transferred < MOST_BYTES, tab.transferred)
    tab.context.close()
    without_script(page, browser, checks, shape)
    has_no_barrier(page, browser, checks)


def without_script(page, browser, checks, shape):
    """It is the same page, so that what was found of it with script holds without, too."""
    tab = browser.tab(page.person, java_script_enabled=False)
    visit(page, tab, browser.house)
    checks.equal(f"{page.name}: is the same without script", shape_of(page, tab), shape)
    is_quiet(page, tab, checks, " without script")
    tab.context.close()


def shape_of(page, tab):
    return sorted(set(tab.shape().split())) if page.grows else tab.shape()


def is_quiet(page, tab, checks, how):
    checks.equal(f"{page.name}: asks nobody else{how}", tab.foreign, [])
    checks.equal(f"{page.name}: the console is silent{how}", tab.complaints_beside_status, [])


def has_no_barrier(page, browser, checks):
    """The inspector is a script of ours in the page, which its policy would forbid."""
    tab = browser.tab(page.person, bypass_csp=True)
    visit(page, tab, browser.house)
    barriers = Barriers(tab)
    for width, height in WIDTHS.items():
        tab.resize(width, height)
        for scheme in SCHEMES:
            tab.page.emulate_media(color_scheme=scheme)
            barriers.look(f"{width} {scheme}")
    checks.that(f"{page.name}: no barriers", not barriers.found, barriers)
    tab.context.close()


def found(where, what):
    return {where: what} if what else {}
