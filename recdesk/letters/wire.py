"""What goes to a child process that makes letters, and what comes back: plain values and bytes, never code.

One message is a line of JSON with its lengths before it, and the bytes of the files behind it. A child works on
templates from anywhere, so what it says is read as values of the few types below and of nothing else.
"""

from __future__ import annotations

import dataclasses
import json
import struct
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import IO, Any

from recdesk.domain import errors
from recdesk.domain.errors import DeskError, Problem
from recdesk.domain.letter import LetterFact
from recdesk.services.paper_ports import LetterDraft, TemplateChoice

_HEAD = struct.Struct(">II")
_LARGEST = 256 * 1024 * 1024
_RECORDS: Mapping[str, type[Any]] = {c.__name__: c for c in (LetterFact, LetterDraft, TemplateChoice, Problem)}
_ERRORS = {c.__name__: c for c in (errors.Refused, errors.Unreadable, errors.Damaged, DeskError)}


def send(out: IO[bytes], message: Any) -> None:
    """Write one message. Raises OSError when nobody reads, TypeError for a value that no message carries."""
    blobs: list[bytes] = []
    text = json.dumps(_packed(message, blobs), ensure_ascii=False, separators=(",", ":")).encode()
    lengths = b"".join(struct.pack(">I", len(blob)) for blob in blobs)
    out.write(_HEAD.pack(len(text), len(blobs)) + lengths + text + b"".join(blobs))
    out.flush()


def receive(source: IO[bytes]) -> Any:
    """Read one message. Raises EOFError at the end, and ValueError for what is none."""
    length, count = _HEAD.unpack(_exactly(source, _HEAD.size))
    if length > _LARGEST or count > _LARGEST // 4:
        raise ValueError("no message")
    sizes = struct.unpack(f">{count}I", _exactly(source, 4 * count))
    if sum(sizes) > _LARGEST:
        raise ValueError("no message")
    text = _exactly(source, length)
    return _unpacked(json.loads(text), [_exactly(source, size) for size in sizes])


def failure(error: DeskError) -> dict[str, Any]:
    """A known failure as a message."""
    return {"error": type(error).__name__, "problems": list(error.problems)}


def raised(message: Mapping[str, Any]) -> DeskError:
    """The failure that a message tells of."""
    return _ERRORS.get(str(message["error"]), errors.Refused).of(message["problems"])


def _exactly(source: IO[bytes], length: int) -> bytes:
    content = b""
    while len(content) < length:
        more = source.read(length - len(content))
        if not more:
            raise EOFError
        content = content + more if content else more
    return content


def _packed(value: Any, blobs: list[bytes]) -> Any:
    if value is None or isinstance(value, (str, bool, int, float)):
        # A code of a list is a text here too; its own kind is known where it is used.
        return str(value) if isinstance(value, str) else value
    if isinstance(value, bytes):
        blobs.append(value)
        return {"bytes": len(blobs) - 1}
    if isinstance(value, datetime):
        return {"instant": value.isoformat(), "zone": getattr(value.tzinfo, "key", "")}
    if isinstance(value, date):
        return {"date": value.isoformat()}
    if isinstance(value, Decimal):
        return {"decimal": str(value)}
    if isinstance(value, Path):
        return {"path": str(value)}
    if isinstance(value, Mapping):
        return {"map": [[str(k), _packed(v, blobs)] for k, v in value.items()]}
    if dataclasses.is_dataclass(value) and type(value).__name__ in _RECORDS:
        return {"of": type(value).__name__, "map": [[f.name, _packed(getattr(value, f.name), blobs)]
                                                    for f in dataclasses.fields(value)]}  # fmt: skip
    if isinstance(value, Sequence):
        inner = [_packed(v, blobs) for v in value]
        return inner if isinstance(value, list) else {"tuple": inner}
    raise TypeError(type(value).__name__)


def _unpacked(value: Any, blobs: Sequence[bytes]) -> Any:
    if isinstance(value, list):
        return [_unpacked(v, blobs) for v in value]
    if not isinstance(value, dict):
        return value
    if "map" in value:
        inner = {k: _unpacked(v, blobs) for k, v in value["map"]}
        return _RECORDS[value["of"]](**inner) if "of" in value else inner
    if "tuple" in value:
        return tuple(_unpacked(v, blobs) for v in value["tuple"])
    return _plain(value, blobs)


def _plain(value: Mapping[str, Any], blobs: Sequence[bytes]) -> Any:
    if "bytes" in value:
        return blobs[value["bytes"]]
    if "instant" in value:
        from zoneinfo import ZoneInfo

        moment = datetime.fromisoformat(value["instant"])
        return moment.astimezone(ZoneInfo(value["zone"])) if value["zone"] else moment
    if "date" in value:
        return date.fromisoformat(value["date"])
    if "decimal" in value:
        return Decimal(value["decimal"])
    if "path" in value:
        return Path(value["path"])
    raise ValueError("no message")
