"""A signed copy read back, shown beside the record."""
