"""List and record side by side: what the three record tabs share."""
