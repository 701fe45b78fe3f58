"""RecDesk: the desk of a recruitment back office, offline, where nothing wrong leaves the desk."""

__version__ = "0.1.0"
