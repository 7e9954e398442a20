"""find_changes: the kind and the place of each change of wording."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import newslab as nl
from newslab.changes import text_changes
from newslab.notations import number_value
from newslab.schema import NewslabError, make_table
from newslab.spellings import same_name

CASES = json.loads((Path(__file__).parent / "cases" / "changes.json").read_text(encoding="utf-8"))


def tables(one: str, other: str, lang: str | list[str] = "en") -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    articles = make_table("articles", [{"article_id": "a", "lang": lang if isinstance(lang, str) else lang[0], "text": one}, {"article_id": "b", "lang": lang if isinstance(lang, str) else lang[1], "text": other}])
    sentences = make_table("sentences", [{"article_id": name, "sentence_no": 1, "paragraph_no": 1, "start": 0, "end": len(text), "text": text, "role": "body"} for name, text in (("a", one), ("b", other))])
    alignments = make_table("alignments", [{"alignment_id": 1, "article_a": "a", "sentence_a": 1, "article_b": "b", "sentence_b": 1, "relation": "edited", "probability": 0.9}])
    return articles, sentences, alignments


def found(one: str, other: str, lang: str | list[str] = "en") -> list[tuple[str, str, str]]:
    changes = nl.find_changes(*tables(one, other, lang))
    return list(zip(changes["kind"], changes["text_a"], changes["text_b"], strict=True))


def check(case: dict) -> None:
    changes = found(case["a"], case["b"], case.get("langs", case.get("lang", "en")))
    for kind, before, after in case["has"]:
        hits = [change for change in changes if change[0] == kind]
        if case.get("loose"):
            assert any(before.split()[-1].strip(",") in change[1] for change in hits), changes
        else:
            assert any((change[1].lower(), change[2].lower()) == (before.lower(), after.lower()) for change in hits), changes
    assert not {change[0] for change in changes} & set(case.get("not", [])), changes
    if case.get("none"):
        assert changes == []


@pytest.mark.parametrize("case", CASES["cases"], ids=lambda case: case["b"][:40])
def test_labelled_pairs(case: dict) -> None:
    check(case)


@pytest.mark.parametrize("case", CASES["known_failures"], ids=lambda case: case["why"][:40])
@pytest.mark.xfail(strict=True, reason="known limits, see the notebook")
def test_known_failures(case: dict) -> None:
    check(case)


WORDS = st.lists(st.sampled_from("the a minister may will not said grain 40,000 tonnes Friday Anna Vell if harbour, harbor port was “moved” closed".split()), min_size=1, max_size=14)


@settings(max_examples=60, deadline=None)
@given(WORDS, WORDS)
def test_spans_lead_back_to_the_words(one: list[str], other: list[str]) -> None:
    first, second = " ".join(one), " ".join(other)
    changes = nl.find_changes(*tables(first, second))
    for row in changes.itertuples():
        assert 0 <= row.start_a <= row.end_a <= len(first) and 0 <= row.start_b <= row.end_b <= len(second)
        assert first[row.start_a : row.end_a] == row.text_a and second[row.start_b : row.end_b] == row.text_b


@settings(max_examples=30, deadline=None)
@given(WORDS)
def test_a_text_does_not_differ_from_itself(words: list[str]) -> None:
    assert found(" ".join(words), " ".join(words)) == []


def test_names_of_two_sentences_that_have_little_in_common_are_not_exchanged() -> None:
    one = "Prime minister Lena Holm and her Danish colleague Karin Beck showed a united front in Oslo as both called for talks amid the strike in Norrby."
    other = "Prime minister Lena Holm met Karin Beck in Helsinki on Monday and spoke of close ties in the face of new costs, reports the Harbour News."
    assert "name" not in {change.kind for change in text_changes(one, other)}
    held = "The spokesman Karl Lind said late on Monday that nobody had yet been told about the closure of the plant."
    against = "According to company spokesman Karl Berg, the decision will be made public when all the workers know of it."
    assert [(held[c.start_a : c.end_a], against[c.start_b : c.end_b]) for c in text_changes(held, against) if c.kind == "name"] == [("Lind", "Berg")]
    edited = one.replace("Oslo", "Bergen")
    assert [(one[c.start_a : c.end_a], edited[c.start_b : c.end_b]) for c in text_changes(one, edited) if c.kind == "name"] == [("Oslo", "Bergen")]


def test_in_quote_is_marked() -> None:
    articles, sentences, alignments = tables("She said: “We keep the treaty at all costs,” and left.", "She said: “We break the treaty at all costs,” and stayed.")
    changes = nl.find_changes(articles, sentences, alignments).set_index("text_a")
    assert changes.loc["keep", "in_quote"] and not changes.loc["left", "in_quote"]


def test_other_languages_and_partial_alignments() -> None:
    articles, sentences, alignments = tables("The port is closed.", "Hamnen är stängd.")
    articles["lang"] = ["en", "sv"]
    assert nl.find_changes(articles, sentences, alignments).empty
    articles, sentences, alignments = tables("The port was closed and all ships went home.", "The port was opened again by a new owner.")
    alignments["relation"] = "partial"
    assert not set(nl.find_changes(articles, sentences, alignments)["kind"]) & {"added", "dropped", "moved"}


def test_what_was_cut_from_a_sentence_is_dropped_though_the_alignment_is_partial() -> None:
    long, short = "The US-led fleet left the old harbour of Ostmere on Friday after a storm that had lasted nine days.", "The fleet left the harbour of Ostmere on Friday."
    articles, sentences, alignments = tables(long, short)
    alignments["relation"] = "partial"
    changes = nl.find_changes(articles, sentences, alignments)
    assert {"US-led", "old", "after a storm that had lasted nine days"} <= set(changes.loc[changes["kind"] == "dropped", "text_a"])


def test_a_sentence_that_was_split_in_two_dropped_nothing() -> None:
    one = "The fleet left the harbour of Ostmere on Friday after a storm that had lasted nine days."
    parts = ["The fleet left the harbour of Ostmere on Friday.", "The storm had lasted nine days."]
    articles = make_table("articles", [{"article_id": "a", "lang": "en", "text": one}, {"article_id": "b", "lang": "en", "text": " ".join(parts)}])
    sentences = nl.split_sentences(articles)
    alignments = make_table("alignments", [{"alignment_id": at, "article_a": "a", "sentence_a": 1, "article_b": "b", "sentence_b": at, "relation": "partial", "probability": 0.9} for at in (1, 2)])
    assert not set(nl.find_changes(articles, sentences, alignments)["kind"]) & {"added", "dropped"}


def test_inputs_are_left_alone_and_errors_are_clear() -> None:
    articles, sentences, alignments = tables("The port is closed.", "The port is open.")
    before = [frame.copy() for frame in (articles, sentences, alignments)]
    nl.find_changes(articles, sentences, alignments)
    for frame, copy in zip((articles, sentences, alignments), before, strict=True):
        pd.testing.assert_frame_equal(frame, copy)
    with pytest.raises(NewslabError, match="align_sentences"):
        nl.find_changes(articles, sentences, alignments.drop(columns="sentence_a"))


def test_between_languages_spans_lead_back_to_the_words() -> None:
    one, other = "The council did not meet on Friday in Norrhamn.", "Kommunfullmäktige sammanträdde på torsdagen i Norrhamn."
    changes = nl.find_changes(*tables(one, other, ["en", "sv"])).set_index("kind")
    assert one[changes.loc["date", "start_a"] : changes.loc["date", "end_a"]] == "Friday" and other[changes.loc["date", "start_b"] : changes.loc["date", "end_b"]] == "torsdagen"
    assert changes.loc["negation", "text_a"] == "not" and changes.loc["negation", "text_b"] == ""


def test_a_language_without_a_lexicon_gives_nothing_between_languages() -> None:
    assert found("The port is not closed.", "Satama on suljettu.", ["en", "fi"]) == []


@pytest.mark.parametrize("name", ["articles", "sentences", "alignments"])
def test_empty_tables_and_missing_values(name: str) -> None:
    given = dict(zip(("articles", "sentences", "alignments"), tables("The port is closed.", "The port is open."), strict=True))
    given[name] = given[name].iloc[:0]
    if name == "articles":
        given |= {other: given[other].iloc[:0] for other in ("sentences", "alignments")}
    assert nl.find_changes(**given).empty


def test_an_article_without_language_is_compared_with_its_like() -> None:
    articles, sentences, alignments = tables("The port has 40 ships.", "The port has 50 ships.")
    articles["lang"] = [pd.NA, pd.NA]
    assert nl.find_changes(articles, sentences, alignments)["kind"].tolist() == ["number"]


@pytest.mark.parametrize(("one", "other"), [("Gaddafi", "Kadhafi"), ("Lukashenko", "Loukachenko"), ("Khrushchev", "Chrusjtjov"), ("Shevchenko", "Schewtschenko"), ("Karachi", "Karatschi"), ("Зеленский", "Zelensky"), ("Nasrallah", "Nasralla"), ("Hussein", "Husain"), ("Kharkiv", "Charkiw"), ("Tchaikovsky", "Tjajkovskij")])
def test_transcriptions_of_one_name(one: str, other: str) -> None:
    assert same_name(one, other) and same_name(other, one)


@pytest.mark.parametrize(("one", "other"), [("Iran", "Iraq"), ("Hansen", "Hanson"), ("Karin", "Karen"), ("Martin", "Morton"), ("Slovakia", "Slovenia"), ("Niger", "Nigeria"), ("Johnson", "Jonsson"), ("Austria", "Australia"), ("Stephens", "Stevens"), ("Barka", "Barga"), ("Bakker", "Becker"), ("Lindberg", "Lundberg"), ("Guinea", "Guyana"), ("Monday", "Sunday")])
def test_two_names_stay_two(one: str, other: str) -> None:
    assert not same_name(one, other)


@pytest.mark.parametrize(("words", "value"), [(("four",), 4), (("1.5", "million"), 1.5e6), (("1,500,000",), 1.5e6), (("1", "500", "000"), 1.5e6), (("twenty-four",), 24), (("2,5",), 2.5), (("three", "hundred"), 300), (("harbour",), None), (("4", "ships"), None), ((), None)])
def test_values_of_numbers(words: tuple[str, ...], value: float | None) -> None:
    assert number_value(words, "en") == value


def test_word_tables_are_well_formed() -> None:
    folder = files("newslab") / "data"
    for name, width in (("change_words.tsv", 3), ("opposites.tsv", 3), ("synonyms_more.tsv", 2), ("short_forms.tsv", 3)):
        lines = folder.joinpath(name).read_text("utf-8").splitlines()
        assert lines[0].startswith("#") and any("ritten for newslab" in line for line in lines[:4])
        assert all(len(line.split("\t")) == width for line in lines if line and not line.startswith("#")), name
    languages = {line.split("\t")[1] for line in folder.joinpath("change_words.tsv").read_text("utf-8").splitlines() if not line.startswith("#")} - {"lang"}
    assert len(languages) == 12


def test_a_long_block_ends_in_bounded_time() -> None:
    one = " ".join(f"alpha{number}," for number in range(3000))
    other = " ".join(f"beta{number}," for number in range(3000))
    assert len(found(one, other)) >= 1
