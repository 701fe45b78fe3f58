"""The window itself: its frame and bars, the five tabs, what keys do, and how a desk is held, locked and left."""
