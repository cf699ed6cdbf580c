"""Settings: read once from the environment or `.env`, checked together, then passed around."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path

from pydantic import SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

DATABASE_FILE = "tamngan.db"


class LogFormat(StrEnum):
    """How the lines of the log are written: for people, or one JSON object each for machines."""

    TEXT = "text"
    JSON = "json"


class SettingsError(Exception):
    """What is wrong with the settings, all of it in one sentence."""


class Settings(BaseSettings):
    """Everything an installation is told from outside; docs/settings.md is written from these."""

    model_config = SettingsConfigDict(
        env_file=".env",
        extra="ignore",
        env_ignore_empty=True,
        frozen=True,
        hide_input_in_errors=True,
        use_attribute_docstrings=True,
    )

    database_url: SecretStr | None = None
    """Where everything is kept: `sqlite:///path/to/file.db` or `postgresql://user:password@host/name`;
    without it a SQLite file in `TAMNGAN_DATA`. One office is at home on SQLite with `tamngan run`; several
    processes need PostgreSQL."""
    tamngan_data: Path = Path("data")
    """The folder for the SQLite file, and for the photos and files people send (`files/`). All processes
    of an installation share it, on PostgreSQL too."""
    line_channel_secret: SecretStr | None = None
    """Proves that a webhook came from LINE. From the channel's basic settings. Needed by `run`, `web`,
    `worker` and `clock`."""
    line_channel_access_token: SecretStr | None = None
    """Lets TamNgan answer and remind. The long-lived token of the Messaging API channel. Needed by `run`,
    `web`, `worker`, `clock` and `remind`."""
    line_api_base: str | None = None
    """Where messages are sent; LINE's own address without it. Set it, together with the next one, to use a
    stand-in for LINE."""
    line_data_api_base: str | None = None
    """Where photos and files are fetched; LINE's own address without it."""
    public_url: str | None = None
    """The address people and LINE reach this installation at, such as `https://tamngan.example`. Links in
    messages begin with it."""
    secret_key: SecretStr | None = None
    """Signs links. Any long random text; changing it ends every link already given out."""
    port: int = 8000
    """The port `run` and `web` listen on when `--port` does not say."""
    keep_messages_days: int = 14
    """How many days the words of handled webhook events are kept, chatter included; from 1 to 3650.
    [personal-data.md](personal-data.md) lists everything that goes by its age."""
    log_format: LogFormat = LogFormat.TEXT
    """How the log is written: `text` for people, `json` for machines, one object a line."""
    trusted_proxy: str | None = "127.0.0.1"
    """The address of the proxy in front, whose `X-Forwarded-For` says who asks. Nobody else's is believed."""

    @field_validator("line_api_base", "line_data_api_base", "public_url")
    @classmethod
    def _web_address(cls, value: str | None) -> str | None:
        if value is not None and not value.startswith(("http://", "https://")):
            raise ValueError("must begin with http:// or https://")
        return value.rstrip("/") if value else None

    @field_validator("database_url")
    @classmethod
    def _known_database(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and not value.get_secret_value().startswith(
            ("sqlite://", "postgresql", "postgres://")
        ):
            raise ValueError("must begin with sqlite:/// or postgresql://")
        return value

    @field_validator("port")
    @classmethod
    def _port_number(cls, value: int) -> int:
        if not 0 <= value <= 65535:
            raise ValueError("must be between 0 and 65535")
        return value

    @field_validator("keep_messages_days")
    @classmethod
    def _some_days(cls, value: int) -> int:
        if not 1 <= value <= 3650:
            raise ValueError("must be between 1 and 3650")
        return value

    @property
    def database(self) -> str:
        """The database address; a SQLite file in the data folder unless DATABASE_URL says otherwise."""
        if self.database_url is not None:
            return self.database_url.get_secret_value()
        return f"sqlite:///{self.tamngan_data / DATABASE_FILE}"

    @property
    def channel_secret(self) -> str:
        return self.line_channel_secret.get_secret_value() if self.line_channel_secret else ""

    @property
    def channel_access_token(self) -> str:
        return self.line_channel_access_token.get_secret_value() if self.line_channel_access_token else ""

    @property
    def signing_secret(self) -> str:
        return self.secret_key.get_secret_value() if self.secret_key else ""


LINE_SETTINGS = ("line_channel_secret", "line_channel_access_token")


def load_settings(needed: Iterable[str] = ()) -> Settings:
    """The settings in force; `needed` are fields that must be set for what is about to run.

    Raises SettingsError naming every missing and malformed setting in one sentence.
    """
    faults: list[str] = []
    settings: Settings | None = None
    try:
        settings = Settings()
    except ValidationError as error:
        faults += [f"{_setting_name(fault['loc'])} {_reason(fault['msg'])}" for fault in error.errors()]
    if settings is not None:
        faults += [f"{name.upper()} is missing" for name in needed if getattr(settings, name) is None]
    if settings is None or faults:
        raise SettingsError(
            "Settings need attention: " + "; ".join(faults) + ". Set them in the environment or in .env."
        )
    return settings


def _setting_name(location: tuple[int | str, ...]) -> str:
    return ".".join(str(part) for part in location).upper()


def _reason(message: str) -> str:
    return message.removeprefix("Value error, ").rstrip(".")
