"""Settings from the environment. A bad one stops the start with one sentence."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AliasChoices, BeforeValidator, Field, ValidationError
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

ROOT = Path(__file__).resolve().parent.parent
SHORTEST_SECRET = 32


def _parted_by_commas(value: object) -> object:
    return tuple(part.strip() for part in value.split(",") if part.strip()) if isinstance(value, str) else value


class BadSetting(Exception):
    """A setting is missing or wrong; its text is the sentence to print."""


class Settings(BaseSettings):
    """What can be set from outside: each as SURVEYAPP_<NAME>, the database also as DATABASE_URL.

    `secret_key` keys the codes' hashes and the pages' forms. Where it is not set, one is made once in `instance/secret-key`.
    """

    model_config = SettingsConfigDict(env_prefix="SURVEYAPP_", extra="forbid", frozen=True, populate_by_name=True)

    instance: Path = ROOT / "instance"
    database_url: Annotated[
        str, Field(validation_alias=AliasChoices("DATABASE_URL", "SURVEYAPP_DATABASE_URL", "database_url"))
    ] = ""
    secret_key: Annotated[str, Field(repr=False)] = ""
    questionnaires: Path = ROOT / "questionnaires"
    translations: Path = ROOT / "translations"
    results: Literal["public", "forum"] = "public"
    """Who sees the results."""
    demo: bool = False
    secure_cookies: bool = True
    trusted_hosts: Annotated[tuple[str, ...], NoDecode, BeforeValidator(_parted_by_commas)] = ()
    log_level: Literal["debug", "info", "warning", "error"] = "info"


def load_settings(**given: object) -> Settings:
    """The settings, with what may be left out filled in; `given` wins over the environment. Raises BadSetting."""
    try:
        settings = Settings(**given)  # type: ignore[arg-type]
    except ValidationError as error:
        raise BadSetting(_sentence(error)) from None
    if settings.secret_key and len(settings.secret_key) < SHORTEST_SECRET:
        raise BadSetting(f"SURVEYAPP_SECRET_KEY is too short: give it {SHORTEST_SECRET} characters or more.")
    if settings.results == "forum":
        raise BadSetting(
            "SURVEYAPP_RESULTS=forum needs staff accounts to sign in with, and this version has none. Leave it out: the results "
            "are public. To look at new figures before everybody else, make a release with `surveyapp release make --hold`."
        )
    return settings.model_copy(
        update={
            "database_url": settings.database_url or f"sqlite:///{settings.instance / 'surveyapp.sqlite'}",
            "secret_key": settings.secret_key or _kept_secret(settings.instance),
        }
    )


def _kept_secret(instance: Path) -> str:
    """The secret of this instance, made the first time. Two processes that start together end with the same one."""
    path = instance / "secret-key"
    instance.mkdir(parents=True, exist_ok=True)
    try:
        with open(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(48))
    except FileExistsError:
        pass
    return path.read_text(encoding="ascii").strip()


def _sentence(error: ValidationError) -> str:
    details = error.errors()[0]
    name = str(details["loc"][0]).upper()
    name = name if name.startswith(("SURVEYAPP_", "DATABASE_URL")) else f"SURVEYAPP_{name}"
    return f"The setting {name} is wrong: {details['msg'].rstrip('.')}."
