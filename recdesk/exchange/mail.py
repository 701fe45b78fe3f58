"""Mail drafts as .eml files: opened unsent by Outlook and Thunderbird, never sent by RecDesk."""

from __future__ import annotations

from datetime import datetime
from email import policy
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime

from recdesk.services.paper_ports import MailDraft

_TYPES = {
    "pdf": ("application", "pdf"),
    "docx": ("application", "vnd.openxmlformats-officedocument.wordprocessingml.document"),
}


class MailFiles:
    """Writes mail drafts as messages marked unsent."""

    def write(self, draft: MailDraft, *, at: datetime) -> bytes:
        """The message with `X-Unsent: 1`, text in UTF-8, attachments typed by their ending."""
        message = EmailMessage(policy=policy.SMTP)
        message["Subject"] = " ".join(draft.subject.split())
        message["Date"] = format_datetime(at)
        message["X-Unsent"] = "1"
        if draft.to:
            message["To"] = [_address(name, mail) for name, mail in draft.to]
        message.set_content(draft.text, subtype="plain", charset="utf-8")
        if draft.html:
            message.add_alternative(draft.html, subtype="html", charset="utf-8")
        for name, content in draft.attachments:
            kind, subtype = _TYPES.get(name.rsplit(".", 1)[-1].lower(), ("application", "octet-stream"))
            message.add_attachment(content, maintype=kind, subtype=subtype, filename=name)
        # Last: what is added above takes such headers into its own part.
        message["Content-Language"] = draft.language.replace("_", "-")
        return message.as_bytes()


def _address(name: str, mail: str) -> Address:
    user, _, domain = mail.rpartition("@")
    clean = "".join(c for c in name if c.isprintable())
    return Address(clean, user, domain)
