"""Cleaning on nasty input: nothing raises in a batch, offsets lead back, an article's labels do not depend on its neighbours, and what is looked for first is never wrong."""

from __future__ import annotations

import re
import time

import pandas as pd
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import newslab as nl
from newslab import datelines, phrases, traits
from newslab.blocks import HAN, SENTENCE_END, count_words
from newslab.schema import make_table

PROSE = "A fire closed the port of Elmhaven on Friday, the harbour master said. Nobody was hurt, and ships were sent along the coast."
BITS = [
    PROSE, "“We saw smoke at four,” said Ada Holm.", "ELMHAVEN, Feb 4 (Reuters) – ", "(ANI)", "Reuters / AP", "By Ada Holm", "Photo: Ada Holm", "Share", "Menu", "Home | News | Sport",
    "Your support makes all the difference.", "Subscribe to our newsletter", "[gallery id=\"1\"]", "港は金曜日に閉鎖された。", "Порт закрыт.", "أغلق الميناء.", "https://example.org/a?b=c", "© 2031",
    "\x00", "\u200b\u202e", "\ufeff", "\u2028", "\x85", "\r", "\t", "…", "...", "!?", "((((", "]]]]", "“““", "-" * 50, "a" * 3000, "1,2.3/4:5", "@a #b", "{ display: none }", "<p>", "👩‍👩‍👧‍👦", "e\u0301", "ǅ", "ﬁ", "１２", "²½Ⅷ",
]  # fmt: skip
TEXTS = st.lists(st.tuples(st.sampled_from(BITS), st.sampled_from(["", " ", "\n", "\n\n"])).map("".join), max_size=14).map("".join)
LINES_OF_TEXT = st.one_of(st.text(max_size=120), TEXTS.map(lambda text: text.replace("\n", " ")))


def table(texts: list[object], outlets: list[str] | None = None) -> pd.DataFrame:
    return make_table("articles", pd.DataFrame({"article_id": [f"a{place}" for place in range(len(texts))], "text": texts, "outlet": outlets or [""] * len(texts)}))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.one_of(TEXTS, st.text(max_size=80), st.none(), st.just(float("nan"))), min_size=1, max_size=5), st.lists(st.sampled_from(["", "Echo", "Post"]), min_size=5, max_size=5))
def test_a_batch_never_raises_and_offsets_lead_back(texts: list[object], outlets: list[str]) -> None:
    articles = table(texts, outlets[: len(texts)])
    lines = nl.label_lines(articles)
    raws = dict(zip(articles["article_id"], articles["text"].fillna(""), strict=True))
    for row in lines.itertuples():
        assert raws[row.article_id][row.start : row.end] == row.text and row.text.strip() and row.reason and 0 <= row.confidence <= 1
    clean = nl.clean_articles(articles, lines)
    assert list(clean["article_id"]) == list(articles["article_id"]) and list(clean["raw_text"].fillna("")) == list(raws.values())
    assert all(problem or text for problem, text in zip(clean["problem"], clean["text"], strict=True))
    pd.testing.assert_frame_equal(nl.clean_articles(clean), clean)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(TEXTS, min_size=2, max_size=4))
def test_an_article_without_an_outlet_is_labelled_as_if_alone(texts: list[str]) -> None:
    together = nl.label_lines(table(list(texts)))
    for name, text in zip(table(list(texts))["article_id"], texts, strict=True):
        alone = nl.label_lines(make_table("articles", [{"article_id": name, "text": text}]))
        pd.testing.assert_frame_equal(together.loc[together["article_id"] == name, list(alone)].reset_index(drop=True), alone, check_dtype=False)


def test_outlets_in_any_order_of_rows() -> None:
    stories = [PROSE, "A seal slept in a car park on Monday, and nobody dared to wake it up.", "The council sold the old mill to a painter after a long debate on Tuesday.", "Two hundred runners crossed the bridge on Sunday in heavy rain."]
    texts = [f"{story}\n\nEvery morning with the {name}" for story, name in zip(stories, ["Echo", "Post", "Echo", "Post"], strict=True)]
    mixed = nl.label_lines(table(list(texts), ["Echo", "Post", "Echo", "Post"]))
    assert list(mixed["article_id"]) == ["a0", "a0", "a1", "a1", "a2", "a2", "a3", "a3"]
    assert list(mixed["label"]) == ["body", "boilerplate"] * 4


@settings(max_examples=300, deadline=None)
@given(LINES_OF_TEXT)
@example("Wait... what?! “No.” (Yes.) 港は。閉鎖")
def test_a_sentence_end_is_a_stop_but_no_ellipsis(text: str) -> None:
    plain = re.compile(r"(?:[!?。！？؟।۔]|(?<!\.\.)\.(?!\.))[\"'”’»›)\]」』]*(?=\s|$|\[)|[。！？]")
    assert [found.span() for found in SENTENCE_END.finditer(text)] == [found.span() for found in plain.finditer(text)]


@settings(max_examples=300, deadline=None)
@given(LINES_OF_TEXT)
def test_words_are_counted_one_by_one(text: str) -> None:
    words = re.findall(rf"[{HAN}]|(?:(?![{HAN}])\w)+(?:['’\-.](?:(?![{HAN}])\w)+)*", text)
    assert count_words(text) == len(words) - sum(len(word) == 1 and word >= "\u3005" for word in words) / 2


@settings(max_examples=300, deadline=None)
@given(LINES_OF_TEXT)
def test_letters_and_digits_are_counted_one_by_one(text: str) -> None:
    assert traits._letters_digits(text) == (sum(map(str.isalpha, text)), sum(map(str.isdigit, text)))


@settings(max_examples=300, deadline=None)
@given(st.one_of(LINES_OF_TEXT, st.tuples(st.sampled_from(["www.", "http://", "pic.twitter.com/", "a window.", "var x =", "3", "Photo ", "x (", "@", "[a", "image by "]), st.text(max_size=30)).map("".join)))
def test_what_is_looked_for_first_is_in_all_that_fits(text: str) -> None:
    shape = next((what for what, pattern in phrases._SHAPES if pattern.fullmatch(text)), "") if len(text) <= 300 else ""
    assert phrases.line_shape(text) == shape
    assert datelines._may_be_caption(text) or not datelines._CAPTION.fullmatch(text)


@settings(max_examples=200, deadline=None)
@given(LINES_OF_TEXT)
def test_rubbish_at_the_ends_lies_at_the_ends(text: str) -> None:
    spans = phrases.rubbish_ends(text)
    assert all(0 <= start < end <= len(text) and reason for start, end, reason in spans)
    assert all(one[1] <= two[0] for one, two in zip(spans, spans[1:], strict=False))


@pytest.mark.parametrize("line", ["w" * 200_000, "window " * 30_000, "photo (" * 30_000, "a. " * 70_000, "“" * 100_000, "Word." * 40_000, "1/" * 100_000, "by Ada " * 30_000, "港" * 200_000])
def test_one_long_line_takes_bounded_time(line: str) -> None:
    begin = time.process_time()
    nl.clean_articles(table([line, f"{line[:290]}\n" * 50]))
    assert time.process_time() - begin < 10
