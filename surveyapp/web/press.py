"""The press: a page of HTML becomes a tagged PDF, from our own files alone; each is made once and kept for a while."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from flask import Response, current_app, make_response, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from surveyapp.web.languages import language

if TYPE_CHECKING:
    from weasyprint import HTML
    from weasyprint.urls import URLFetcher

ORIGIN = "https://paper.invalid"
"""Where a page that is printed seems to come from, so that the addresses in it are whole. Nothing is fetched there."""
VARIANT = "pdf/ua-1"
MOST_KEPT = 64
_TYPES = {
    ".css": "text/css",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
    ".png": "image/png",
    ".jpg": "image/jpeg",
}


class NotOurs(ValueError):
    """A page wanted something that is none of our static files."""


@cache
def can_print() -> bool:
    """Whether this machine has the libraries that WeasyPrint stands on."""
    try:
        import weasyprint  # noqa: F401
    except (ImportError, OSError):
        return False
    return True


@dataclass(frozen=True)
class Printed:
    """A PDF, with the digest of the page that it was made from."""

    digest: str
    content: bytes


def digest_of(page: str) -> str:
    """Two pages with one digest give one PDF: addresses of pictures and styles in a page change with their content."""
    return sha256(f"{VARIANT}\n{page}".encode()).hexdigest()[:32]


@dataclass
class Press:
    """Prints one page at a time, and remembers the last ones."""

    static: Path
    _kept: OrderedDict[str, bytes] = field(default_factory=OrderedDict)
    _looking: Lock = field(default_factory=Lock)
    _printing: Lock = field(default_factory=Lock)

    def printed(self, page: str) -> Printed:
        """The PDF of a page of HTML. Who asks for one that is being made waits for it."""
        digest = digest_of(page)
        content = self._find(digest)
        if content is None:
            with self._printing:
                content = self._find(digest) or self._keep(digest, to_pdf(page, self.static))
        return Printed(digest, content)

    def _find(self, digest: str) -> bytes | None:
        with self._looking:
            if digest in self._kept:
                self._kept.move_to_end(digest)
            return self._kept.get(digest)

    def _keep(self, digest: str, content: bytes) -> bytes:
        with self._looking:
            self._kept[digest] = content
            while len(self._kept) > MOST_KEPT:
                self._kept.popitem(last=False)
        return content


def pdf_answer(page: str, name: str) -> Response:
    """The PDF of a page, shown in the browser under `name`. One that the browser has already is not printed again."""
    digest = digest_of(page)
    if digest in request.if_none_match:
        response = make_response("", 304)
    else:
        response = make_response(press(Path(current_app.static_folder or "")).printed(page).content)
        response.content_type = "application/pdf"
        response.headers["Content-Disposition"] = f'inline; filename="{name}"'
        response.content_language = language()
    response.set_etag(digest)
    response.headers["Cache-Control"] = "no-cache"  # kept by browsers, but asked for each time whether it still holds
    return response


@cache
def press(static: Path) -> Press:
    """The one press of this process."""
    return Press(static)


def cannot_print(title: str, instead: str) -> ResponseReturnValue:
    """What stands in the place of a PDF on a machine without the libraries: what is missing, and what works instead."""
    sentences = [instead, _("Please tell the people who run this website.")]
    return render_template("error.html", code=503, title=title, sentences=sentences), 503


def to_pdf(page: str, static: Path) -> bytes:
    """A page of HTML as PDF."""
    return _document(page, static).write_pdf(pdf_variant=VARIANT)


def _document(page: str, static: Path) -> HTML:
    from weasyprint import HTML

    return HTML(string=page, base_url=f"{ORIGIN}/", url_fetcher=_fetcher(static.resolve()))


def _fetcher(static: Path) -> URLFetcher:
    """What WeasyPrint fetches with: it opens our static files and data: addresses, and no connection."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class OurFiles(URLFetcher):
        def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:
            if url.startswith("data:"):
                return super().fetch(url, headers)
            path = _file(url, static)
            return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": _TYPES[path.suffix]})

    return OurFiles(allowed_protocols=["data"], allow_redirects=False)


def _file(url: str, static: Path) -> Path:
    """The static file that an address in a page names. Raises NotOurs."""
    parts = urlsplit(url)
    path = (static / unquote(parts.path).removeprefix("/static/")).resolve()
    ours = f"{parts.scheme}://{parts.netloc}" == ORIGIN and path.is_relative_to(static)
    if not ours or path.suffix not in _TYPES or not path.is_file():
        raise NotOurs(url)
    return path
