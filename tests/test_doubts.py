"""Tests of what makes the readability of a text doubtful: labelled cases, and false alarms on real texts."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslab.doubts import _language_doubt, _profiled, text_doubts
from newslab.readability import measure_readability

CASES = json.loads((Path(__file__).parent / "cases" / "doubts.json").read_text(encoding="utf-8"))


def marked(case: dict) -> object:
    marks = [pytest.mark.xfail(strict=True, reason=case["known_failure"])] if "known_failure" in case else []
    return pytest.param(case, id=case["name"], marks=marks)


@pytest.mark.parametrize("case", [marked(case) for case in CASES])
def test_cases(case: dict) -> None:
    found = text_doubts(case["text"], case["lang"])
    assert case["doubt"] in "; ".join(found) if case["doubt"] else found == []


def test_doubts_stand_in_the_warning() -> None:
    body = "The council met on Monday. It had one matter to settle. The crane stays where it is. Nobody else spoke. The sea is grey. " * 5
    articles = pd.DataFrame({"article_id": ["a", "b"], "lang": "en", "text": [body, f"{body}\n\nShare this article"]})
    table = measure_readability(articles, replicates=0)
    assert table.loc[0, "warning"] == "" and "clean_articles" in table.loc[1, "warning"]


def test_wrong_language_is_named() -> None:
    text = next(case["text"] for case in CASES if case["name"].startswith("Swedish"))
    assert "(sv)" in measure_readability(pd.DataFrame({"article_id": ["a"], "lang": "en", "text": [text]})).loc[0, "warning"]


@given(st.text(max_size=300), st.sampled_from(["en", "sv", "zh", ""]))
@settings(max_examples=100, deadline=None)
def test_any_text(text: str, lang: str) -> None:
    assert all(isinstance(doubt, str) and doubt for doubt in text_doubts(text, lang))


@pytest.mark.gold
def test_few_false_alarms_on_graded_articles(gold) -> None:  # noqa: ANN001
    rows = [json.loads(line) for line in (gold("readability") / "onestopenglish.jsonl").read_text(encoding="utf-8").splitlines()]
    texts = [row[level].lstrip("\ufeff") for row in rows for level in ("ele", "int", "adv")]
    assert sum(bool(text_doubts(text, "en")) for text in texts) <= 0.02 * len(texts)


@pytest.mark.gold
def test_no_false_alarm_of_language_on_parallel_text(gold) -> None:  # noqa: ANN001
    rows = [json.loads(line) for line in (gold("parallel") / "pud_en_sv_de.jsonl").read_text(encoding="utf-8").splitlines()]
    for lang in ("en", "sv", "de"):
        groups = [" ".join(row[lang] for row in rows[i : i + 10]) for i in range(0, len(rows), 10)]
        assert not any("another language" in "; ".join(text_doubts(text, lang)) for text in groups)


def test_the_language_named_does_not_depend_on_the_order_of_a_set() -> None:
    known = list(_profiled())
    assert known == sorted(known) and _language_doubt("og ikke " * 30, "en") == "da"  # Norwegian has both words too
