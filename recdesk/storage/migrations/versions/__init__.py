"""The steps. A step imports nothing from the rest of RecDesk and is never changed after a release."""
