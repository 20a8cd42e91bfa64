"""Settings from the environment. A bad one stops the start with one sentence."""

from __future__ import annotations

import os
import re
import secrets
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import AliasChoices, BeforeValidator, Field, ValidationError
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

ROOT = Path(__file__).resolve().parent.parent
SHORTEST_SECRET = 32
NAMES_OF_THIS_MACHINE = ("localhost", "127.0.0.1")

Part = Literal["all", "public", "staff"]
"""What one process serves: everything, what the public sees, or the forum's pages."""


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
    staff_secret_key: Annotated[str, Field(repr=False)] = ""
    """Keys staff's sessions, passwords and second factors. The public part never has it."""
    tombstones: Path | None = None
    """The file of tombstones; `tombstone_file` is where it is."""
    backup_days: Annotated[int, Field(ge=1, le=3650)] = 30
    """For how long the host keeps backups. The page about privacy says so."""
    questionnaires: Path = ROOT / "questionnaires"
    translations: Path = ROOT / "translations"
    results: Literal["public", "forum"] = "public"
    """Who sees the results."""
    breached_passwords: Path | None = None
    """A file of SHA-1 hashes of stolen passwords, in their order: staff cannot choose these."""
    keys: Path | None = None
    """The folder of the forum's locked keys: where it is not set, `keys` in the instance folder. The public part never opens it."""
    part: Part = "all"
    """What this process serves."""
    public_address: Annotated[str, Field(pattern=r"^(https?://[^\s/]+/?)?$")] = ""
    """Where people answer, for a process that serves the staff's part alone: "https://survey.example"."""
    smtp_host: str = ""
    """The mail server that takes notices; without one, no notice is sent."""
    smtp_port: Annotated[int, Field(ge=1, le=65535)] = 587
    smtp_user: str = ""
    smtp_password: Annotated[str, Field(repr=False)] = ""
    smtp_from: Annotated[str, Field(pattern=r"^([^\s@<>,;\"]+@[^\s@<>,;\"]+)?$", max_length=254)] = ""
    """Whom notices come from."""
    smtp_tls: Literal["starttls", "tls", "none"] = "starttls"
    demo: bool = False
    secure_cookies: bool = True
    trusted_hosts: Annotated[tuple[str, ...], NoDecode, BeforeValidator(_parted_by_commas)] = ()
    proxies: Annotated[int, Field(ge=0, le=10)] = 0
    """How many proxies of our own a request comes through: the last so many addresses that they tell are believed."""
    limits: Annotated[str, Field(repr=False)] = "memory://"
    """Where limits are counted: in each process, or for several processes in a Redis."""
    metrics_port: Annotated[int, Field(ge=0, le=65535)] = 0
    """Where the serving process tells its metrics, on loopback; 0: nowhere."""
    log_level: Literal["debug", "info", "warning", "error"] = "info"

    @property
    def names(self) -> list[str] | None:
        """The names that the site answers to. A demo that was given none answers to any: it is shown from somebody's laptop.

        Whoever asks for another name would have it put into links, posters and invitations.
        """
        if self.trusted_hosts or self.demo:
            return list(self.trusted_hosts) or None
        public = urlsplit(self.public_address).hostname
        return [*NAMES_OF_THIS_MACHINE, *([public] if public else [])]

    @property
    def keys_folder(self) -> Path:
        """Where the forum's locked keys lie."""
        return self.keys or self.instance / "keys"

    @property
    def tombstone_file(self) -> Path:
        """Where the tombstones of withdrawn responses are kept, outside the database."""
        return self.tombstones or self.instance / "tombstones"


def load_settings(**given: object) -> Settings:
    """The settings, with what may be left out filled in; `given` wins over the environment. Raises BadSetting."""
    try:
        settings = Settings(**given)  # type: ignore[arg-type]
    except ValidationError as error:
        raise BadSetting(_sentence(error)) from None
    for name in ("secret_key", "staff_secret_key"):
        if 0 < len(getattr(settings, name)) < SHORTEST_SECRET:
            raise BadSetting(f"SURVEYAPP_{name.upper()} is too short: give it {SHORTEST_SECRET} characters or more.")
    if settings.staff_secret_key and settings.part == "public":
        raise BadSetting(
            "SURVEYAPP_STAFF_SECRET_KEY is for the staff's part alone: take it out of the public part's settings."
        )
    if settings.breached_passwords and not settings.breached_passwords.is_file():
        raise BadSetting(f"SURVEYAPP_BREACHED_PASSWORDS is wrong: there is no file {settings.breached_passwords}.")
    _check_mail(settings)
    _check_limits(settings.limits)
    return settings.model_copy(
        update={
            "database_url": settings.database_url or f"sqlite:///{settings.instance / 'surveyapp.sqlite'}",
            "secret_key": settings.secret_key or _kept_secret(settings.instance / "secret-key"),
            "staff_secret_key": ""
            if settings.part == "public"
            else settings.staff_secret_key or _kept_secret(settings.instance / "staff-secret-key"),
        }
    )


def _check_mail(settings: Settings) -> None:
    """Raises BadSetting where notices could not be sent, or the password of the mail server would be seen on the way."""
    if settings.smtp_host and not settings.smtp_from:
        raise BadSetting("SURVEYAPP_SMTP_FROM is missing: say which address notices come from.")
    if bool(settings.smtp_user) != bool(settings.smtp_password):
        raise BadSetting("SURVEYAPP_SMTP_USER and SURVEYAPP_SMTP_PASSWORD go together: give both, or neither.")
    if settings.smtp_password and settings.smtp_tls == "none":
        raise BadSetting("SURVEYAPP_SMTP_TLS=none would send the password in clear: use starttls or tls.")


def _check_limits(address: str) -> None:
    """Raises BadSetting where nothing could be counted. Whether the Redis answers is seen later: without it, the site serves on."""
    if address == "memory://":
        return
    try:
        parts = urlsplit(address)
        names_redis = parts.scheme in ("redis", "rediss") and bool(parts.hostname) and parts.port != 0
        sound = names_redis and re.fullmatch(r"/?\d*", parts.path) is not None
    except ValueError:
        sound = False
    if not sound:
        raise BadSetting("SURVEYAPP_LIMITS is wrong: give it memory://, or redis://host:6379/0 for several processes.")
    if find_spec("redis") is None:
        raise BadSetting("SURVEYAPP_LIMITS names a Redis: install surveyapp[redis], which talks to it.")


def _kept_secret(path: Path) -> str:
    """The secret in a file, made the first time. Two processes that start together end with the same one."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_suffix(f".{secrets.token_hex(8)}.draft")
        with open(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(48))
        with suppress(FileExistsError):  # another was quicker; a link appears whole or not at all
            os.link(draft, path)
        draft.unlink()
    return path.read_text(encoding="ascii").strip()


def _sentence(error: ValidationError) -> str:
    details = error.errors()[0]
    name = str(details["loc"][0]).upper()
    name = name if name.startswith(("SURVEYAPP_", "DATABASE_URL")) else f"SURVEYAPP_{name}"
    return f"The setting {name} is wrong: {details['msg'].rstrip('.')}."
