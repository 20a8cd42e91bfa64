"""Commands about responses."""

from __future__ import annotations

import click


@click.group()
def responses() -> None:
    """Responses: answers sent."""
