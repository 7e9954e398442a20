"""Lines of web pages: tags and links are told, menus are left out, metadata are read in bounded time."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslab.pagelines import line_traits, page_body, page_lines, share_in
from newslab.webpage import page_facts, read_webpage, without_scripts

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
    rest, linked_data = without_scripts('<html lang="sv"><head><link href="/a" rel="canonical"><meta content="Echo" property="og:site_name"><script type="application/ld+json">{"a": 1}</script><title>x &amp; y</title>')
    assert page_facts(rest) == {"meta": {"og:site_name": "Echo"}, "title": "x & y", "lang": "sv", "canonical": "/a"} and linked_data == ['{"a": 1}']


@pytest.mark.parametrize(
    ("page", "rest"),
    [
        ("<p>Port<script>menu()</script> closed</p>", "<p>Port closed</p>"),
        ("<STYLE>p {}</STYLE ><p>Port</p><SCRIPT\nasync>x</sCript>", "<p>Port</p>"),
        ("<!-- <script> --><p>Port</p><script>1</script>", "<!-- <script> --><p>Port</p>"),
        ("<p>Port</p><script>if (a < b) '</scripted>'", "<p>Port</p><script>if (a < b) '</scripted>'"),
        ("<p>Port</p><!-- <script>x</script>", "<p>Port</p><!-- <script>x</script>"),
        ("<p>A <scripture> and a <styled> word, 1 < 2</p>", "<p>A <scripture> and a <styled> word, 1 < 2</p>"),
    ],
)
def test_scripts_are_taken_out_and_nothing_else(page: str, rest: str) -> None:
    assert without_scripts(page) == (rest, [])


@settings(max_examples=80, deadline=None)
@given(st.lists(st.sampled_from(["<script>", "</script>", "<style>", "</style>", "<!--", "-->", "<p>", "</p>", "fire ", "port ", "<", ">", "\n"]), max_size=12).map("".join))
def test_a_page_without_its_scripts_has_the_same_lines(page: str) -> None:
    assert page_lines(without_scripts(f"<body>{page}")[0]) == page_lines(f"<body>{page}")


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
