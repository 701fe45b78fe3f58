"""Finds the texts of checklist definitions (TOML): what an item says, why, and its attest sentence."""

from __future__ import annotations

import tomllib
from typing import IO, TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

Found = tuple[int, str, str, list[str]]


def extract(file: IO[bytes], _keywords: Any, _comment_tags: Any, options: dict[str, str]) -> Iterator[Found]:
    """The texts under the option `keys` (names, separated by spaces), at any depth; a Babel extraction method."""
    content = tomllib.loads(file.read().decode("utf-8"))
    for text in _texts(content, frozenset(options.get("keys", "").split())):
        yield 1, "", text, []


def _texts(node: object, keys: frozenset[str]) -> Iterator[str]:
    if isinstance(node, dict):
        for key, value in node.items():
            if key in keys and isinstance(value, str) and value.strip():
                yield value
            else:
                yield from _texts(value, keys)
    elif isinstance(node, list):
        for value in node:
            yield from _texts(value, keys)
