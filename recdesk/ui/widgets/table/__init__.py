"""The inside of the record table: declared columns, a model that holds only what is seen, painting and keys."""
