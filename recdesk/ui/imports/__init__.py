"""Bringing candidates in from a file: its profile, a dry run, the import, and the way back."""
