"""Tests of the sentence splitter, the words and the typography."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslab.schema import NewslabError, check_table
from newslab.sentences import normalise_typography, split_sentences, split_text, split_words

CASES = json.loads((Path(__file__).parent / "cases" / "sentences.json").read_text(encoding="utf-8"))


def pieces(text: str, lang: str) -> list[str]:
    return [text[span.start : span.end] for span in split_text(text, lang)]


def name(case: dict) -> str:
    return f"{case['lang']}: {case['why']}"


@pytest.mark.parametrize("case", CASES["cases"], ids=name)
def test_case(case: dict) -> None:
    text = case.get("text") or " ".join(case["sentences"])
    assert pieces(text, case["lang"]) == case["sentences"]


@pytest.mark.parametrize("case", CASES["known_failures"], ids=name)
@pytest.mark.xfail(strict=True, reason="known failure, stated in the notebook")
def test_known_failure(case: dict) -> None:
    assert pieces(" ".join(case["sentences"]), case["lang"]) == case["sentences"]


@pytest.mark.parametrize("case", CASES["cases"], ids=name)
def test_each_sentence_alone_stays_whole(case: dict) -> None:
    for sentence in case["sentences"]:
        assert pieces(sentence, case["lang"]) == [sentence]


TEXTS = st.text(alphabet=st.sampled_from(list("abAB .!?…\n\n\"'“”’()[]1 2,;-。？\u00a0\t")), max_size=120)


@given(TEXTS, st.sampled_from(["en", "sv", "de", "ja", ""]))
@settings(max_examples=300, deadline=None)
def test_spans_cover_the_text_in_order(text: str, lang: str) -> None:
    spans = split_text(text, lang)
    position = 0
    for span in spans:
        assert position <= span.start < span.end <= len(text)
        assert not text[position : span.start].strip()
        assert text[span.start : span.end].strip() == text[span.start : span.end]
        assert "\n" not in text[span.start : span.end]
        position = span.end
    assert not text[position:].strip()
    assert [span.paragraph_no for span in spans] == sorted(span.paragraph_no for span in spans)


@given(st.text(max_size=200))
@settings(max_examples=200, deadline=None)
def test_any_text(text: str) -> None:
    plain = normalise_typography(text)
    assert len(plain) == len(text) and normalise_typography(plain) == plain
    for start, end, word in split_words(text):
        assert text[start:end] == word and any(char.isalnum() for char in word)
    split_text(text, "en")


def test_words() -> None:
    text = "The U.S. don’t buy 1,000.5 well-known “things”, 3.5% at 10:30; naïve café."
    words = [word for _, _, word in split_words(text)]
    assert words == ["The", "U.S", "don’t", "buy", "1,000.5", "well-known", "things", "3.5", "at", "10:30", "naïve", "café"]
    assert [word for _, _, word in split_words("東京と大阪")] == list("東京と大阪")
    assert [word for _, _, word in split_words("e\u0301te\u0301")] == ["e\u0301te\u0301"]


def test_crossheads() -> None:
    text = "Talks open\n\nThe ministers met.\n\nA long night\n\nNobody slept.\n\nThe statement said:\n\n“We agreed.”\n\nNorrby Press"
    roles = [(span.role, span.paragraph_no) for span in split_text(text)]
    assert roles == [("crosshead", 1), ("body", 2), ("crosshead", 3), ("body", 4), ("body", 5), ("body", 6), ("body", 7)]


def test_chinese_crosshead() -> None:
    assert [span.role for span in split_text("双方在北京讨论安全保障问题\n会议结束了。", "zh")] == ["crosshead", "body"]


@pytest.mark.parametrize("text", ["Talks open", "Talks open\n\nNorrby", "one\ntwo\nthree"])
def test_text_without_prose_is_body(text: str) -> None:
    assert {span.role for span in split_text(text)} == {"body"}


def test_small_letters_begin_sentences_where_the_article_does_so() -> None:
    text = "the quay was closed.\n\nThey met at the port. minister Holm left."
    assert len(split_text(text, "en")) == 3
    assert len(split_text("They met at the port. minister Holm left.", "en")) == 1


def test_table() -> None:
    articles = pd.DataFrame({"article_id": ["a", "b", "c"], "text": ["One. Two.\n\nThree.", None, "Vier. Fünf."], "lang": ["en", "en", "de"]})
    before = articles.copy()
    sentences = split_sentences(articles)
    check_table(sentences, "sentences", "test")
    assert sentences["article_id"].tolist() == ["a", "a", "a", "c", "c"]
    assert sentences["sentence_no"].tolist() == [1, 2, 3, 1, 2]
    assert sentences["paragraph_no"].tolist() == [1, 1, 2, 1, 1]
    texts = articles.set_index("article_id")["text"]
    assert all(texts[row.article_id][row.start : row.end] == row.text for row in sentences.itertuples())
    pd.testing.assert_frame_equal(articles, before)


@pytest.mark.parametrize("text", [None, float("nan"), pd.NA, "", "  \n\n "])
def test_nothing_to_split(text: object) -> None:
    assert len(split_sentences(pd.DataFrame({"article_id": ["a"], "text": [text]}))) == 0


def test_errors_say_what_is_missing() -> None:
    with pytest.raises(NewslabError, match="lacks: text"):
        split_sentences(pd.DataFrame({"article_id": ["a"]}))
    with pytest.raises(NewslabError, match="was given str"):
        split_sentences("It rained.")  # type: ignore[arg-type]


@pytest.mark.parametrize("unit", [".", "!?", ".)", "a.b", "... ", ". ", "\n.", "“", "1. ", "x", "A. ", " [1]", "。", "a. "])
def test_nasty_input_in_bounded_time(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    begin = time.process_time()
    split_text(text, "en")
    assert time.process_time() - begin < 8


@pytest.mark.gold
def test_accuracy_on_gold(gold) -> None:  # noqa: ANN001
    path = gold("sentences") / "ud_dev.jsonl"
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    for kind, least in (("news", 0.98), ("sv", 0.955)):
        right = found = wanted = 0
        for row in rows:
            if kind in (row["lang"], row["id"].split("_")[1] if "_" in row["id"] else ""):
                spans = {(span.start, span.end) for span in split_text(row["text"], row["lang"])}
                truth = {tuple(span) for span in row["sentences"]}
                right, found, wanted = right + len(spans & truth), found + len(spans), wanted + len(truth)
        assert wanted > 50 and 2 * right / (found + wanted) >= least
