"""Lines of web pages: tags and links are told, menus are left out, metadata are read in bounded time."""

from __future__ import annotations

import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslab.pagelines import line_traits, page_body, page_lines, shares_in
from newslab.quickpage import line_texts, quick_body, quick_traits
from newslab.tags import STANDS, TAG_NAMES, characters, read_tags, text_lines
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
    shares, of_menu, none = shares_in(lines, ["\n\n".join(PARAGRAPHS), "The weather at home", ""])
    assert [line.text for line, share in zip(lines, of_menu, strict=True) if share] == [] and not none.any()
    assert [line.text for line, share in zip(lines, shares_in(lines, ["Home News. Weather"])[0], strict=True) if share == 0.5] == ["Home", "News", "Weather"]
    assert [float(share) for line, share in zip(lines, shares, strict=True) if line.text in PARAGRAPHS] == [1.0] * 3 and shares[0] == 0


def test_facts_of_the_head() -> None:
    rest, linked_data = without_scripts('<html lang="sv"><head><link href="/a" rel="canonical"><meta content="Echo" property="og:site_name"><script type="application/ld+json">{"a": 1}</script><title>x &amp; y</title>')
    assert page_facts(rest) == {"meta": {"og:site_name": "Echo"}, "title": "x & y", "lang": "sv", "canonical": "/a"} and linked_data == ['{"a": 1}']


@pytest.mark.parametrize(
    ("page", "meta"),
    [
        ('<META NAME="Author" CONTENT="Tom &amp; Ann"/>', {"author": "Tom & Ann"}),
        ("<meta name=author content=Ann><meta name='date' content='2031-05-02' >", {"author": "Ann", "date": "2031-05-02"}),
        ('<meta\nproperty="og:title"\ncontent="1 > 0"\n>', {"og:title": "1 > 0"}),
        ('<meta name="a" content="1"><meta name="a" content="2">', {"a": "1"}),
        ('<head><title>x</title></head><body><meta itemprop="datePublished" content="2031-05-02">', {"datepublished": "2031-05-02"}),
        ('<head><title>x</title><meta name="a" content="1"></head><body><meta name="a" content="2"><meta name="b" content="3">', {"a": "1", "b": "3"}),
        ('<head><title>x</title><meta property="article:published_time" content="2031"></head><meta itemprop="b" content="3">', {"article:published_time": "2031"}),  # the day is known
        ('<head></head><title>x</title><meta name="a" content="1">', {"a": "1"}),
        ('<meta charset="utf-8"><metadata name="a" content="1"><meta name="a">', {}),
    ],
)
def test_meta_elements(page: str, meta: dict[str, str]) -> None:
    assert page_facts(page)["meta"] == meta


def test_linked_data_of_an_article_only() -> None:
    crumbs, story = '{"@type": "BreadcrumbList", "headline": "Home"}', '{"@graph": [{"@type": "NewsArticle", "headline": "Fire", "datePublished": "2031-05-02"}]}'
    record = read_webpage("".join(f'<SCRIPT TYPE="application/LD+json">{data}</SCRIPT>' for data in (crumbs, "Article {", story)) + PAGE, True)
    assert record["headline"] == "Fire" and record["published"] == "2031-05-02"


@pytest.mark.parametrize(
    ("page", "rest"),
    [
        ("<p>Port<script>menu()</script> closed</p>", "<p>Port closed</p>"),
        ("<STYLE>p {}</STYLE ><p>Port</p><SCRIPT\nasync>x</sCript>", "<p>Port</p>"),
        ("<!-- <script> --><p>Port</p><script>1</script>", "<p>Port</p>"),
        ("<p>Port</p><script>if (a < b) '</scripted>'", "<p>Port</p>"),  # cut off inside a script
        ("<p>Port</p><!-- <script>x</script>", "<p>Port</p>"),  # cut off inside a comment
        ("<!--><p>Port</p><!---><p>closed</p><!-- a --!> today", "<p>Port</p><p>closed</p> today"),
        ("<p>Port</p><script><!-- a < b //--></script> closed", "<p>Port</p> closed"),
        ("<script><!-- <script>1</script> --></script><p>Port</p>", "<script><!-- <script>1</script> --></script><p>Port</p>"),
        ("<script>a('<\\/script>')</script><style a='</p>'>b</style >Port", "Port"),
        ("""<div data-html="<script>1</script>">Port</div><script>2</script>""", """<div data-html="<script>1</script>">Port</div>"""),
        ("<p <script>Port</p><script>2</script>", "<p <script>Port</p>"),
        ("<p>A <scripture> and a <styled> word, 1 < 2</p>", "<p>A <scripture> and a <styled> word, 1 < 2</p>"),
    ],
)
def test_scripts_are_taken_out_and_nothing_else(page: str, rest: str) -> None:
    assert without_scripts(page) == (rest, [])


@settings(max_examples=80, deadline=None)
@given(st.lists(st.sampled_from(["<script>", "</script>", "<style>", "</Style >", "<!--", "-->", "<!-->", "--!>", "<p>", "</p>", "fire ", "port ", "<", "</", "<!x", ">", "\n"]), max_size=12).map("".join))
def test_a_page_without_its_scripts_has_the_same_lines(page: str) -> None:
    assert page_lines(without_scripts(f"<body>{page}")[0]) == page_lines(f"<body>{page}")


@pytest.mark.parametrize("head", ["<meta ", "<meta content='", "<script type=application/ld+json>", "<title", "<title>", "<link rel=canonical", "<link rel=canonical>", "<html ", "<a href='x'>", "<div>", "\x01", "<", "<p", "<p title='", '<p title=">', "<!--", "<script", "<a <script>", "</script>", "<pre>\n", "harbour ", "港", "м", "\x00", "a > ", "<meta name=\"a\" ", "<meta" + 5000 * " ", "<nav>", "<button>", "</div>", "<a title=\"<b>", "&nbsp;", ".&quot; ", "<p>x"])
def test_broken_markup_takes_bounded_time(head: str) -> None:
    begin = time.process_time()
    read_webpage(head * (2_000_000 // len(head)), fast=True)
    assert time.process_time() - begin < 15


def _texts(page: str) -> list[str]:
    lines = text_lines(page)
    return line_texts(lines, np.ones(len(lines.start), bool))


@pytest.mark.parametrize(
    ("page", "texts"),
    [
        ("<P>Fire<BR>closes</P><DIV>Port</DIV>", ["Fire", "closes", "Port"]),
        ("Fire <b>clo</b>ses<p>port <i>of </i> Elmhaven", ["Fire closes", "port of Elmhaven"]),
        ("<div><div><p>Fire</div>Port</p></div>closed", ["Fire", "Port", "closed"]),
        ("""<p title="a > b">Fire</p><p data-x='{"a": "<b>1</b>"}'>Port</p>""", ["Fire", "Port"]),
        ("<p>1 < 2 and 3 > 2, Tom &amp; Ann&nbsp;&lt;3&#8217;</p>", ["1 < 2 and 3 > 2, Tom & Ann <3\u2019"]),
        ("<head><title>Echo</title></head><p>Fire<button>Share</button><select><option>One</select></p>", ["Fire"]),
        ("<button><p>Fire closes port</p>", ["Fire closes port"]),  # never closed: hides nothing
        ("<pre>Fire\ncloses\nport</pre>of\nElmhaven", ["Fire", "closes", "port", "of Elmhaven"]),
        ("<![CDATA[Fire]]><p>Port</p>", ["Port"]),
        ("<table><tr><td>1<td>2<tr><td>3</table>", ["1", "2", "3"]),
        ("Пожар<br>Hafen geschlossen\u2028港口", ["Пожар", "Hafen geschlossen 港口"]),
        ("<p>\ud800 Port\x00</p>", ["\ud800 Port"]),
        ("<p>море и о</p>м<br>о <b>м</b>о", ["море и о", "м", "о мо"]),  # letters whose lower byte is a bracket's
        ("""<a title="x>" href="<b>">Fire</a> <i title='"'>closes</i> > <b>port</b>""", ["Fire closes > port"]),
        ("""<p title="<p>no</p><p>no</p>">Fire</p><p>Port</p>""", ["Fire", "Port"]),
        ("<p>Fire</p><p title='closes", ["Fire", "<p title='closes"]),  # cut off
        ("<ul><li>Fire<li>\x01Port\x01\n\t closed</ul>", ["Fire", "Port\x01 closed"]),
        ("<p>\u3000\u3000港口\xa0 关闭</p><p>&nbsp;</p>", ["港口 关闭", ""]),
        ("<my-p>Fire</my-p> closes <p-x>port</p-x>", ["Fire closes port"]),
    ],
)
def test_lines_among_tags(page: str, texts: list[str]) -> None:
    assert _texts(page) == texts


def test_a_line_knows_where_it_stands() -> None:
    lines = text_lines("<nav><ul><li><a href=/>Home</a></ul></nav><div id=1><p>Fire<br>closes</p><h2>Port</h2></div><div>More</div>")
    assert [TAG_NAMES[code] for code in lines.kind] == ["li", "p", "p", "h", "div"]
    inside = dict(zip(STANDS, lines.inside.tolist(), strict=True))
    assert inside[("nav", "aside", "footer", "form")] == [True, False, False, False, False] and not any(inside[("article",)])
    assert lines.around[1] == lines.around[2] == lines.around[3] and len(set(lines.around.tolist())) == 3
    assert lines.linked.tolist() == [4, 0, 0, 0, 0] == (lines.seen * [1, 0, 0, 0, 0]).tolist()


def test_boxes_around_a_line() -> None:
    lines = text_lines("</div></nav>a<div id=1><div id=2>b</div><div id=3>c<figure>d</figure></div></div></div>e<div>f")
    assert lines.around[0] == lines.around[4] == lines.up[5] == 0 and lines.up[1] == lines.up[2] > 0 and lines.up[3] == lines.around[2]
    assert lines.inside[STANDS.index(("figure", "figcaption"))].tolist() == [False, False, False, True, False, False]


def test_a_link_may_hold_several_lines() -> None:
    lines = text_lines("<a href=/>Fire<p>closes</p></a>port <a href=/></a><a href=/>of<br>Elm</a>haven<a>")
    assert lines.seen.tolist() == [4, 6, 6, 8] and lines.linked.tolist() == [4, 6, 2, 3]


def test_ends_of_sentences() -> None:
    told = {"He said so.": 1, "He said “so.”": 1, "He said so.&rdquo;": 1, '("So!")': 1, "谁知道？": 1, "क्या हुआ।": 1, "He said so": 0, "Version 2.0 of it": 0, "Fish &amp;": 0, "a;": 0, ".": 1, "”": 0}
    traits, _ = quick_traits(text_lines("".join(f"<p>{line}</p>" for line in told)))
    assert traits[:, 1].astype(int).tolist() == list(told.values())


def test_names_of_tags() -> None:
    page = "<FigCaption><blockquote/><h6><hr><header><!doctype html><x></P><p\n>"
    tags = read_tags(page, characters(page))
    assert [TAG_NAMES[code] for code in tags.code] == ["figcaption", "blockquote", "h", "hr", "header", "", "", "p", "p"]
    assert tags.close.tolist() == [False] * 7 + [True, False]
    page = "".join(f"<{name}></{name.upper()} >" for name in TAG_NAMES[1:] if name != "h")
    assert [TAG_NAMES[code] for code in read_tags(page, characters(page)).code[::2]] == [name for name in TAG_NAMES[1:] if name != "h"]


@pytest.mark.parametrize("paragraph", ["<p>{}</p>", "<P CLASS=x>{}", "<div>{}</div>", "{}<br><br>", "<td>{}</td>", "<div><div><span>{}</span></div></div>"])
def test_the_quick_way_needs_no_paragraph_tags(paragraph: str) -> None:
    text = quick_body(f"<body>{MENU}<div>{''.join(paragraph.format(part) for part in PARAGRAPHS * 2)}</div>{TEASERS}</body>")
    assert all(part in text for part in PARAGRAPHS) and "Weather" not in text


@pytest.mark.parametrize("line", ["Пожар закрыл порт Элмхейвен в пятницу, сказал начальник порта. Никто не пострадал.", "周五的一场大火使埃尔姆港关闭，港口负责人说，没有人受伤。傍晚约有三十艘船在港外等候。", "أغلق حريق ميناء إلمهافن يوم الجمعة، قال رئيس الميناء. لم يصب أحد بأذى في الحريق."])
def test_the_quick_way_reads_other_scripts(line: str) -> None:
    text = quick_body(f"<body><nav><a href=/>首页</a> <a href=/n>Новости</a></nav><div>{''.join(f'<p>{line} {n}.</p>' for n in range(5))}</div><footer><a href=/x>Контакты</a></footer></body>")
    assert text.count(line) == 5 and "Контакты" not in text


def test_an_unfinished_script_or_a_deep_page_hides_no_article() -> None:
    deep = "<div>" * 2000 + "".join(f"<p>{part}</p>" for part in PARAGRAPHS) + "</div>" * 2000
    assert all(part in quick_body(f"<body>{MENU}{deep}</body>") for part in PARAGRAPHS)
    assert all(part in read_webpage(f"{PAGE}<script>menu(", True)["text"] for part in PARAGRAPHS)
    assert read_webpage(PAGE.replace("Nobody", "\ud800 No\x00body"), True)["text"].count("\ufffd Nobody") == 1


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.sampled_from(list("<>/ap&;\"'=\x01\x02 \nxé港。.")), max_size=200))
def test_no_page_raises(page: str) -> None:
    lines = page_lines(page)
    assert isinstance(page_body(page, page), str) and isinstance(quick_body(page), str)
    if lines:
        traits, free = line_traits(lines)
        assert len(traits) == len(free) == len(lines)
    if len((quick := text_lines(page)).start):
        traits, free = quick_traits(quick)
        assert len(traits) == len(free) == len(quick.start) and np.isfinite(traits).all() and (quick.stop > quick.start).all()
