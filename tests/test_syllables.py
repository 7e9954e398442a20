"""Tests of the syllable counts: words counted by hand, unknown words, other languages."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from newslab.syllables import SYLLABLE_LANGUAGES, _model_syllables, count_syllables, english_syllables, familiar_words

CASES = json.loads((Path(__file__).parent / "cases" / "syllables.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("word", "count"), list(CASES["en"].items()))
def test_syllables(word: str, count: int) -> None:
    assert count_syllables(word) == count


@pytest.mark.parametrize(("lang", "word", "count"), [(lang, word, count) for lang, words in CASES["others"].items() for word, count in words.items()])
def test_syllables_of_other_languages(lang: str, word: str, count: int) -> None:
    assert count_syllables(word, lang) == count


def test_unknown_words_get_at_least_one_syllable() -> None:
    assert all(_model_syllables(word) >= 1 for word in ["x", "zzz", "qwrtpsdfg", "a" * 100])


@pytest.mark.gold
def test_syllables_of_the_table_on_gold(gold) -> None:  # noqa: ANN001
    with gzip.open(gold("syllables") / "cmudict_syllables.tsv.gz", "rt") as lines:
        rows = [line.rstrip("\n").split("\t") for line in lines][::997]
    right = [count_syllables(word) == int(counts.split()[0].split(",")[0]) for word, counts in rows if word.isalpha()]
    assert np.mean(right) > 0.99


@given(st.text(min_size=1, max_size=30), st.sampled_from(sorted(SYLLABLE_LANGUAGES)))
@example(".", "en")
@settings(max_examples=200, deadline=None)
def test_any_word_has_a_syllable(word: str, lang: str) -> None:
    assert count_syllables(word, lang) >= 1


def test_lists() -> None:
    assert count_syllables("word", "zh") == 0
    assert len(english_syllables()) > 100_000 and "the" in familiar_words() and len(familiar_words()) > 2500
