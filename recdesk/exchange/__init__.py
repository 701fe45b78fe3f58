"""Reading and writing foreign files."""
