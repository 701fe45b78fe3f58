"""Today: what waits at the desk, late things first, each one step from the place to act."""
