"""Palette: the colours of the light palette as they stand in the stylesheet, for what is taken away from the pages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def light_palette() -> Mapping[str, str]:
    """The colours by their names, such as `positive`. They stand in one file, static/css/site.css."""
    styles = files("surveyapp").joinpath("static", "css", "site.css").read_text(encoding="utf-8")
    blocks = re.findall(r"^:root \{(.*?)^\}", styles, flags=re.S | re.M)
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6});", "".join(blocks)))
