"""The sentences for everything that can go wrong, by code, in tables for one part of the desk each.

`FIELD` holds sentences about one field: its label and a colon go before them. `WHOLE` holds sentences that name their
subject themselves. A key `code.reason` is used when the facts carry that reason, and `code` for all others.
"""
