"""The Offers tab: its fields, its columns, its acts."""
