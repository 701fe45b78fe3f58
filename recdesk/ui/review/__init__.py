"""The review of a record before it is saved: items, second entries, exceptions, answers; and stored reviews."""
