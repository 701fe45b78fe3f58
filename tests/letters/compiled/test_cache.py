"""What was compiled is kept by content, made once however many ask, and let go by bytes."""

from __future__ import annotations

import threading
from dataclasses import dataclass

import pytest

from recdesk.letters.compiled.cache import Cache
from recdesk.letters.template import template_of
from tests.letters.word_files import docx


@dataclass
class Thing:
    """Something of a size."""

    size: int


def test_the_same_thing_is_made_once() -> None:
    cache: Cache[Thing] = Cache(100)
    first = cache.get("a", lambda: Thing(10))
    assert cache.get("a", lambda: Thing(20)) is first
    assert (len(cache), cache.bytes) == (1, 10)


def test_the_longest_unused_goes_when_there_is_no_room() -> None:
    cache: Cache[Thing] = Cache(100)
    kept = cache.get("a", lambda: Thing(40))
    gone = cache.get("b", lambda: Thing(40))
    cache.get("a", lambda: Thing(1))
    cache.get("c", lambda: Thing(40))
    assert cache.get("a", lambda: Thing(1)) is kept
    assert cache.get("b", lambda: Thing(10)) is not gone
    assert cache.bytes <= 100


def test_a_thing_larger_than_the_room_is_kept_until_the_next() -> None:
    cache: Cache[Thing] = Cache(100)
    large = cache.get("a", lambda: Thing(500))
    assert cache.get("a", lambda: Thing(1)) is large
    cache.get("b", lambda: Thing(1))
    assert (len(cache), cache.bytes) == (1, 1)


def test_of_many_threads_one_makes_it_and_all_get_it() -> None:
    cache: Cache[Thing] = Cache()
    asked, made, got = threading.Barrier(8), [], []
    go_on = threading.Event()

    def make() -> Thing:
        made.append(1)
        go_on.wait(10)
        return Thing(1)

    def ask() -> None:
        asked.wait(10)
        got.append(cache.get("a", make))

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    go_on.set()
    for thread in threads:
        thread.join()
    assert len(made) == 1
    assert len(got) == 8
    assert len({id(thing) for thing in got}) == 1


def test_a_failure_is_told_and_not_kept() -> None:
    cache: Cache[Thing] = Cache()

    def fail() -> Thing:
        raise ValueError("wrong")

    with pytest.raises(ValueError, match="wrong"):
        cache.get("a", fail)
    assert cache.get("a", lambda: Thing(3)).size == 3


def test_a_template_is_compiled_once_for_each_content_and_language() -> None:
    content = docx("{{ offer.city }} kept once")
    english = template_of(content, "en_GB")
    assert template_of(bytes(bytearray(content)), "en_GB") is english
    assert template_of(content, "ro_RO") is not english
    assert template_of(docx("{{ offer.city }} other"), "en_GB") is not english
    assert english.size > 1000
