"""The ground: what the desk's records are and which rules hold between them. No framework, no files, no clock."""
