"""Before a desk is open: unlocking, a new desk, and what to do where none can be opened."""
