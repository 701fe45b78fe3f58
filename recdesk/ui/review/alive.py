"""Calls back into a page only while there is one: a job may end after its desk was changed and its page dropped."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from shiboken6 import isValid

if TYPE_CHECKING:
    from PySide6.QtCore import QObject


def while_there(page: QObject, work: Callable[..., Any]) -> Callable[..., Any]:
    """The same work, done only while the page exists; afterwards it gives None."""

    def call(*given: Any) -> Any:
        return work(*given) if isValid(page) else None

    return call
