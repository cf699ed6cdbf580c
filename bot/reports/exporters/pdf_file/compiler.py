"""The typesetter's process: `python compiler.py FOLDER SECONDS PACKAGES` turns report.typ into report.pdf.

It stands alone, importing nothing of ours and nothing but the typesetter from the folder PACKAGES, so
that it starts at once.
"""

from __future__ import annotations

import sys

_MEMORY = 3 << 30  # bytes of address space; a report of 200 measures needs a tenth of it


def main(folder: str, seconds: int) -> None:
    """Sets the report of that folder; `seconds` since 1970 is the time it carries."""
    import typst  # noqa: PLC0415 - where it is has to be said first

    _limit_memory()
    typst.compile(
        f"{folder}/report.typ",
        output=f"{folder}/report.pdf",
        root=folder,
        font_paths=typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=True, font_paths=[f"{folder}/fonts"]
        ),
        ignore_system_fonts=True,
        timestamp=seconds,
        # Tagged and made to last (ISO 19005-2, level A), and readable by those who cannot see (ISO 14289-1).
        pdf_standards=["a-2a", "ua-1"],
    )


def _limit_memory() -> None:
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - there is none on Windows

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))


if __name__ == "__main__":
    sys.path.append(sys.argv[3])
    main(sys.argv[1], int(sys.argv[2]))
