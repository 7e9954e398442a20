"""Claims, the coverage matrix and events."""

from __future__ import annotations

import json

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import newslab as nl
from newslab.claims import coverage_matrix, exclusive_claims, group_claims, missing_claims, text_voices
from newslab.events import group_events
from newslab.linkage import average_groups
from newslab.schema import NewslabError, make_table

PAIR = ["article_a", "sentence_a", "article_b", "sentence_b", "relation", "probability"]


def articles(*ids: str, lang: str = "en") -> pd.DataFrame:
    return pd.DataFrame({"article_id": list(ids), "lang": lang, "text": "Some text."})


def lines(*rows: tuple[str, int, str]) -> pd.DataFrame:
    return pd.DataFrame(list(rows), columns=["article_id", "sentence_no", "text"])


def pairs(*rows: tuple) -> pd.DataFrame:
    return pd.DataFrame(list(rows), columns=PAIR)


# By hand: after the .9 merge, unit 2 is linked to the group by (x + 0.8) / 2.
@pytest.mark.parametrize(("third", "merged"), [(None, False), (0.15, False), (0.2, True), (0.9, True)])
def test_average_linkage_by_hand(third: float | None, merged: bool) -> None:
    links = {(0, 1): 0.9, (1, 2): 0.8} | ({(0, 2): third} if third else {})
    assert (len(average_groups("abc", links, 0.5)) == 1) is merged


def test_average_linkage_equals_scipy() -> None:
    from scipy.cluster.hierarchy import fcluster, linkage
    from scipy.spatial.distance import squareform

    rng = np.random.default_rng(5)
    similar = rng.uniform(0.01, 1, (40, 40)) ** 2
    similar = np.triu(similar, 1) + np.triu(similar, 1).T
    links = {(i, j): float(similar[i, j]) for i in range(40) for j in range(i + 1, 40)}
    expected = fcluster(linkage(squareform(1 - similar - np.eye(40) * (1 - 0), checks=False), "average"), 1 - 0.3, "distance")
    found = np.zeros(40, int)
    for number, group in enumerate(average_groups(range(40), links, 0.3)):
        found[group] = number
    assert ((found[:, None] == found) == (expected[:, None] == expected)).all()


def test_chain_of_partial_links_stays_apart() -> None:
    table = lines(("a", 1, "One."), ("b", 1, "One and two."), ("c", 1, "Two."))
    claims = group_claims(articles("a", "b", "c"), table, pairs(("a", 1, "b", 1, "partial", 0.65), ("b", 1, "c", 1, "partial", 0.65)))
    assert claims["articles"].tolist() == [1, 1, 1]
    assert claims.set_index("article_id")["partly_elsewhere"].to_dict() == {"a": 1, "b": 2, "c": 1}


def test_split_sentence_is_one_claim() -> None:
    table = lines(("a", 1, "Long one."), ("b", 1, "Long."), ("b", 2, "One."))
    claims = group_claims(articles("a", "b"), table, pairs(("a", 1, "b", 1, "edited", 0.9), ("a", 1, "b", 2, "edited", 0.8)))
    assert claims["claim_id"].nunique() == 1 and claims["articles"].tolist() == [2, 2, 2]
    assert coverage_matrix(claims).to_numpy().tolist() == [[1, 2]]


def test_representative_prefers_common_language_then_link_then_length() -> None:
    table = lines(("sv", 1, "En mycket lång svensk mening om rådet."), ("en", 1, "Short."), ("en2", 1, "A longer one."))
    frame = articles("sv", "en", "en2").assign(lang=["sv", "en", "en"])
    links = pairs(("sv", 1, "en", 1, "translation", 0.9), ("en", 1, "en2", 1, "edited", 0.9), ("sv", 1, "en2", 1, "translation", 0.9))
    assert group_claims(frame, table, links)["representative"].unique().tolist() == ["A longer one."]


def test_crossheads_and_unusable_articles_are_left_out() -> None:
    table = lines(("a", 1, "Heading"), ("a", 2, "Text."), ("b", 1, "Other.")).assign(role=["crosshead", "body", "body"])
    frame = articles("a", "b").assign(problem=["", "not readable"])
    claims = group_claims(frame, table, make_table("alignments"))
    assert claims[["article_id", "sentence_no", "position"]].to_numpy().tolist() == [["a", 2, 0.0]]


def test_twenty_identical_articles() -> None:
    ids = [f"a{n}" for n in range(20)]
    table = lines(*[(name, number, f"Sentence {number}.") for name in ids for number in range(1, 11)])
    links = pairs(*[(a, n, b, n, "verbatim", 0.99) for at, a in enumerate(ids) for b in ids[at + 1 :] for n in range(1, 11)])
    claims = group_claims(articles(*ids), table, links)
    assert claims["claim_id"].nunique() == 10 and (claims["articles"] == 20).all()
    assert coverage_matrix(claims).shape == (10, 20)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 3), st.integers(1, 4), st.integers(0, 3), st.integers(1, 4), st.floats(0, 1), st.booleans()), max_size=25))
def test_every_sentence_is_in_exactly_one_claim(rows: list[tuple]) -> None:
    ids = "abcd"
    table = lines(*[(name, number, f"{name} {number}") for name in ids for number in range(1, 5)])
    links = pairs(*[(ids[a], m, ids[b], n, "partial" if part else "edited", p) for a, m, b, n, p, part in rows if a != b])
    claims = group_claims(articles(*ids), table, links)
    assert sorted(zip(claims["article_id"], claims["sentence_no"], strict=True)) == sorted(zip(table["article_id"], table["sentence_no"], strict=True))
    assert claims["probability"].between(0, 1).all() and claims["position"].between(0, 1).all()
    assert (claims.groupby("claim_id")["article_id"].nunique() == claims.groupby("claim_id")["articles"].first()).all()
    again = group_claims(articles(*ids), table, links.iloc[::-1])
    pd.testing.assert_frame_equal(claims, again)


def test_bad_input() -> None:
    table, nothing = lines(("a", 1, "Text.")), make_table("alignments")
    for call in (
        lambda: group_claims(None, table, nothing),
        lambda: group_claims(articles("a"), None, nothing),
        lambda: group_claims(articles("a"), table, pd.DataFrame()),
        lambda: group_claims(articles("a"), table, nothing, least_link=0),
        lambda: group_events(articles("a", "a")),
        lambda: group_events(articles("a"), same_event=2),
        lambda: coverage_matrix(pd.DataFrame({"x": [1]})),
    ):
        with pytest.raises(NewslabError):
            call()
    assert group_events(pd.DataFrame({"article_id": ["a", "b"], "text": [pd.NA, ""]})).empty


def test_inputs_are_not_changed() -> None:
    frame, table, links = articles("a", "b"), lines(("a", 1, "One."), ("b", 1, "One.")), pairs(("a", 1, "b", 1, "verbatim", 1.0))
    before = [part.copy() for part in (frame, table, links)]
    group_claims(frame, table, links)
    group_events(frame)
    for old, new in zip(before, (frame, table, links), strict=True):
        pd.testing.assert_frame_equal(old, new)


def test_events_without_words_or_dates() -> None:
    frame = pd.DataFrame({"article_id": list("abcd"), "lang": ["en", "", "zz", pd.NA], "text": ["...", "12 13", "漢字漢字", "!"], "published": ["2022-02-04", None, "nonsense", None]})
    assert len(group_events(frame)) == 4


def test_twins_are_one_event() -> None:
    frame = pd.DataFrame({"article_id": ["a", "b"], "text": ["The council of Oriel voted for a ferry."] * 2})
    assert group_events(frame)["articles"].tolist() == [2, 2]


def test_exclusive_names_and_words() -> None:
    texts = {"a": "The council voted. Captain Ilse Maren left Sweden.", "b": "The council votes again.", "c": "Rådet i Sverige röstade. Aukus nämns."}
    frame = pd.DataFrame({"article_id": list(texts), "lang": ["en", "en", "sv"], "text": list(texts.values())})
    table = lines(("a", 1, "The council voted."), ("a", 2, "Captain Ilse Maren left Sweden."), ("b", 1, "The council votes again."), ("c", 1, "Rådet i Sverige röstade."), ("c", 2, "Aukus nämns."))
    alone = exclusive_claims(frame, group_claims(frame, table, pairs(("a", 1, "b", 1, "edited", 0.9)))).set_index(["article_id", "sentence_no"])
    assert alone.loc[("a", 2), "only_here"][0] == "Ilse Maren"  # and not Sweden, which the Swedish article names
    assert "Sweden" not in " ".join(alone.loc[("a", 2), "only_here"]) and alone.loc[("c", 1), "only_here"] == []
    assert alone.index.tolist() == [("a", 2), ("c", 1), ("c", 2)]
    assert exclusive_claims(frame, make_table("claims")).empty


@pytest.mark.gold
def test_exclusive_matters_of_the_seeds(seeds_folder) -> None:  # type: ignore[no-untyped-def]
    from newslab import align_sentences, clean_articles, read_articles, split_sentences

    frame = clean_articles(read_articles(seeds_folder))
    table = split_sentences(frame)
    claims = group_claims(frame, table, align_sentences(frame, table))
    alone = exclusive_claims(frame, claims)
    terms = {key[:3]: " ".join(word for words in group["only_here"] for word in words) for key, group in alone.groupby("article_id")}
    assert "Uyghurs" in terms["001"] and "Antonov" in terms["003"] and "Aukus" in terms["004"] and "condemnation" in terms["000"]


@pytest.mark.gold
def test_events_on_labelled_data(gold) -> None:  # type: ignore[no-untyped-def]
    file = gold("events") / "giveme5w1h_dev.jsonl"
    frame = pd.DataFrame([json.loads(line) for line in file.read_text("utf-8").splitlines()]).rename(columns={"id": "article_id"}).assign(lang="en")
    truth, found = frame["event"].to_numpy(), group_events(frame)["event_id"].to_numpy()
    same_truth, same_found = truth[:, None] == truth, found[:, None] == found
    both = (same_truth & same_found).sum(1)
    precision, recall = (both / same_found.sum(1)).mean(), (both / same_truth.sum(1)).mean()
    assert 2 * precision * recall / (precision + recall) >= 0.95


@pytest.mark.xfail(strict=True, reason="one sentence is in one claim, though it may state two things")
def test_sentence_with_two_claims() -> None:
    table = lines(("a", 1, "Vote and storm."), ("b", 1, "Vote."), ("c", 1, "Storm."))
    claims = group_claims(articles("a", "b", "c"), table, pairs(("a", 1, "b", 1, "partial", 0.9), ("a", 1, "c", 1, "partial", 0.9)))
    assert (claims["articles"] == 2).all()


def test_a_sentence_that_contradicts_the_others_of_its_claim_is_marked() -> None:
    texts = {"a": "The ferry hit the pier and 17 people were hurt, police said.", "b": "The ferry hit the pier and 71 people were hurt, police said.", "c": "The ferry hit the pier, and 17 people were hurt, police said on Friday.", "d": "The ferry hit the pier and 17 people were hurt, the police said."}
    articles = make_table("articles", [{"article_id": name, "lang": "en", "text": text} for name, text in texts.items()])
    sentences = nl.split_sentences(articles)
    pairs = [(one, other) for one in texts for other in texts if one < other]
    alignments = make_table("alignments", [{"alignment_id": at, "article_a": one, "sentence_a": 1, "article_b": other, "sentence_b": 1, "relation": "edited", "probability": 0.9} for at, (one, other) in enumerate(pairs, 1)])
    claims = nl.group_claims(articles, sentences, alignments, changes=nl.find_changes(articles, sentences, alignments))
    assert dict(zip(claims["article_id"], claims["differs_in"], strict=True)) == {"a": "", "b": "number", "c": "", "d": ""}
    assert nl.group_claims(articles, sentences, alignments)["differs_in"].eq("").all()


NAMES = pd.DataFrame({"alignment_id": [1], "kind": ["name"], "text_a": ["Ilse Maren"], "text_b": ["Oriel"]})


@pytest.mark.parametrize(("relation", "differs"), [("paraphrase", ""), ("partial", ""), ("edited", "name"), ("verbatim", "name")])
def test_a_name_differs_only_where_the_wording_was_kept(relation: str, differs: str) -> None:
    table = lines(("a", 1, "Ilse Maren spoke at the harbour."), ("b", 1, "Oriel heard the speech at the harbour."))
    links = pairs(("a", 1, "b", 1, relation, 0.9)).assign(alignment_id=1)
    assert set(group_claims(articles("a", "b"), table, links, changes=NAMES)["differs_in"]) == {differs}


@pytest.mark.parametrize("kind", ["number", "date", "title", "negation"])
def test_other_facts_differ_in_other_words_too(kind: str) -> None:
    table = lines(("a", 1, "The bridge cost 40 million."), ("b", 1, "For 14 million the bridge was built."))
    links = pairs(("a", 1, "b", 1, "paraphrase", 0.9)).assign(alignment_id=1)
    assert set(group_claims(articles("a", "b"), table, links, changes=NAMES.assign(kind=kind, text_a="40", text_b="14"))["differs_in"]) == {kind}


def shared(one: str, other: str, aligned: int, sentences: int = 10) -> list[tuple[str, str, int, int]]:
    return [(one, other, aligned, sentences), (other, one, aligned, sentences)]


def test_versions_of_one_text_are_one_voice() -> None:
    columns = ["article_id", "other_id", "aligned_sentences", "sentences"]
    frame = articles("a", "b", "c", "d").assign(lang=["en", "en", "en", "sv"])
    reuse = pd.DataFrame([*shared("a", "b", 9), *shared("a", "c", 3), *shared("b", "c", 4), *shared("a", "d", 9), *shared("b", "d", 9), *shared("c", "d", 1)], columns=columns)
    assert text_voices(frame, reuse) == {"a": "a", "b": "a", "c": "c", "d": "d"}  # few sentences, or another language: voices of their own
    assert text_voices(frame, reuse.iloc[:0]) == {name: name for name in "abcd"}
    with pytest.raises(NewslabError):
        text_voices(frame, pd.DataFrame({"article_id": []}))


def test_one_text_twice_is_not_two_others() -> None:
    table = lines(("a", 1, "The ferry sank."), ("b", 1, "The ferry sank."), ("a", 2, "Nobody died."), ("c", 1, "No one died."), ("d", 1, "It rained."))
    claims = group_claims(articles("a", "b", "c", "d"), table, pairs(("a", 1, "b", 1, "verbatim", 1.0), ("a", 2, "c", 1, "edited", 0.9)))
    plain, voiced = (missing_claims(articles("a", "b", "c", "d"), claims, voices=voices) for voices in (None, {"a": "a", "b": "a", "c": "c", "d": "d"}))
    assert plain[["article_id", "representative"]].to_numpy().tolist() == [["b", "Nobody died."], ["c", "The ferry sank."], ["d", "The ferry sank."], ["d", "Nobody died."]]
    assert voiced[["article_id", "representative"]].to_numpy().tolist() == [["b", "Nobody died."], ["d", "Nobody died."]]  # a and c are two voices


def test_a_compound_of_names_is_no_name_of_its_own() -> None:
    texts = {"a": "The Nato summit opened in Oriel.", "b": "Ett Nato-möte öppnade. Oriel-Nato och Kari-Ann Lund deltog, liksom Aukus-gruppen."}
    frame = pd.DataFrame({"article_id": list(texts), "lang": ["en", "sv"], "text": list(texts.values())})
    table = lines(("a", 1, texts["a"]), ("b", 1, "Ett Nato-möte öppnade."), ("b", 2, "I dag Oriel-Nato och Kari-Ann Lund deltog, liksom Aukus-gruppen."))
    alone = exclusive_claims(frame, group_claims(frame, table, make_table("alignments"))).set_index(["article_id", "sentence_no"])["only_here"]
    assert alone["b", 1] == [] and alone["b", 2] == ["Kari-Ann Lund", "Aukus-gruppen"]
