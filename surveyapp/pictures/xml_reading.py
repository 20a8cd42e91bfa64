"""Reading an SVG into elements, by a real XML parser that takes no document type, no entity and no instruction.

expat is what `xml.etree` stands on; used itself, it tells the line of every element.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from surveyapp.pictures.problems import Finding

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
MOST_ELEMENTS = 4_000
DEEPEST_NESTING = 40


@dataclass
class Element:
    """An element. `name` and the names of attributes stand alone where they are SVG's own, else as "namespace name"."""

    name: str
    attributes: dict[str, str]
    line: int
    children: list[Element] = field(default_factory=list)
    text: str = ""

    def every(self) -> Iterator[Element]:
        """This element and all that it holds."""
        yield self
        for child in self.children:
            yield from child.every()

    @property
    def is_foreign(self) -> bool:
        """Whether it belongs to an editor rather than to SVG."""
        return " " in self.name


class _Refused(Exception):
    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.sentence)
        self.finding = finding


class _Reader:
    def __init__(self) -> None:
        self.root: Element | None = None
        self._open: list[Element] = []
        self._count = 0
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text
        self._parser.StartDoctypeDeclHandler = self._refuse_doctype
        self._parser.EntityDeclHandler = self._refuse_doctype
        self._parser.ProcessingInstructionHandler = self._refuse_instruction

    def read(self, content: bytes) -> Element:
        self._parser.Parse(content, True)
        if self.root is None or self.root.name != "svg":
            raise _Refused(Finding("This is no SVG picture.", "Save it as SVG from a drawing program.", 1))
        return self.root

    @property
    def _line(self) -> int:
        return self._parser.CurrentLineNumber

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._count += 1
        if self._count > MOST_ELEMENTS or len(self._open) >= DEEPEST_NESTING:
            raise _Refused(Finding("It is made of too many parts.", "Use a simpler picture.", self._line))
        element = Element(name.removeprefix(f"{SVG} "), attributes, self._line)
        if self._open:
            self._open[-1].children.append(element)
        else:
            self.root = element if name.startswith(f"{SVG} ") else None
        self._open.append(element)

    def _end(self, _name: str) -> None:
        self._open.pop()

    def _text(self, text: str) -> None:
        self._open[-1].text += text

    def _refuse_doctype(self, *_: object) -> None:
        mend = "Save it as plain SVG, without a DOCTYPE."
        raise _Refused(Finding("It declares a document type or entities.", mend, self._line))

    def _refuse_instruction(self, target: str, _data: str) -> None:
        raise _Refused(Finding(f"It holds an instruction (“<?{target[:20]}”).", "Take it out.", self._line))


def read_svg(content: bytes) -> Element | Finding:
    """The root of an SVG, or what keeps it from being read."""
    reader = _Reader()
    try:
        return reader.read(content)
    except _Refused as refused:
        return refused.finding
    except (expat.ExpatError, LookupError, ValueError) as error:  # the latter two: an encoding that nobody knows
        line = getattr(error, "lineno", 1)
        return Finding("This is no well-formed XML.", "Save it once more from a drawing program.", line)
