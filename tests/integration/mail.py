"""A mail server in tests: takes what it is sent, or refuses it as it is told."""

from __future__ import annotations

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import Message
from typing import Any


@dataclass
class Taken:
    """What a mail server took, and what it refuses."""

    port: int = 0
    letters: list[tuple[str, Message]] = field(default_factory=list)
    refused: frozenset[str] = frozenset()
    breaks_off: bool = False
    hangs_up_on: frozenset[str] = frozenset()

    def to(self, person: str) -> list[Message]:
        return [letter for to, letter in self.letters if to == person]


class _Talk(socketserver.StreamRequestHandler):
    """One conversation."""

    server: _Server
    to = ""

    def handle(self) -> None:
        self.say("220 ready")
        while (line := self.rfile.readline().decode().strip()) and self.answer(line):
            pass

    def answer(self, line: str) -> bool:
        """Answer a line; whether the conversation goes on."""
        verb, _, rest = line.partition(" ")
        match verb.upper():
            case "QUIT":
                self.say("221 bye")
                return False
            case "RCPT":
                self.to = rest.partition("<")[2].partition(">")[0]
                self.say("550 no such person" if self.to in self.server.taken.refused else "250 ok")
            case "DATA":
                return self.take()
            case _:
                self.say("250 ok")
        return True

    def take(self) -> bool:
        if self.server.taken.breaks_off or self.to in self.server.taken.hangs_up_on:
            return False
        self.say("354 go on")
        lines: list[bytes] = []
        while (line := self.rfile.readline()) != b".\r\n":
            lines.append(line.removeprefix(b".") if line.startswith(b"..") else line)
        self.server.taken.letters.append((self.to, message_from_bytes(b"".join(lines))))
        self.say("250 ok")
        return True

    def say(self, words: str) -> None:
        self.wfile.write(f"{words}\r\n".encode())


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True

    def __init__(self, taken: Taken) -> None:
        super().__init__(("127.0.0.1", 0), _Talk)
        self.taken = taken


@contextmanager
def mail_server() -> Iterator[Taken]:
    """Listen at a port of this machine."""
    taken = Taken()
    with _Server(taken) as server:
        taken.port = server.server_address[1]
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield taken
        server.shutdown()


def words_of(letter: Message) -> str:
    """What a person reads in a letter."""
    text: Any = letter.get_payload(decode=True)
    return " ".join([str(letter["Subject"]), *text.decode().split()])
