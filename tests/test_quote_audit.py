"""audit_quotes: which quotations are one utterance, and what was changed between the marks."""

from __future__ import annotations

import os
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import newslab as nl
from newslab.codebook import TABLES
from newslab.quoted_words import changed_words, compare_quotes
from newslab.schema import NewslabError, make_table


def audit(texts: dict[str, str], lang: str = "en") -> pd.DataFrame:
    articles = make_table("articles", [{"article_id": name, "lang": lang, "text": text} for name, text in texts.items()])
    sentences = nl.split_sentences(articles)
    quotes = nl.find_quotes(articles, sentences)
    return nl.audit_quotes(articles, sentences, nl.align_sentences(articles, sentences, quotes=quotes), quotes)


RELATIONS = [
    ("The treaty is an inviolable duty", "The treaty is a vital duty", "words changed"),
    ("We will never sign it", "We will sign it", "words changed"),
    ("We will defend our harbour", "we will defend our harbour", "identical"),
    ("We will defend our harbour", "We will defend our harbor", "spelling only"),
    ("We've lost, and I don't know why", "We have lost, and I do not know why", "spelling only"),
    ("a well-known danger", "a well known danger", "spelling only"),
    ("We will defend our harbour", "We will defend our harbour at any price", "cut or extended"),
    ("at any price", "We will defend our harbour at any price", "cut or extended"),
    ("He [the mayor] must go now", "He must go now", "identical"),
    ("We keep the treaty … at any price", "We keep the treaty at any price", "identical"),
    ("We keep it. Nobody ever asked us about the northern harbour. It is law", "We keep it. It is law", "cut or extended"),
    ("Vi lämnar aldrig hamnen åt någon", "Vi lämnar inte hamnen åt någon", "words changed"),
    ("For three years we wrote letters", "We wrote letters for three years", "words changed"),
    ("You don't close a harbour like that", "You can't close a harbour like that", "words changed"),
    ("I can't and won't sign it", "I cannot and will not sign it", "spelling only"),
    ("We look towards the sea and move upwards", "We look toward the sea and move upward", "spelling only"),
    ("outweigh every risk", "The use of the wall outweighs every risk of the storm", "cut or extended"),  # fitted into another sentence
    ("to close the harbours", "We have decided to close the harbour for good", "cut or extended"),
    ("We hold every wall here", "We held every wall here", "words changed"),  # a whole sentence was not fitted into another
    ("the wall held the water", "Nobody says the wall holds the water", "words changed"),  # no edge of the fragment
    ("condemn every risk", "The use of the wall outweighs every risk of the storm", "words changed"),
]


@pytest.mark.parametrize(("one", "other", "relation"), RELATIONS, ids=[row[1][:30] for row in RELATIONS])
def test_two_wordings(one: str, other: str, relation: str) -> None:
    assert compare_quotes(one, other)[0] == relation
    assert compare_quotes(other, one)[0] == relation


def test_changed_words_are_named_on_both_sides() -> None:
    assert changed_words("The treaty is an old duty of every state", "The treaty is an old burden of every state") == [("duty", "burden")]


TEXTS = {
    "a": "“The treaty is an inviolable duty of every harbour town,” said Mayor Anna Vell.",
    "b": "“The treaty is a vital duty of every harbour town,” said Mayor Anna Vell.",
    "c": "“The treaty is an inviolable duty of every harbour town,” said Mayor Anna Vell on Monday.",
    "d": "Rain fell on the islands.",
}


def test_the_wording_of_the_majority_is_the_reference() -> None:
    table = audit(TEXTS)
    assert table["relation"].tolist() == ["reference", "words changed", "identical"] or table["relation"].tolist() == ["reference", "identical", "words changed"]
    odd = table[table["relation"] == "words changed"].iloc[0]
    assert odd["article_id"] == "b" and odd["words_here"] and odd["words_reference"]
    assert (table["outlets"] == 3).all() and table["utterance_id"].nunique() == 1
    assert set(table["speaker"]) == {"Mayor Anna Vell"}


def test_spans_lead_back_to_the_words() -> None:
    for row in audit(TEXTS).itertuples():
        assert TEXTS[row.article_id][row.start : row.end] == row.text


def test_a_quotation_broken_by_its_speaker_is_not_altered() -> None:
    table = audit({
        "a": "“The harbour will stay open through the winter, and nobody will lose his work,” said Mayor Anna Vell.",
        "b": "“The harbour will stay open through the winter,” said Mayor Anna Vell, “and nobody will lose his work.”",
    })
    assert "words changed" not in set(table["relation"]) and set(table["article_id"]) == {"a", "b"}


def test_one_slogan_in_two_statements_is_not_one_utterance() -> None:
    table = audit({
        "a": "“We call on the alliance to abandon its siege mentality and to respect the harbours of other countries,” the mission said on Tuesday.",
        "b": "Both presidents rejected “the siege mentality of the last century” on Friday.",
    })
    assert table.empty


def test_without_marks_and_in_other_words() -> None:
    table = audit({
        "a": "The council called the new harbour law “a danger for every fisherman on the coast” on Monday.",
        "b": "On Monday the council called the new harbour law a danger for every fisherman on the coast.",
    })
    assert table.loc[table["article_id"] == "b", "relation"].tolist() == ["without marks"]
    assert (table.loc[table["article_id"] == "b", "quote_no"] == 0).all()


def test_one_article_empty_tables_and_missing_text() -> None:
    assert audit({"a": TEXTS["a"]}).empty
    assert audit({"a": "", "b": TEXTS["a"]}).empty
    empty = nl.audit_quotes(make_table("articles"), make_table("sentences"), make_table("alignments"), make_table("quotes"))
    assert list(empty.columns) == [column.name for column in TABLES["quote_audit"][1]]
    with pytest.raises(NewslabError, match="find_quotes"):
        nl.audit_quotes(make_table("articles"), make_table("sentences"), make_table("alignments"), make_table("sentences"))


def test_twenty_identical_articles_are_identical() -> None:
    table = audit({f"a{number:02d}": TEXTS["a"] for number in range(20)})
    assert set(table["relation"]) == {"reference", "identical"} and len(table) == 20


QUOTED = st.lists(st.sampled_from("the treaty harbour we keep will not never [sic] … 12 Vell’s don't is duty vital , .".split()), max_size=14).map(" ".join)


@settings(max_examples=80, deadline=None)
@given(QUOTED, QUOTED)
def test_any_two_quotations_have_a_relation(one: str, other: str) -> None:
    relation, swaps = compare_quotes(one, other)
    assert relation in {"identical", "spelling only", "cut or extended", "words changed"}
    assert bool(swaps) == (relation == "words changed")
    assert compare_quotes(one, one)[0] == "identical"


@pytest.mark.skipif(not (Path(os.environ.get("NEWSLAB_SHARED", Path(__file__).resolve().parents[2] / "shared")) / "gold" / "events").exists(), reason="labelled events are not beside the checkout")
def test_real_events_have_altered_quotations() -> None:
    import json

    folder = Path(os.environ.get("NEWSLAB_SHARED", Path(__file__).resolve().parents[2] / "shared")) / "gold" / "events"
    rows = [json.loads(line) for path in sorted(folder.glob("*.jsonl")) for line in path.open(encoding="utf-8")]
    rows = [row for row in rows if row["event"].startswith("former_Facebook")]
    table = audit({str(number): row["text"] for number, row in enumerate(rows)})
    counts = table["relation"].value_counts()
    assert counts.get("identical", 0) >= 5 and counts.get("words changed", 0) <= counts["reference"]


OTHER_WORDS = [
    ("“I take all the blame,” said Mayor Anna Vell on Monday.", "“I take full responsibility,” Mayor Anna Vell said on Monday.", True),
    ("“Nobody answered us,” said Mayor Anna Vell of the letters.", "“No one replied,” Mayor Anna Vell said of the letters.", True),
    ("“Nobody answered us,” said Mayor Anna Vell of the letters.", "“The roof is leaking,” Mayor Anna Vell said of the letters.", False),  # another sentence of hers
    ("“Nobody answered us,” said Mayor Anna Vell of the letters.", "“No one replied,” said the driver Tom Reed of the letters.", False),  # somebody else
]


@pytest.mark.parametrize(("one", "other", "paired"), OTHER_WORDS, ids=[row[1][:30] for row in OTHER_WORDS])
def test_an_utterance_in_other_words_is_paired_by_speaker_and_place(one: str, other: str, paired: bool) -> None:
    lead = "The council of Ostmere wrote to the ministry about the old harbour wall in May.\n\n"
    table = audit({"a": lead + one, "b": lead + other})
    assert ("words changed" in set(table["relation"])) == paired


def test_an_exchanged_word_is_named_where_the_quotation_is_broken_in_two_elsewhere() -> None:
    table = audit({"a": "“He called me grandma every single day,” said Ada Brook. “I trusted him like a son.”", "b": "“He called me grandmother every single day. I trusted him like a son,” said Ada Brook."})
    swaps = {frozenset(pair) for row in table.itertuples() for pair in zip(row.words_here, row.words_reference, strict=True)}
    assert swaps == {frozenset({"grandmother", "grandma"})}


ABROAD = [  # a line in another language, the relation of it, the outlets that carry the words
    ("sv", "Borgmästaren Anna Vell sade att fördraget är en oersättlig plikt för varje hamnstad.", "paraphrased", 1),
    ("de", "Bürgermeisterin Anna Vell nannte den Vertrag eine unverletzliche Pflicht jeder Hafenstadt.", "paraphrased", 1),
    ("sv", "”Fördraget är en oersättlig plikt för varje hamnstad”, sade borgmästaren Anna Vell.", "translated", 2),
    ("de", "„Der Vertrag ist eine unverletzliche Pflicht jeder Hafenstadt“, sagte Bürgermeisterin Anna Vell.", "translated", 2),
    ("no", "– Avtalen er en ukrenkelig plikt for hver havneby, sier ordfører Anna Vell.", "translated", 2),
]


@pytest.mark.parametrize(("lang", "line", "relation", "outlets"), ABROAD)
def test_told_in_another_language_is_no_quotation(lang: str, line: str, relation: str, outlets: int) -> None:
    articles = make_table("articles", [{"article_id": "a", "lang": "en", "text": TEXTS["a"]}, {"article_id": "b", "lang": lang, "text": line}])
    sentences = nl.split_sentences(articles)
    pair = {"alignment_id": 1, "article_a": "a", "sentence_a": 1, "article_b": "b", "sentence_b": 1, "relation": "translation", "probability": 0.9}
    table = nl.audit_quotes(articles, sentences, make_table("alignments", [pair]), nl.find_quotes(articles, sentences))
    assert table[["article_id", "relation", "outlets"]].to_numpy().tolist() == [["a", "reference", outlets], ["b", relation, outlets]]


def test_the_same_words_without_marks_are_carried() -> None:
    table = audit({
        "a": "The council called the new harbour law “a danger for every fisherman on the coast” on Monday.",
        "b": "On Monday the council called the new harbour law a danger for every fisherman on the coast.",
    })
    assert set(table["outlets"]) == {2}
