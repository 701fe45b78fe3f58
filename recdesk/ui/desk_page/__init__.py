"""The Desk tab: import, check and backup, lists, history and settings."""
