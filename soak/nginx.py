"""An nginx of our own on the loopback network, with the very settings that docs/running gives to hosts."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from shutil import which
from time import monotonic, sleep

from soak.serving import free_port
from surveyapp.config import ROOT

GIVEN = ROOT / "docs" / "running" / "nginx" / "surveyapp-proxy.conf"
STARTS_WITHIN = 20.0


class NoNginx(Exception):
    """There is none on this machine; the text says how to get it."""


@contextmanager
def in_front_of(ports: Sequence[int], folder: Path) -> Iterator[int]:
    """An nginx that hands requests on to servers at `ports`; its own port. Raises NoNginx."""
    program = which("nginx") or which("nginx", path="/usr/sbin")
    if program is None:
        raise NoNginx("nginx is missing: `script/bootstrap soak` brings it")
    port = free_port()
    settings = folder / "nginx.conf"
    settings.write_text(_settings(port, ports, folder), encoding="utf-8")
    said = folder / "nginx.log"
    with said.open("ab") as log:
        process = subprocess.Popen([program, "-p", str(folder), "-c", str(settings)], stdout=log, stderr=log)
    try:
        _wait(port, process, said)
        yield port
    finally:
        process.terminate()
        process.wait(30)


def _settings(port: int, ports: Sequence[int], folder: Path) -> str:
    servers = "".join(f"    server 127.0.0.1:{one} max_fails=0;\n" for one in ports)
    temporary = "".join(
        f"  {kind}_temp_path {folder / kind};\n" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    return f"""daemon off;
pid {folder / "nginx.pid"};
worker_processes 1;
error_log stderr emerg;
events {{ worker_connections 512; }}
http {{
{temporary}  upstream surveyapp {{
{servers}    keepalive 16;
  }}
  server {{
    listen 127.0.0.1:{port};
    location / {{
      include {GIVEN};
      proxy_pass http://surveyapp;
    }}
    location /s/ {{
      include {GIVEN};
      proxy_next_upstream error timeout invalid_header non_idempotent;
      proxy_pass http://surveyapp;
    }}
  }}
}}
"""


def _wait(port: int, process: subprocess.Popen[bytes], said: Path) -> None:
    last = monotonic() + STARTS_WITHIN
    while True:
        connection = HTTPConnection("127.0.0.1", port, timeout=40)
        try:
            connection.request("GET", "/ready")
            if connection.getresponse().status == 200:
                return
        except (OSError, HTTPException):
            pass
        finally:
            connection.close()
        if monotonic() > last or process.poll() is not None:
            raise RuntimeError(f"nginx did not start: {said.read_text(errors='replace')[-400:]}")
        sleep(0.1)
