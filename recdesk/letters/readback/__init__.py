"""Reading letters back and comparing them with the record.

`own` proves the letters that the desk makes itself; `signed` reads what came back from the other side, where fonts,
order, line breaks and the ways of writing may differ. `parsing` reads dates, amounts and periods in any of these ways.
"""

from recdesk.letters.readback.own import PAY_TABLE, clean, pay_rows, read_back

__all__ = ["PAY_TABLE", "clean", "pay_rows", "read_back"]
