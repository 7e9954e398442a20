"""Facts and quotations of invented news sentences in twelve languages."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "benchmarks"))
from news_sentences import Case, check, read_cases  # noqa: E402

CASES = read_cases()


def test_twelve_languages_with_two_sets_each() -> None:
    assert len({(case.lang, case.part) for case in CASES}) == 24
    assert all(sum(case.lang == lang for case in CASES) >= 40 for lang in {case.lang for case in CASES})


@pytest.mark.parametrize(
    "case",
    [pytest.param(case, id=f"{case.lang} {at}", marks=[pytest.mark.xfail(reason="known failure", strict=True)] if case.known_failure else []) for at, case in enumerate(CASES)],
)
def test_sentence(case: Case) -> None:
    assert check(case)[1] == []
