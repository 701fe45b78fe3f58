"""Word templates compiled once and rendered by joining strings; equal to what docxtpl makes of the same file."""
