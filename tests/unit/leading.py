"""Whether what a check says of a place leads to something in the file."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from surveyapp.domain.yaml_reading import Path


def leads_somewhere(path: Path, checked: BaseModel) -> bool:
    """Whether a place is one that the file has, or that an author could add to it."""
    here: Any = checked.model_dump(by_alias=True)
    for step in path:
        if not (step in here if isinstance(here, dict) else isinstance(step, int) and 0 <= step < len(here or ())):
            return False
        here = here[step]
    return True
