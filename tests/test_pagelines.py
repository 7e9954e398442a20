"""Lines of web pages: tags and links are told, menus are left out, metadata are read in bounded time."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslab.pagelines import line_traits, page_body, page_facts, page_lines, share_in
from newslab.webpage import read_webpage

PARAGRAPHS = [
    "A fire closed the port of Elmhaven on Friday, the harbour master said. Nobody was hurt.",
    "About thirty ships were waiting outside the harbour in the evening, and more were expected during the night.",
    "The cause of the fire is not known yet. The police have asked people who saw it to come forward this week.",
]
MENU = "<ul>" + "".join(f"<li><a href='/{word}'>{word.title()}</a></li>" for word in ("home", "news", "sport", "weather", "culture")) + "</ul>"
TEASERS = "<h3>Most read</h3><ul>" + "".join(f"<li><a href='/{n}'>Ten walks along the coast, part {n}</a></li>" for n in range(6)) + "</ul>"
PAGE = f"<html lang='en'><head><title>Fire</title></head><body>{MENU}<h1>Fire closes the port</h1>{''.join(f'<p>{part}</p>' for part in PARAGRAPHS)}{TEASERS}</body></html>"


@pytest.mark.parametrize("fast", [True, False])
def test_the_body_and_nothing_else(fast: bool) -> None:
    text = read_webpage(PAGE, fast)["text"]
    assert all(part in text for part in PARAGRAPHS) and "Ten walks" not in text and "Weather" not in text


def test_links_and_entities() -> None:
    lines = page_lines("<p>Fish &amp; chips cost <a href='/x'>five &lt;crowns&gt;</a> now.</p>")
    assert [line.text for line in lines] == ["Fish & chips cost five <crowns> now."] and 0 < lines[0].linked < 1 and lines[0].links == 1


def test_share_in_another_text() -> None:
    lines = page_lines(PAGE)
    shares = share_in(lines, "\n\n".join(PARAGRAPHS))
    assert [float(share) for line, share in zip(lines, shares, strict=True) if line.text in PARAGRAPHS] == [1.0] * 3 and shares[0] == 0


def test_facts_of_the_head() -> None:
    facts = page_facts('<html lang="sv"><head><link href="/a" rel="canonical"><meta content="Echo" property="og:site_name"><script type="application/ld+json">{"a": 1}</script><title>x &amp; y</title>')
    assert facts == {"meta": {"og:site_name": "Echo"}, "title": "x & y", "lang": "sv", "canonical": "/a", "linked_data": ['{"a": 1}']}


@pytest.mark.parametrize("head", ["<meta ", "<meta content='", "<script type=application/ld+json>", "<title", "<title>", "<link rel=canonical", "<link rel=canonical>", "<html ", "<a href='x'>", "<div>", "\x01"])
def test_broken_markup_takes_bounded_time(head: str) -> None:
    begin = time.process_time()
    read_webpage(head * (2_000_000 // len(head) if head != "<div>" else 5_000), fast=True)
    assert time.process_time() - begin < 15


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.sampled_from(list("<>/ap&;\"'=\x01\x02 \nxé港。.")), max_size=200))
def test_no_page_raises(page: str) -> None:
    lines = page_lines(page)
    assert isinstance(page_body(page), str)
    if lines:
        traits, free = line_traits(lines)
        assert len(traits) == len(free) == len(lines)
