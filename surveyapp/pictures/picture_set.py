"""The picture set that comes with the product: one Iconify package, with its pictures by name."""

from __future__ import annotations

import json
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from surveyapp.config import ROOT
from surveyapp.pictures.ledger import Entry

PACKAGE = ROOT / "node_modules" / "@iconify-json" / "openmoji"
_SIDE = 16
"""Iconify's own default for a side that a set does not give."""


@dataclass(frozen=True)
class PictureSet:
    """The pictures of one package."""

    icons: dict[str, dict[str, Any]]
    aliases: dict[str, dict[str, Any]]
    size: dict[str, int]
    info: dict[str, Any]

    def names(self) -> frozenset[str]:
        """Every name that a questionnaire may use."""
        return frozenset((*self.icons, *self.aliases))

    def close_to(self, name: str) -> list[str]:
        """Names much like one that is in no set."""
        return get_close_matches(name[:80], [*self.icons, *self.aliases], n=3, cutoff=0)

    def gave(self, entry: Entry) -> bool:
        """Whether a picture that was drawn earlier came from this set."""
        return bool(entry.set == self.info["name"])

    def svg(self, name: str) -> bytes | None:
        """The picture of that name, as the set draws it; an alias takes its parent's."""
        icon = self.icons.get(name)
        if icon is None:
            parent = self.aliases.get(name, {}).get("parent")
            return self.svg(str(parent)) if parent else None
        box = self.size | icon
        corner = f"{box.get('left', 0)} {box.get('top', 0)}"
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{box["width"]}" height="{box["height"]}" '
            f'viewBox="{corner} {box["width"]} {box["height"]}">{icon["body"]}</svg>\n'
        ).encode()

    def entry(self, name: str, *, changed: bool) -> Entry:
        """The ledger's line for a picture of this set."""
        author, licence = self.info["author"], self.info["license"]
        return Entry(
            name=name,
            set=self.info["name"],
            author=author["name"],
            author_url=author["url"],
            licence=licence["title"],
            licence_url=licence["url"],
            changed=changed,
            file=f"{name}.svg",
        )


def read_picture_set(folder: Path = PACKAGE) -> PictureSet | None:
    """The set in a folder; None where it is not installed."""
    try:
        drawn = json.loads((folder / "icons.json").read_text("utf-8"))
        info = json.loads((folder / "info.json").read_text("utf-8"))
    except FileNotFoundError:
        return None
    size = {side: drawn.get(side, _SIDE) for side in ("width", "height")}
    return PictureSet(drawn["icons"], drawn.get("aliases", {}), size, info)
