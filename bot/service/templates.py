"""Templates: the Word file of an office that its documents are built into, refused when it is not safe."""

from __future__ import annotations

from pathlib import Path

from bot.errors import OperatorError
from bot.plan.package import Package

_SUFFIXES = (".docx", ".dotx")
_RUNNING = ("/activex/", "/embeddings/")


def read_template(path: Path | None) -> bytes | None:
    """The file, checked; None when there is none.

    Raises OperatorError when it cannot be read, is no Word file, or holds anything that runs: macros,
    ActiveX, embedded objects.
    """
    if path is None:
        return None
    if path.suffix.lower() not in _SUFFIXES:
        raise OperatorError(f"The template {path.name} must be a .docx or .dotx file without macros.")
    try:
        data = path.read_bytes()
    except OSError as error:
        raise OperatorError(f"The template {path} cannot be read: {error.strerror}.") from error
    _check(Package(data, path.name))
    return data


def _check(package: Package) -> None:
    if not package.main_part().startswith("word/"):
        raise OperatorError(f"The template {package.file_name} is no Word file; save it as .docx or .dotx.")
    names = [f"/{name.lower()}" for name in package.names()]
    if any(running in name for name in names for running in _RUNNING):
        raise OperatorError(
            f"The template {package.file_name} holds ActiveX or embedded objects; save it without them."
        )
    for name in package.names():
        if name.lower().endswith((".xml", ".rels")):
            package.xml(name)
