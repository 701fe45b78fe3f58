"""What no other program that is started here gets to know."""

from __future__ import annotations

SECRETS = frozenset({"RECDESK_PASSPHRASE"})
"""Variables of the environment that open a desk."""
