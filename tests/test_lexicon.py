"""The shipped concept lexicon: its form, not its meaning."""
from __future__ import annotations

from importlib.resources import files

import pytest

LANGUAGES = "en sv de fr es it nl da no pt pl ru".split()
PARTS = [(files("newslab") / "data" / "lexicon" / name).read_text("utf-8").splitlines() for name in ("concepts_2.tsv", "concepts_3.tsv")]
LINES = [*PARTS[0], *PARTS[1][PARTS[1].index("concept\t" + "\t".join(LANGUAGES)) + 1 :]]
ROWS = [line.split("\t") for line in LINES if line and not line.startswith("#")]


def test_origin_is_stated():
    assert LINES[0].startswith("#") and any("written for newslab" in line for line in LINES[:4])


def test_header_and_width():
    assert ROWS[0] == ["concept", *LANGUAGES]
    assert [row[0] for row in ROWS if len(row) != len(ROWS[0])] == []


def test_a_concept_stands_once():
    keys = [row[0] for row in ROWS]
    assert len(keys) == len(set(keys)) > 800


@pytest.mark.parametrize("language", LANGUAGES)
def test_forms(language):
    column = ROWS[0].index(language)
    for row in ROWS[1:]:
        forms = row[column].split("|") if row[column] else []
        assert all(form == form.strip().lower() != "" for form in forms), row[0]
        assert len(forms) == len(set(forms)), row[0]
        cyrillic = [any("а" <= letter <= "я" or letter == "ё" for letter in form) for form in forms]
        assert all(cyrillic) if language == "ru" else not any(cyrillic), row[0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_few_cells_are_empty(language):
    column = ROWS[0].index(language)
    assert sum(row[column] == "" for row in ROWS[1:]) < 0.02 * len(ROWS)
