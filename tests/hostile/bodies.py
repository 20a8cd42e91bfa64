"""Requests that are too much: bodies, fields, headers and addresses of any size, byte by byte as they go to the server."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType

FORM = b"application/x-www-form-urlencoded"
MULTIPART = b"multipart/form-data; boundary=x"
BLOCK = 65_536
MB = 1 << 20
ANY = b"Host: localhost\r\nConnection: close\r\n"


def get(path: bytes, headers: bytes = b"") -> list[bytes]:
    """A request of a page."""
    return [b"GET " + path + b" HTTP/1.1\r\n" + ANY + headers + b"\r\n"]


def post(body: bytes, kind: bytes = FORM) -> list[bytes]:
    """A body that says how long it is."""
    return [_head(kind, b"Content-Length: %d\r\n" % len(body)), body]


def long_post(size: int, kind: bytes = FORM, start: bytes = b"code=") -> Iterator[bytes]:
    """A body of so many bytes, made as it is sent."""
    yield _head(kind, b"Content-Length: %d\r\n" % size) + start
    left = size - len(start)
    while left > 0:
        yield b"x" * min(BLOCK, left)
        left -= BLOCK


def chunked_post(size: int, kind: bytes = FORM, start: bytes = b"code=") -> Iterator[bytes]:
    """A body that does not say how long it is."""
    yield _head(kind, b"Transfer-Encoding: chunked\r\n")
    yield b"%x\r\n%b\r\n" % (len(start), start)
    for _ in range(-(-size // BLOCK)):
        yield b"%x\r\n%b\r\n" % (BLOCK, b"x" * BLOCK)
    yield b"0\r\n\r\n"


def _head(kind: bytes, length: bytes) -> bytes:
    return b"POST /resume HTTP/1.1\r\n" + ANY + b"Content-Type: " + kind + b"\r\n" + length + b"\r\n"


def _parts(many: int) -> bytes:
    part = b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n'
    return part * many + b"--x--\r\n"


def _nested(depth: int) -> bytes:
    """Multipart in multipart in multipart."""
    return b"".join(
        b"--%d\r\nContent-Type: multipart/mixed; boundary=%d\r\n\r\n" % (one, one + 1) for one in range(depth)
    )


Parts = Callable[[int], Iterable[bytes]]
TOO_MUCH: Mapping[str, Parts] = MappingProxyType(
    {
        "a body": long_post,
        "a body of unknown length": chunked_post,
        "a body of no form": lambda size: long_post(size, b"text/plain"),
        "a body in parts": lambda size: long_post(
            size, MULTIPART, b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n'
        ),
        "a body in parts of unknown length": lambda size: chunked_post(size, MULTIPART),
        "a body just over the cap": lambda _: long_post(256 * 1024 + 1),
        "10,000 fields": lambda _: post(b"&".join(b"a%d=1" % number for number in range(10_000))),
        "10,000 fields of no name": lambda _: post(b"&" * 10_000),
        "1,000 parts": lambda _: post(_parts(1_000), MULTIPART),
        "10,000 parts": lambda _: post(_parts(10_000), MULTIPART),
    }
)
"""What is answered with 413, given how many bytes a large body has."""
ODD: Mapping[str, Parts] = MappingProxyType(
    {
        "parts in parts": lambda _: post(_nested(3_000), b"multipart/form-data; boundary=0"),
        "a part whose head never ends": lambda _: post(b"--x\r\n" + b"a: b\r\n" * 40_000, MULTIPART),
        "line ends that look like boundaries": lambda _: post(b"--x\r\n\r\n" + b"\r\n--" * 60_000, MULTIPART),
        "a kind that is longer than its body": lambda _: post(b"", b"multipart/form-data; boundary=" + b"x" * 30_000),
        "a kind of many parameters": lambda _: post(b"a=1", b"a/b" + b"; x=1" * 5_000),
        "300 headers": lambda _: get(b"/help", b"".join(b"X-%d: b\r\n" % number for number in range(300))),
        "a header of a megabyte": lambda _: get(b"/help", b"X-A: " + b"b" * MB + b"\r\n"),
        "20,000 cookies": lambda _: get(b"/help", b"Cookie: " + b"a=b; " * 20_000 + b"\r\n"),
        "20,000 languages": lambda _: get(b"/help", b"Accept-Language: " + b"ar-aa," * 20_000 + b"\r\n"),
        "20,000 ranges": lambda _: get(b"/static/css/site.css", b"Range: bytes=" + b"0-1," * 20_000 + b"\r\n"),
        "an address of a megabyte": lambda _: get(b"/" + b"a" * MB),
        "an address of 60 KB": lambda _: get(b"/s/" + b"%00" * 20_000),
        "15,000 questions in an address": lambda _: get(b"/help?" + b"a=1&" * 15_000),
        "a length that is no number": lambda _: [_head(FORM, b"Content-Length: x\r\n"), b"a=1"],
        "a length below nothing": lambda _: [_head(FORM, b"Content-Length: -1\r\n"), b"a=1"],
        "two lengths": lambda _: [_head(FORM, b"Content-Length: 3\r\nContent-Length: 300000\r\n"), b"a=1"],
        "a chunk whose length is no number": lambda _: [_head(FORM, b"Transfer-Encoding: chunked\r\n"), b"zz\r\n"],
    }
)
"""What is answered in some way, but never with 500."""
