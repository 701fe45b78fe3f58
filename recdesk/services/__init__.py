"""Use cases, one module per noun, and the ports that the adapters fill."""
