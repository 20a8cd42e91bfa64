"""Files that are small, or claim to be plain, and would take for ever or all memory to read; and a process that reads them.

`python -m tests.hostile.bombs FOLDER` writes and reads one after the other, and prints what the product said of each. The
processor's time is limited for each: whichever takes longer ends the process.
"""

from __future__ import annotations

import json
import resource
import struct
import subprocess
import sys
import zlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from zipfile import ZIP_DEFLATED, ZipFile

from surveyapp.config import ROOT
from surveyapp.domain.parsing import parse_questionnaire
from surveyapp.domain.problems import ProblemsFound
from surveyapp.domain.questionnaire import Questionnaire
from surveyapp.domain.row_maps import parse_row_map
from surveyapp.loading.csv_file import FileRefused, header_of, opened, records
from surveyapp.pictures.own_pictures import read_own_pictures
from surveyapp.questionnaire_files import read_area, read_themes, text_of
from surveyapp.storage import backups
from surveyapp.storage.backups import BackupRefused
from surveyapp.translating import catalogues

SECONDS = 2
"""Of the processor, for each bomb."""
MEMORY = 100 * 1024 * 1024
"""In bytes, for each bomb, beyond what the process holds anyway."""
MB = 1_000_000
ALIASES = "a: &a [lol, lol]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n"
    for before, name in zip("abcdefghi", "bcdefghij", strict=True)
)
YAML: Mapping[str, str] = MappingProxyType(
    {
        "aliases": ALIASES,
        "nesting": "[" * 240_000,
        "keys": "".join(f"k{number}: 1\n" for number in range(24_000)),
        "one key": "a: b\n" * 49_000,
        "a list": f"a: [{'1,' * 120_000}]",
        "escapes": f"a: [{','.join([chr(34) + chr(92) + '0' + chr(34)] * 40_000)}]",
        "a long scalar": "a: |\n" + "  word word word word\n" * 11_000,
    }
)


@dataclass
class Size:
    """How large a huge file is."""

    megabytes: int = 100


HUGE = Size()


@dataclass(frozen=True)
class Bomb:
    """A file, how it is written, and what the product does with it: what it says of it, nothing where it takes it."""

    name: str
    write: Callable[[Path], object]
    read: Callable[[Path], str]
    wanted: str = ""
    """Words of what is said."""


# What the product reads


class Readers:
    """The product's readers of files, with what they need read before."""

    def __init__(self) -> None:
        self.area, self.themes = read_area(ROOT / "questionnaires")
        self.asked: Questionnaire = parse_questionnaire(
            text_of(ROOT / "questionnaires" / "friends-and-family.yaml"), self.area, self.themes
        )

    def questionnaire(self, path: Path) -> str:
        return _said(lambda: parse_questionnaire(text_of(path), self.area, self.themes))

    def row_map(self, path: Path) -> str:
        return _said(lambda: parse_row_map(text_of(path), self.asked))


def _said(read: Callable[[], object]) -> str:
    try:
        read()
    except ProblemsFound as found:
        return str(found.problems[0])
    except (FileRefused, BackupRefused) as refused:
        return str(refused)
    return ""


def _themes(path: Path) -> str:
    return _said(lambda: read_themes(path.parent))


def _pictures(path: Path) -> str:
    """What is said of a picture, or of the ledger, in a folder of pictures."""
    found = read_own_pictures(path.parent.parent).problems
    return "\n".join(str(problem) for problem in found if path.name in problem.file)


def _catalogue(path: Path) -> str:
    return _said(lambda: catalogues.read(path))


def _rows(path: Path) -> str:
    def read() -> None:
        with opened(path) as lines:
            rows = records(lines)
            header_of(rows)
            faults = [row.fault for row in rows if row.fault]
        if faults:
            raise FileRefused(faults[0])

    return _said(read)


def _backup(path: Path) -> str:
    return _said(lambda: backups.check(path))


# What is written


def _huge(path: Path, line: bytes = b"a: b\n") -> None:
    with path.open("wb") as file:
        for _ in range(HUGE.megabytes):
            file.write(line * (MB // len(line)))


def _text(text: str) -> Callable[[Path], object]:
    return lambda path: path.write_text(text, encoding="utf-8")


def _bytes(content: bytes) -> Callable[[Path], object]:
    return lambda path: path.write_bytes(content)


def _workbook(path: Path) -> None:
    """A spreadsheet that is a thousand times as large once it is unpacked."""
    with ZipFile(path, "w", ZIP_DEFLATED) as packed, packed.open("xl/worksheets/sheet1.xml", "w") as sheet:
        for _ in range(HUGE.megabytes):
            sheet.write(b"<row/>" * (MB // 6))


def _zip_of_nothing(path: Path) -> None:
    """A backup that is whole by its digests, with a table of spaces that is packed a thousand times as small."""
    digest = sha256()
    with ZipFile(path, "w", ZIP_DEFLATED) as packed:
        with packed.open("tables/responses.jsonl", "w") as rows:
            for _ in range(HUGE.megabytes):
                rows.write(b" " * MB)
                digest.update(b" " * MB)
        part = {"name": "responses", "columns": ["a"], "rows": 0, "digest": digest.hexdigest()}
        packed.writestr(backups.MANIFEST, json.dumps({"made_on": "2026-11-02", "revision": "001", "tables": [part]}))


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


HEADER = _chunk(b"IHDR", struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0))
PNG = b"\x89PNG\r\n\x1a\n"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{}</svg>'
ENTITIES = '<!DOCTYPE svg [<!ENTITY a "lol"><!ENTITY b "&a;&a;"><!ENTITY x SYSTEM "file:///etc/passwd">]>'


def every_bomb(readers: Readers) -> Iterable[Bomb]:
    """All of them."""
    for name, text in YAML.items():
        yield Bomb(f"questionnaire.yaml: {name}", _text(text), readers.questionnaire, "line")
    yield Bomb("map.yaml: a list", _text(YAML["a list"]), readers.row_map, "parts")
    yield Bomb("map.yaml: huge", _huge, readers.row_map, "larger than")
    yield Bomb("themes.yaml: aliases", _text(ALIASES), _themes, "missing")
    yield Bomb("themes.yaml: huge", _huge, _themes, "larger than")
    yield Bomb("pictures/ledger.yaml: huge", _huge, _pictures, "larger than")
    for name, content, wanted in _pictures_that_are_bombs():
        yield Bomb(f"pictures/{name}", _bytes(content), _pictures, wanted)
    yield Bomb("ar/LC_MESSAGES/messages.po: huge", lambda path: _huge(path, b"#\n"), _catalogue, "larger than")
    forms = 'msgid ""\nmsgstr "Plural-Forms: nplurals=999999999; plural=0;\\n"\nmsgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\n'
    yield Bomb("ar/LC_MESSAGES/messages.po: forms", _text(forms), _catalogue, "larger than")
    yield Bomb("rows.xlsx: unpacked it is huge", _workbook, _rows, "spreadsheet")
    yield Bomb("rows.csv: a workbook by another name", _workbook, _rows, "spreadsheet")
    yield Bomb("rows.csv: one huge line", lambda path: _huge(path, b"a" * 1000), _rows, "longer than")
    yield Bomb("rows.csv: a mark that never ends", lambda path: path.write_bytes(b'a\n"' + b"b\n" * MB), _rows, "mark")
    yield Bomb("backup.zip: huge, of nothing", _zip_of_nothing, _backup, "damaged")


def _pictures_that_are_bombs() -> Iterable[tuple[str, bytes, str]]:
    yield "a.svg", (ENTITIES + SVG.format("<path d='M0 0'/>&b;")).encode(), "document type"
    yield "b.svg", SVG.format("<g>" * 100_000).encode(), "too many parts"
    yield "c.svg", SVG.format(f"<path d='M{'1' * 900_000}'/>").encode(), "too large"
    yield "d.svg", SVG.format("<use href='#a'/>" * 1_900 + f"<g id='a'>{'<g/>' * 1_900}<use/></g>").encode(), "copies"
    yield "e.png", PNG + HEADER + _chunk(b"IEND", b""), "pixels long"
    yield "f.png", PNG + HEADER + _chunk(b"tEXt", b"") * 2_000_000, "broken"
    yield "g.jpg", b"\xff\xd8" + b"\xff" * 25 * MB, "broken"
    yield "h.jpg", b"\xff\xd8\xff" + b"\xe0\x00\x02\xff" * 5_000_000, "broken"
    webp = (b"VP8 " + struct.pack("<I", 10) + bytes(10)) * 1_200_000
    yield "i.webp", b"RIFF" + struct.pack("<I", len(webp) + 4) + b"WEBP" + webp, "broken"


# Reading them


@dataclass(frozen=True)
class Outcome:
    """What was said of a bomb, and by how much the memory grew."""

    bomb: str
    said: str
    wanted: str
    grew: int

    @property
    def is_refused(self) -> bool:
        return self.wanted in self.said and self.grew <= MEMORY


def explode(folder: Path) -> None:
    """Write, read and tell of each."""
    readers = Readers()
    for number, bomb in enumerate(every_bomb(readers)):
        path = folder / str(number) / bomb.name.partition(":")[0]
        path.parent.mkdir(parents=True)
        bomb.write(path)
        before = _limit()
        said = bomb.read(path)
        grew = _peak() - before
        path.unlink()
        print(json.dumps({"bomb": bomb.name, "said": said[:300], "wanted": bomb.wanted, "grew": grew}), flush=True)


def _limit() -> int:
    """Give the next one its seconds, and say how much memory was held at most until now."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    spent = int(used.ru_utime + used.ru_stime)
    resource.setrlimit(resource.RLIMIT_CPU, (spent + 1 + SECONDS, resource.RLIM_INFINITY))
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    return _peak()


def _peak() -> int:
    line = next(one for one in Path("/proc/self/status").read_text().splitlines() if one.startswith("VmHWM:"))
    return int(line.split()[1]) * 1024


def exploded(folder: Path, megabytes: int = 100) -> list[Outcome]:
    """What came of each, read in a process of their own. The last one is missing where it took too long."""
    command = [sys.executable, "-m", "tests.hostile.bombs", str(folder), str(megabytes)]
    process = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=600)
    found = [Outcome(**json.loads(line)) for line in process.stdout.splitlines()]
    if process.returncode:
        found.append(
            Outcome("the one after that", f"ended with {process.returncode} {process.stderr[-300:]}", "no such", 0)
        )
    return found


if __name__ == "__main__":
    HUGE.megabytes = int(sys.argv[2])
    explode(Path(sys.argv[1]))
