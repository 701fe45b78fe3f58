"""The Candidates tab: its fields, its columns, its acts."""
