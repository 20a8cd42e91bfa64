"""The command that shows the product with made-up answers."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from surveyapp.cli.serving import LOOPBACK, PORT, run

if TYPE_CHECKING:
    from surveyapp.config import Settings

PAGES = {
    "/": "the start",
    "/s/my-story/": "what young people answer",
    "/s/our-story/": "what parents answer",
    "/results/": "the results",
    "/forum/": "where staff work",
}


@click.command()
@PORT
@click.option("--no-serve", is_flag=True, help="Only make the demo's database.")
@click.option("--responses", default=400, show_default=True, type=click.IntRange(0, 1_000_000), help="How many.")
@click.option("--seed", default=1, show_default=True, help="Another number gives other made-up people.")
def demo(port: int, no_serve: bool, responses: int, seed: int) -> None:
    """Serve the product with made-up answers, on this machine alone. Nothing in it is real."""
    from surveyapp.config import load_settings
    from surveyapp.demonstration import Plan, ready

    settings = load_settings(demo=True, secure_cookies=False)
    given = os.environ.get("DATABASE_URL") or os.environ.get("SURVEYAPP_DATABASE_URL")
    url = ready(settings, given, Plan(responses, seed), click.echo)
    settings = settings.model_copy(update={"database_url": url})
    _make_staff(settings)
    click.echo(f"The demo's database is ready: {url}")
    if not no_serve:
        _serve(settings, port)


def _make_staff(settings: Settings) -> None:
    """An account for each role. What lets them in is printed: it is a demo."""
    from surveyapp import create_app
    from surveyapp.demonstration.staff import DEMO_STAFF, Keeping, make_accounts
    from surveyapp.web import accounts, current

    app = create_app(settings)
    with app.app_context():
        database = current.site().database
        keeping = Keeping(accounts.hashed, accounts.codes().sealed, accounts.is_demo_person)
        make_accounts(database, current.now(), keeping)
        database.engine.dispose()
    click.echo("Staff of the demo (the page where they sign in shows a code that works now):")
    for one in DEMO_STAFF:
        click.echo(f"  {one.email:<34} password: {one.password:<38} key of the app: {one.key}")


def _serve(settings: Settings, port: int) -> None:
    for page, about in PAGES.items():
        click.echo(f"  http://{LOOPBACK}:{port}{page:<14} {about}")
    click.echo("Stop it with Ctrl-C.")
    # The serving process reads its settings from the environment.
    os.environ |= {"DATABASE_URL": settings.database_url, "SURVEYAPP_DEMO": "true", "SURVEYAPP_SECURE_COOKIES": "false"}
    run(settings, LOOPBACK, port)
