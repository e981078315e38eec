"""A picture of each page, for people to look at: patients' as on a telephone, the desk's as on a desk."""

TELEPHONE, SCREEN = (390, 844), (1280, 900)
MOST_BYTES = 200_000


def picture(page, tab, checks, folder):
    tab.resize(*(SCREEN if page.is_of_desk else TELEPHONE))
    name = page.name.replace(",", "").replace("’", "").replace(" ", "-")
    path = folder / f"{'desk' if page.is_of_desk else 'patient'}-{name}.png"
    tab.page.screenshot(path=path, animations="disabled")
    size = path.stat().st_size
    checks.that(f"{page.name}: its picture is under {MOST_BYTES} bytes", size < MOST_BYTES, size)
