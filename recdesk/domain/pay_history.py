"""Columns that ask what a person earns or earned elsewhere: a desk never keeps that. Hopes are another matter."""

from __future__ import annotations

from recdesk.domain.folding import fold

_PAY = """
    salary salaries pay wage wages compensation ctc remuneration earnings income package
    salariu salariul salarii venit venitul remuneratie remuneratia
    gehalt lohn verdienst salaire fizetes ber
"""
_ELSEWHERE = """
    current currently present last latest previous prior past history existing
    actual actuala curent curenta ultimul anterior precedent istoric istoricul
    aktuell aktuelles aktueller derzeitiges bisheriges bisherig letztes actuel dernier jelenlegi korabbi
"""
_PAY_WORDS, _ELSEWHERE_WORDS = frozenset(_PAY.split()), frozenset(_ELSEWHERE.split())


def asks_pay_history(header: str) -> bool:
    """Whether a header asks for present or past pay ("Current salary", "Salariul actual"), in the desk's languages."""
    words = set(fold(header).split())
    return bool(words & _PAY_WORDS and words & _ELSEWHERE_WORDS)
