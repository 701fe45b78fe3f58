"""The templates of the desk: versions, the report on each, what changed between them, and the fields to pick."""
