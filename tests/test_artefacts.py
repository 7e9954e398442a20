"""find_artefacts: marks of translation and scraping, and what must not be taken for one."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import newslab as nl
from newslab.schema import make_table

CASES = json.loads((Path(__file__).parent / "cases" / "artefacts.json").read_text(encoding="utf-8"))


def marks(text: str, lang: str = "en") -> list[list[str]]:
    found = nl.find_artefacts(make_table("articles", [{"article_id": "a", "lang": lang, "text": text}]))
    return [[row.kind, row.text] for row in found.itertuples()]


@pytest.mark.parametrize("case", CASES["marks"], ids=lambda case: case["text"][:40])
def test_marks_are_found(case: dict) -> None:
    assert marks(case["text"], case.get("lang", "en")) == case["found"]


@pytest.mark.parametrize("case", CASES["unmarked"], ids=lambda case: case["text"][:40])
def test_what_is_no_mark(case: dict) -> None:
    assert marks(case["text"], case.get("lang", "en")) == []


@pytest.mark.parametrize("case", CASES["known_failures"], ids=lambda case: case["why"][:40])
@pytest.mark.xfail(strict=True, reason="known limits, see the notebook")
def test_known_failures(case: dict) -> None:
    assert marks(case["text"], case.get("lang", "en")) == case["found"]


@settings(max_examples=30, deadline=None)
@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=200))
def test_any_text_gives_spans_of_itself(text: str) -> None:
    articles = make_table("articles", [{"article_id": "a", "lang": "en", "text": text}])
    for row in nl.find_artefacts(articles).itertuples():
        assert text[row.start : row.end] == row.text and 0 < row.probability <= 1


def test_missing_text_and_long_lines() -> None:
    articles = pd.DataFrame({"article_id": ["a", "b", "c"], "text": [None, "", "[a " * 200_000], "lang": ["en", "en", "en"]})
    assert nl.find_artefacts(articles).empty
