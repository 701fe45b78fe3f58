"""These tests drive the whole window on a demo desk."""

from tests.ui.demo_window import closed, doors, folder, made_desk, window

__all__ = ["closed", "doors", "folder", "made_desk", "window"]
