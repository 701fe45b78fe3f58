"""The Requisitions tab: its fields, its columns, its acts."""
