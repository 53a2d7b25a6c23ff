"""README's picture, made by the dashboard itself: `python -m tests.screenshot` (or `make screenshot`)."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.browsing import ROOT, find_chromium, open_browser, serve_app

PICTURE = ROOT / "docs" / "screenshot.png"
DAY, DISTRICT = "2016-12-01", "N0139"


def take_screenshot(path: Path, *, query: str = f"?date={DAY}&district={DISTRICT}", width: int = 1400, height: int = 900) -> None:
    """Build a store from the digests alone, open the dashboard on it, and save what a visitor sees first."""
    with tempfile.TemporaryDirectory() as folder, serve_app(None, Path(folder) / "store.gpkg", Path(folder) / "log") as address, \
            open_browser() as browser:
        page = browser.new_page(viewport={"width": width, "height": height})
        page.goto(f"{address}/{query}")
        page.wait_for_selector("path[data-district]", timeout=120_000)
        page.locator(".ct-claim").first.wait_for()
        page.wait_for_load_state("networkidle")
        path.parent.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=path)


if __name__ == "__main__":
    if find_chromium() is None:
        sys.exit("no Chromium on this machine (Debian: apt-get install chromium)")
    take_screenshot(PICTURE)
    print(f"wrote {PICTURE.relative_to(ROOT)}")
