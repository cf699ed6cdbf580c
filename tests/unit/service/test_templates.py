"""A template is taken when it is a plain Word file, and refused in one sentence when it is anything else."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from bot.errors import OperatorError
from bot.service.templates import read_template
from tests.support.word_templates import as_dotx, changed, letterhead, with_macros


def written(folder: Path, data: bytes, name: str = "letter.docx") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def macro_enabled(data: bytes) -> bytes:
    kind = b"application/vnd.ms-word.document.macroEnabled.main+xml"
    usual = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    return changed(data, lambda _name, part: part.replace(usual, kind))


def with_object(data: bytes) -> bytes:
    return changed(data, lambda _name, part: part, {"word/embeddings/oleObject1.bin": b"MZ"})


def with_entity(data: bytes) -> bytes:
    doctype = b'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "a">]>'
    return changed(data, lambda name, part: doctype + part if name == "word/styles.xml" else part)


def a_zip() -> bytes:
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w") as archive:
        archive.writestr("notes.txt", "x")
    return output.getvalue()


def test_a_plain_word_file_is_taken_as_it_is(tmp_path: Path) -> None:
    assert read_template(None) is None
    data = letterhead()
    assert read_template(written(tmp_path, data)) == data
    assert read_template(written(tmp_path, as_dotx(letterhead()), "letter.dotx")) is not None


@pytest.mark.parametrize(
    ("data", "name", "sentence"),
    [
        (with_macros(letterhead()), "letter.docx", "holds macros"),
        (macro_enabled(letterhead()), "letter.docx", "holds macros"),
        (with_object(letterhead()), "letter.docx", "holds ActiveX or embedded objects"),
        (letterhead(), "letter.docm", "must be a .docx or .dotx file without macros"),
        (with_entity(letterhead()), "letter.docx", "document type definition"),
        (a_zip(), "letter.docx", "is no Word file"),
        (b"%PDF-1.7", "letter.docx", "is no Word"),
        (letterhead()[:900], "letter.docx", "is damaged"),
    ],
    ids=["macros", "macro type", "object", "docm", "entity", "zip", "pdf", "cut"],
)
def test_anything_else_is_refused_in_one_sentence(
    tmp_path: Path, data: bytes, name: str, sentence: str
) -> None:
    with pytest.raises(OperatorError, match=sentence) as refused:
        read_template(written(tmp_path, data, name))
    assert name in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_missing_template_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(OperatorError, match="cannot be read"):
        read_template(tmp_path / "none.docx")
