"""The marks in the database file's header that say whose file it is and which schema it has."""

from __future__ import annotations

from typing import Final

APPLICATION_ID: Final = 0x52444B31  # "RDK1"
SCHEMA_VERSION: Final = 2  # user_version; rises by one with every migration
