"""Readers: what they show, how spans are marked, and that nothing in an article runs."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pandas as pd
import pytest
from handmade import ATTACKS, make_comparison, make_hostile
from hypothesis import given
from hypothesis import strategies as st

from newslab.schema import NewslabError, make_table
from newslab.hard_sentences import measure_sentences
from newslab.marked_text import MARK_STYLES, Mark, cut_text, mark_text, safe_link
from newslab.pair_rows import pair_rows
from newslab.reading import Reading, article_marks
from newslab.show import show_article, show_pair, show_sentences

CASES = json.loads((Path(__file__).parent / "cases" / "show.json").read_text(encoding="utf-8"))
ALLOWED = {"a", "article", "section", "p", "div", "span", "h3", "h4", "em", "strong", "sup", "sub", "mark", "ins", "del", "table", "thead", "tbody", "tr", "th", "td", "caption", "details", "summary", "br"}


class Page(HTMLParser):
    "Collects tags, attributes and text, and checks that tags nest."

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.open: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.words.append(data)


def check_inert(html: str) -> Page:
    page = Page(html)
    assert not page.open
    for tag, attributes in page.tags:
        assert tag in ALLOWED, tag
        assert not any(name.startswith("on") or name.startswith("data-") for name in attributes), attributes
        assert set(attributes) <= {"style", "title", "href", "id", "rel", "scope", "lang", "class"}, attributes
        href = attributes.get("href") or "#"
        assert href.startswith(("#", "http://", "https://"))
        assert not re.search(r"url\(|expression|javascript", attributes.get("style") or "", re.I)
    return page


@pytest.fixture(scope="module")
def made():
    return make_comparison()


@pytest.mark.parametrize("case", CASES["links"], ids=lambda case: case["url"][:30])
def test_links(case):
    assert safe_link(case["url"]) == (case["url"].strip() if case["kept"] else "")


@pytest.mark.parametrize("case", CASES["known_failures"])
@pytest.mark.xfail(strict=True, reason="LIX counts letters, not familiarity")
def test_long_easy_words(case):
    texts = [case["text"], case["easier_than"]]
    articles = make_table("articles", [{"article_id": str(place), "lang": "en", "text": text} for place, text in enumerate(texts)])
    values = measure_sentences(articles).set_index("article_id")["lix"]
    assert values["0"] < values["1"]


def test_overlapping_marks_nest():
    html = mark_text("one two three", [Mark(0, 7, "quote"), Mark(4, 13, "changed")])
    assert Page(html).open == []
    assert "".join(Page(html).words) == "one two three"


@given(st.text(max_size=60), st.lists(st.tuples(st.integers(-5, 70), st.integers(-5, 70), st.sampled_from(sorted(MARK_STYLES))), max_size=6))
def test_marking_never_changes_the_text(text, spans):
    marks = [Mark(start, end, kind, title=text, badge=text[:3]) for start, end, kind in spans]
    assert "".join(words for words, _, _ in cut_text(text, marks)) == text
    plain = [Mark(mark.start, mark.end, mark.kind, title=text) for mark in marks]
    page = check_inert(mark_text(text, plain))
    if "\r" not in text and "\0" not in text:
        assert "".join(page.words) == text


def test_a_part_of_a_text():
    assert mark_text("abc def ghi", [Mark(4, 7, "changed")], 4, 11).endswith(" ghi")
    assert "abc" not in mark_text("abc def ghi", [], 4, 11)


def test_show_article_tells_what_was_set_apart_and_why(made):
    shown = show_article(made, "Northern Post")
    words = " ".join(check_inert(shown.html).words)
    assert "share bar" in words and "Share this article" in words and "Coast Agency" in words
    assert "2 of 6 lines set apart" in repr(shown)


def test_show_article_by_id_and_of_an_unusable_one(made):
    assert show_article(made, "post_01").html == show_article(made, "Northern Post").html
    assert "binary data" in show_article(made, "Broken Bugle").html


@pytest.mark.parametrize("function", [lambda c: show_article(c, "Star"), lambda c: show_pair(c, "Star", "Daily Echo"), lambda c: show_sentences(c, "Star")])
def test_unknown_articles_are_named(made, function):
    with pytest.raises(NewslabError, match="no article 'Star'.*Northern Post"):
        function(made)


def test_one_article_is_no_pair(made):
    with pytest.raises(NewslabError, match="two different"):
        show_pair(made, "post_01", "Northern Post")


def test_pair_rows_follow_the_first_article(made):
    rows = pair_rows(Reading(made), "post_01", "echo_02")
    assert [(row.left, row.right) for row in rows] == [([1], [2]), ([2], [3]), ([3], [1]), ([4], [4]), ([], [5]), ([5], [])]
    assert [row.moved for row in rows] == [False, False, True, False, False, False]


@given(st.permutations(range(1, 9)))
def test_moved_rows_are_the_fewest(order):
    from itertools import combinations

    from newslab.pair_rows import PairRow, _mark_moved

    rows = [PairRow([n], [place], "edited", 0.9, n) for n, place in enumerate(order, 1)]
    _mark_moved(rows)
    kept = [row.right[0] for row in rows if not row.moved]
    longest = max(size for size in range(1, 9) if any(list(run) == sorted(run) for run in combinations(order, size)))
    assert kept == sorted(kept) and len(kept) == longest


def test_every_sentence_stands_once_on_its_side(made):
    for a, b in (("post_01", "echo_02"), ("kust_03", "post_01"), ("wire_04", "echo_02")):
        rows = pair_rows(Reading(made), a, b)
        for side, key in (("left", a), ("right", b)):
            numbers = sorted(n for row in rows for n in getattr(row, side))
            assert numbers == sorted(made.sentences["sentence_no"][made.sentences["article_id"] == key])


def test_split_sentences_make_one_row(made):
    extra = pd.concat([made.alignments, made.alignments.head(1).assign(alignment_id=99, sentence_a=2)], ignore_index=True)
    rows = pair_rows(Reading(make_comparison(alignments=extra)), "post_01", "echo_02")
    assert ([1, 2], [2, 3]) in [(row.left, row.right) for row in rows]


def test_sides_are_turned(made):
    turned = Reading(made).between("changes", "echo_02", "post_01")
    first = next(row for row in turned if row["text_a"] == "Deputy Mayor")
    assert first["text_b"] == "Mayor" and first["article_a"] == "echo_02"
    assert [row["text_a"] for row in Reading(made).between("changes", "post_01", "echo_02")] == [row["text_b"] for row in turned]


def test_added_and_dropped_are_turned():
    changes = make_table("changes", [{"article_a": "x", "article_b": "y", "text_b": "new", "kind": "added"}])
    reading = Reading(make_comparison(changes=changes))
    assert [row["kind"] for row in reading.between("changes", "y", "x")] == ["dropped"]


def test_show_pair_marks_changes_and_shared_discrepancies(made):
    page = check_inert(show_pair(made, "post_01", "echo_02", widget=False).html)
    titles = [a.get("title") or "" for _, a in page.tags]
    assert any(t.startswith("wording: essential | integral, inside a quotation") for t in titles)
    words = "".join(page.words)
    assert "D1" in words and "D3" in words
    assert "translation" not in words.split("artefact", 1)[1]


def test_show_pair_is_the_same_each_time(made):
    assert show_pair(made, "post_01", "echo_02").html == show_pair(made, "post_01", "echo_02").html


def test_show_sentences(made):
    shown = show_sentences(made, "post_01")
    check_inert(shown.html)
    assert "5 sentences" in repr(shown)


def test_no_scores_without_spaces_between_words(made):
    articles = made.articles.assign(lang="ja")
    assert "does not hold for its language" in repr(show_sentences(make_comparison(articles=articles), "post_01"))


@pytest.mark.parametrize("function", [lambda c, ids: show_article(c, ids[0]), lambda c, ids: show_pair(c, ids[0], ids[1]), lambda c, ids: show_sentences(c, ids[0]), lambda c, ids: show_article(c, ids[4])])
def test_attacks_are_shown_not_run(function):
    hostile = make_hostile()
    page = check_inert(function(hostile, list(hostile.articles["article_id"])).html)
    assert "window.__pwned" in "".join(page.words)


def test_the_widget_gets_data_and_no_html(made):
    data = show_pair(make_hostile(), *make_hostile().articles["article_id"].head(2)).data
    assert set(data) == {"columns", "rows", "colours", "styles", "badge", "legend"}
    assert "<mark" not in json.dumps(data) and json.loads(json.dumps(data)) == data
    script = (Path(__import__("newslab").__file__).parent / "templates" / "reader.js").read_text(encoding="utf-8")
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(", script)


def test_outside_a_kernel_there_is_html_and_text_only(made):
    assert set(show_pair(made, "post_01", "echo_02")._repr_mimebundle_()) == {"text/plain", "text/html"}


def test_in_a_kernel_the_widget_comes_with_the_html(made, monkeypatch):
    pytest.importorskip("anywidget")
    monkeypatch.setattr("newslab.marked_text._kernel_runs", lambda: True)
    bundle = show_pair(made, "post_01", "echo_02")._repr_mimebundle_()
    assert "application/vnd.jupyter.widget-view+json" in bundle and bundle["text/html"].startswith("<section")
    assert "application/vnd.jupyter.widget-view+json" not in show_pair(made, "post_01", "echo_02", widget=False)._repr_mimebundle_()


def test_the_html_always_comes_and_the_widget_after_it(made, monkeypatch):
    import IPython.display

    shown: list[dict[str, str]] = []
    monkeypatch.setattr(IPython.display, "display", lambda bundle, raw: shown.append(bundle))
    show_pair(made, "post_01", "echo_02")._ipython_display_()
    assert [set(bundle) for bundle in shown] == [{"text/plain", "text/html"}]
    monkeypatch.setattr("newslab.marked_text._kernel_runs", lambda: True)
    show_pair(made, "post_01", "echo_02")._ipython_display_()
    assert [("text/html" in bundle, "application/vnd.jupyter.widget-view+json" in bundle) for bundle in shown[1:]] == [(True, False), (False, True)]


def test_marks_of_an_article(made):
    kinds = {mark.kind for mark in article_marks(Reading(made), "kust_03")}
    assert kinds == {"artefact", "discrepancy"}


def test_attacks_are_what_they_claim():
    assert any("<script" in attack for attack in ATTACKS)


def test_sentences_by_any_measure(made):
    shown = show_sentences(made, "post_01", measure="flesch")
    check_inert(shown.html)
    assert "Flesch" in repr(shown) and "than without" in shown.html
    with pytest.raises(NewslabError):
        show_sentences(made, "post_01", measure="sparkle")
