"""The shipped concept lexicon: its form, not its meaning."""
from __future__ import annotations

from importlib.resources import files

import pytest

from newslab.endings import cut_ending, function_words
from newslab.lexicon import Lexicon, concept_cells, lexicon_of

LANGUAGES = "en sv de fr es it nl da no pt pl ru".split()
PARTS = [(files("newslab") / "data" / "lexicon" / f"concepts_{part}.tsv").read_text("utf-8").splitlines() for part in (2, 3, 4)]
HEADER = "concept\t" + "\t".join(LANGUAGES)
LINES = [*PARTS[0], *(line for part in PARTS[1:] for line in part[part.index(HEADER) + 1 :])]
ROWS = [line.split("\t") for line in LINES if line and not line.startswith("#")]
ALL_ROWS = [line.split("\t") for entry in sorted((files("newslab") / "data" / "lexicon").iterdir(), key=lambda entry: entry.name) for line in entry.read_text("utf-8").splitlines() if line and not line.startswith(("#", "concept\t"))]


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


# Forms of part 4 whose stem another concept has, kept because nothing else says it in that language.
KEPT = {("sv", "kidnapper"), ("de", "invoice"), ("fr", "amendment"), ("es", "invoice")}


@pytest.mark.parametrize("language", LANGUAGES)
def test_part_4_adds_no_false_friends(language):
    column = LANGUAGES.index(language) + 1
    rows = [row for row in ALL_ROWS if len(row) == 13 and row[column]]
    later = {line.split("\t")[0] for line in PARTS[2] if line and not line.startswith("#")}
    stems: dict[str, set[str]] = {}
    listed: dict[str, set[str]] = {}
    for row in rows:
        for form in row[column].split("|"):
            if form.isalpha():
                stems.setdefault(cut_ending(form.casefold(), language), set()).add(row[0])
                listed.setdefault(form.casefold(), set()).add(row[0])
    for row in rows:
        for form in row[column].split("|") if row[0] in later and (language, row[0]) not in KEPT else ():
            if form.isalpha() and form not in function_words(language):
                earlier = stems[cut_ending(form, language)] - later
                assert not earlier or listed[form] & earlier, (row[0], form, earlier)


def test_part_4_is_filled():
    rows = [line.split("\t") for line in PARTS[2] if line and not line.startswith("#")]
    assert all(all(row) for row in rows)
    assert len({row[0] for row in ALL_ROWS if not row[0].startswith(("place:", "city:"))}) >= 1900


PART_5 = [line.split("\t") for line in (files("newslab") / "data" / "lexicon" / "concepts_5.tsv").read_text("utf-8").splitlines() if line and not line.startswith(("#", "concept\t"))]


def test_part_5_has_its_form():
    "New concepts stand in nearly all languages; further forms of earlier concepts only where they are needed."
    earlier = {row[0] for row in ALL_ROWS if row not in PART_5}
    assert len({row[0] for row in PART_5}) == len(PART_5) > 300 and all(len(row) == 13 and any(row[1:]) for row in PART_5)
    new = [row for row in PART_5 if row[0] not in earlier]
    assert len(new) > 200 and sum(cell == "" for row in new for cell in row[1:]) < 0.02 * 12 * len(new)
    for cell in (cell for row in PART_5 for cell in row[1:] if cell):
        forms = cell.split("|")
        assert len(forms) == len(set(forms)) and all(form == form.strip().lower() != "" for form in forms), cell


@pytest.mark.parametrize("language", LANGUAGES)
def test_part_5_adds_no_false_friends(language):
    "A form stands for a second concept only if it is listed for both, letter by letter."
    column = LANGUAGES.index(language) + 1
    stems: dict[str, set[str]] = {}
    listed: dict[str, set[str]] = {}
    for row in (row for row in ALL_ROWS if len(row) > column and row not in PART_5):
        for form in filter(str.isalpha, row[column].split("|")):
            stems.setdefault(cut_ending(form.casefold(), language), set()).add(row[0])
            listed.setdefault(form.casefold(), set()).add(row[0])
    for row in PART_5:
        for form in filter(str.isalpha, row[column].split("|")):
            others = stems.get(cut_ending(form, language), set()) - {row[0]}
            assert not others or form in listed, (row[0], form, others)
            assert form not in function_words(language) and len(form) > (3 if language in ("sv", "de", "nl", "da", "no") else 2), (row[0], form)


@pytest.mark.parametrize(("language", "past", "infinitive"), [
    ("fr", "tombèrent", "tomber"), ("fr", "mangea", "manger"), ("fr", "commença", "commencer"), ("fr", "finit", "finir"), ("es", "comprendió", "comprender"),
    ("es", "vivían", "vivir"), ("it", "arrivò", "arrivare"), ("it", "viveva", "vivere"), ("pt", "recebeu", "receber"), ("pt", "existia", "existir"),
])  # fmt: skip
def test_past_forms(language: str, past: str, infinitive: str) -> None:
    assert lexicon_of(language).look_up(past) == lexicon_of(language).look_up(infinitive) != ()


@pytest.mark.parametrize(("language", "word", "other"), [("fr", "villa", "ville"), ("fr", "maria", "marier"), ("fr", "cuba", "cuber"), ("es", "mayoría", "mayor"), ("pt", "família", "famil"), ("en", "data", "dater")])
def test_no_past_forms(language: str, word: str, other: str) -> None:
    found = lexicon_of(language).look_up(word)
    assert not found or found != lexicon_of(language).look_up(other)


@pytest.mark.parametrize(("language", "word", "concepts"), [
    ("de", "regierungskoalition", {"government", "coalition"}), ("sv", "regeringskoalition", {"government", "coalition"}),
    ("nl", "regeringscoalitie", {"government", "coalition"}), ("da", "regeringskoalition", {"government", "coalition"}),
    ("no", "regjeringskoalisjon", {"government", "coalition"}), ("de", "hafenbehördenchef", {"port", "head"}),
    ("sv", "kärnkraftsreaktor", {"nuclear power", "reactor"}),
])  # fmt: skip
def test_compounds(language: str, word: str, concepts: set[str]) -> None:
    assert {f"c:{name}" for name in concepts} <= set(lexicon_of(language).look_up(word))


@pytest.mark.parametrize(("language", "word"), [("de", "quaxelkoalition"), ("de", "quaxelrat"), ("sv", "quaxelhav"), ("de", "qumkrieg"), ("en", "quaxelcoalition"), ("fr", "quaxelcoalition")])
def test_no_compounds(language: str, word: str) -> None:
    "Unknown parts before a listed end, and languages that do not compound."
    assert lexicon_of(language).look_up(word) == ()


@pytest.mark.parametrize("language", ["en", "sv", "de", "fr"])
def test_a_stem_has_the_concepts_of_all_words_that_share_it(language: str) -> None:
    "Endings of listed words are cut late; the answer is that of cutting all of them at once, in the order of the rows."
    rows, meant = [*concept_cells(language)], {}
    for concept, cell, _ in rows:
        for form in cell.split("|"):
            if form.isalpha() and not form.isupper():
                meant.setdefault(cut_ending(form.casefold(), language), {})[concept if concept.startswith("place:") else f"c:{concept}"] = None
    lexicon = Lexicon([(concept, "|".join(form for form in cell.split("|") if form.isalpha()), "") for concept, cell, _ in rows], language)
    differing = {stem for stem, keys in meant.items() if lexicon.of_stem(stem) != tuple(keys)}
    assert differing <= {"may", "mar", "sun", "sat", "mars", "mai", "été", "maria", "sol"} and len(meant) > 4000  # words left out


def test_short_and_marked_words_are_found_by_their_stems() -> None:
    "Words whose first letters are not those of their stems: possessives, umlauts, an abbreviation that begins a phrase."
    own = Lexicon([("x", "X's|Ödeme|St. Olk|U.S. dollar|USA", ""), ("y", "x", "")], "de")
    assert own.of_stem("x") == ("c:x", "c:y") and own.look_up("x") == ("c:y",) and own.look_up("x's") == ("c:x",)
    assert own.of_stem(cut_ending("ödemen", "de")) == own.look_up("USA") == ("c:x",) and own.look_up("usa") == ()
    assert own.phrases_at(["st", ".", "olk"], 0) == own.phrases_at(["a", "u.s", ".", cut_ending("dollar", "de")], 1) == ["c:x"]
