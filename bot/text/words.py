"""Thai words, where letters alone do not tell: PyThaiNLP's dictionary, loaded when first asked for."""

from __future__ import annotations

import os
from functools import lru_cache

_LONGEST = 240


@lru_cache(maxsize=1024)
def words_of(text: str) -> frozenset[str]:
    """The words of a short text, particles and signs included."""
    os.environ.setdefault("PYTHAINLP_READ_ONLY", "1")  # the library would make a folder at home
    os.environ.setdefault("PYTHAINLP_OFFLINE", "1")
    from pythainlp.tokenize import word_tokenize  # noqa: PLC0415 - a second and 70 MB, for those who need it

    tokens = word_tokenize(text[:_LONGEST], engine="newmm", keep_whitespace=False, join_broken_num=False)
    return frozenset(token for token in tokens if len(token) > 1)
