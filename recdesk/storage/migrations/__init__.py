"""How a desk's tables came to be what they are: one frozen step per schema version, each complete in itself."""
