"""The crawled pages, fetched once for all processes of a test run."""

from __future__ import annotations

import fcntl
import os
import pickle
from pathlib import Path

import pytest

from tests.browser.crawling import Crawl
from tests.browser.sites import crawl, make_sites


def crawled(factory: pytest.TempPathFactory, language: str) -> Crawl:
    """All pages in a language. The first process that asks crawls, the others wait for it."""
    folder = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent
    kept = folder / f"crawl-{language}.pickle"
    with (folder / f"crawl-{language}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not kept.exists():
            own = folder / f"sites-{language}"
            own.mkdir()
            kept.write_bytes(pickle.dumps(crawl(make_sites(own), language)))
    return _read(kept)


def _read(path: Path) -> Crawl:
    found = pickle.loads(path.read_bytes())  # noqa: S301  # written by this run
    assert isinstance(found, Crawl)
    return found
