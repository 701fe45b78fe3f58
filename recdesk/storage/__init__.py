"""The vault: SQLCipher, keys, tables, unit of work, queries, search, backup, migrations."""
