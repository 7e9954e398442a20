"""The stream of token numbers gives the same sentences and counts as the rules of the splitter, whatever the text."""

from __future__ import annotations

import json
import random
import time
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslab.article_counts import _count_chunk, count_articles
from newslab.counts import COUNTS, count_sentences
from newslab.sentences import split_sentences
from newslab.token_stream import _fingerprints

CASES = json.loads((Path(__file__).parent / "cases" / "sentences.json").read_text(encoding="utf-8"))
LANGUAGES = ["en", "sv", "de", "fr", "es", "it", "pt", "nl", "da", "no", "fi", "pl", "ru", "", "ja"]
TOKENS = (
    "Mr. said. U.S. “Why?” I The the No. 10 1. a) J. etc. Feb. ... … » ” [12] said.[12] (…) • - – Hello world iPhone 's avonds bl.a. kl. "
    "ord: 'Det Det är end.Russian example.com \n \n\n \u00a0 ¿Qué ¡no! Node.js said asked Inc. ?! 5, U S. I. Ms 。 Yahoo! ii. A. * 2) Why? (The (the “the words "
    "\t \x1c \u202f \u2028 ASEAN. A- A.-B. ÅÄÖ. Ⓓи usw. т.д. Потом"
).split(" ")


def by_rules(articles: pd.DataFrame) -> dict[str, np.ndarray]:
    sentences = split_sentences(articles)
    body = sentences[sentences["role"] != "crosshead"]
    groups = {key: group.tolist() for key, group in body.groupby("article_id")["text"]}
    langs = dict(zip(articles["article_id"], articles["lang"], strict=True))
    rows = {key: count_sentences(texts, langs[key]) for key, texts in groups.items()}
    return {key: rows[key][rows[key][:, 0] > 0] if key in rows else np.zeros((0, len(COUNTS))) for key in langs}


def same(texts: list[tuple[str, str]]) -> None:
    articles = pd.DataFrame({"article_id": [str(i) for i in range(len(texts))], "lang": [lang for lang, _ in texts], "text": [text for _, text in texts]})
    wanted, found = by_rules(articles), count_articles(articles, None, "test")
    for number, (lang, text) in enumerate(texts):
        assert np.array_equal(found[str(number)].rows, wanted[str(number)]), (lang, text)


def test_every_labelled_case() -> None:
    cases = CASES["cases"] + CASES["known_failures"]
    same([(case["lang"], case.get("text") or " ".join(case["sentences"])) for case in cases])
    same([(case["lang"], "\n".join(case["sentences"]) + "\n") for case in cases])


@pytest.mark.parametrize("seed", range(4))
def test_shuffled_awkward_tokens(seed: int) -> None:
    chooser = random.Random(seed)
    same([(chooser.choice(LANGUAGES), " ".join(chooser.choice(TOKENS) for _ in range(chooser.randint(1, 25)))) for _ in range(500)])


@given(st.lists(st.tuples(st.sampled_from(LANGUAGES), st.text(alphabet=st.sampled_from(list("abAB .!?…\n\n\"'“”’()[]1 2,;:-。？\u00a0\t•¿*»«üéя東")), max_size=80)), min_size=1, max_size=8))
@settings(max_examples=150, deadline=None)
def test_any_punctuation(texts: list[tuple[str, str]]) -> None:
    same(texts)


@given(st.lists(st.text(max_size=60), min_size=1, max_size=5))
@settings(max_examples=150, deadline=None)
def test_any_unicode(texts: list[str]) -> None:
    same([("en", text) for text in texts])


def test_small_letters_that_begin_sentences() -> None:
    same([("en", "the quay was closed.\n\nThey met at the port. minister Holm left."), ("en", "They met at the port. minister Holm left.")])


def test_long_lines_and_tokens() -> None:
    same([("en", "word " * 12_000 + "end. Next one."), ("en", "x" * 300 + ". Then " + "y" * 300 + "."), ("en", "A short line that nobody reads\n\n" + "It rained. " * 30)])


def test_different_tokens_have_different_fingerprints() -> None:
    words = sorted({f"{a}{b}{c}" for a in ("", "x", "straight", "überlänge") for b in range(3000) for c in (".", " ", "ness\n")})
    data = "".join(words).encode()
    bounds = np.concatenate([[0], np.cumsum([len(word.encode()) for word in words])])
    assert len(np.unique(_fingerprints(data, bounds[:-1], bounds[1:]))) == len(words)


def test_counts_do_not_depend_on_what_was_read_before() -> None:
    data = b"The crane leans. Nobody knows why.\n\nWhy? The U.S. left."
    offsets = np.array([0, len(data)])
    first = _count_chunk(data, offsets, "en")[0].rows
    same([("en", "Some other words. And more of them.")])
    assert np.array_equal(_count_chunk(data, offsets, "en")[0].rows, first)


@pytest.mark.parametrize("unit", [".", "!?", ".)", "a.b", "... ", ". ", "\n.", "“", "1. ", "x", "A. ", " [1]", "。", "a. ", "• ", " "])
def test_nasty_input_in_bounded_time(unit: str) -> None:
    articles = pd.DataFrame({"article_id": ["a"], "lang": ["en"], "text": ["Rain. " + unit * (100_000 // len(unit))]})
    begin = time.process_time()
    count_articles(articles, None, "test")
    assert time.process_time() - begin < 10


@pytest.mark.gold
def test_gold_texts(gold) -> None:  # noqa: ANN001
    rows = [json.loads(line) for line in (gold("sentences") / "ud_dev.jsonl").read_text(encoding="utf-8").splitlines()]
    news = [json.loads(line) for line in (gold("events") / "giveme5w1h_dev.jsonl").read_text(encoding="utf-8").splitlines()]
    same([(row["lang"], row["text"]) for row in rows] + [("en", row.get("text") or "") for row in news])


def test_the_byte_zero_is_one_character_among_others() -> None:
    same([("en", "It rained\0. The sea\0 is grey. The sea is grey\0"), ("en", "The sea is grey. It rained. rain\0 rain")])
