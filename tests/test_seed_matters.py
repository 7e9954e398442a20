"""The matters on which five real articles beside the checkout differ, named by sentence number and a few words each:
how many find_discrepancies finds, and what it must never put together."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

import newslab as nl

# Kind of matter, then what must stand in one reported matter: (article, words) pairs. "topic" words stand in the topic.
# An empty text means that the article is named as lacking it. Listed by hand before the rules were written.
MATTERS: list[tuple[str, list[tuple[str, str]], str]] = [
    # quotations, by altered group of words
    ("quote", [("000", "progress of US plans"), ("001", "advancement of US plans")], "advancement"),
    ("quote", [("000", "construct global"), ("001", "develop global")], "construct"),
    ("quote", [("000", "various parts"), ("001", "various regions")], "regions"),
    ("quote", [("000", "strategic purposes"), ("001", "strategic objectives")], "purposes"),
    ("quote", [("000", "One-China concept"), ("001", "One-China principle")], "concept"),
    ("quote", [("000", "integral part"), ("001", "inalienable part")], "inalienable"),
    ("quote", [("000", "Taiwan independence"), ("001", "independence of Taiwan")], "of independence"),
    ("quote", [("000", "Cold War policies"), ("001", "Cold War approaches")], "policies"),
    ("quote", [("002", "Cold War era"), ("001", "Cold War approaches")], "era"),
    # office, number, date
    ("title", [("000", "Vice President"), ("001", "president")], ""),
    ("number", [("001", "100,000"), ("004", "100,000 XNUMX")], "more than"),
    ("date", [("000", "Feb 4"), ("002", "Friday")], ""),
    # who did it, who said it, with which verb
    ("attribution", [("001", "Putin and Xi"), ("002", "China and Russia")], ""),
    ("attribution", [("001", "Russia"), ("004", "han")], ""),
    ("attribution", [("000", "emphasized"), ("001", "discussed")], ""),
    ("attribution", [("000", "Kremlin"), ("002", "Putin")], ""),
    ("attribution", [("001", "The US"), ("002", "NATO and USA")], ""),
    ("attribution", [("003", "NATO and Kiev")], ""),
    # shifts of meaning
    ("wording", [("001", "US-led")], ""),
    ("wording", [("000", "initiatives"), ("001", "proposals")], ""),
    ("wording", [("000", "assurances"), ("001", "guarantees")], ""),
    ("wording", [("000", "penalties"), ("001", "sanctions")], ""),
    ("wording", [("000", "fundamental"), ("001", "key")], ""),
    ("wording", [("000", "open"), ("001", "willing")], ""),
    ("wording", [("000", "cooperation"), ("001", "relationship")], ""),
    ("wording", [("000", "stalemate"), ("001", "standoff")], ""),
    ("wording", [("000", "stress"), ("001", "tension")], ""),
    ("wording", [("000", ""), ("001", "")], "collaboration"),
    ("wording", [("000", ""), ("001", "")], "friendly"),
    ("wording", [("000", ""), ("001", "")], "contract"),
    ("wording", [("000", ""), ("001", "")], "unique"),
    # spellings
    ("spelling", [("000", "NATO"), ("001", "Nato")], ""),
    ("spelling", [("002", "Peking")], ""),
    ("spelling", [("002", "Wladimir")], ""),
    ("spelling", [("000", "neighbors"), ("001", "neighbours")], ""),
    ("spelling", [("000", "defense"), ("001", "defence")], ""),
    ("spelling", [("000", "ideologized"), ("001", "ideologised")], ""),
    # omissions
    ("omission", [("000", "scathing condemnation"), ("001", "")], ""),
    ("omission", [("001", "highest-profile guest"), ("000", "")], ""),
    ("omission", [("001", "100,000 Russian troops"), ("000", "")], ""),
    ("omission", [("001", "denied planning an offensive"), ("000", "")], ""),
    ("omission", [("000", "opposes any form"), ("002", ""), ("003", "")], ""),
    ("omission", [("000", "Kremlin"), ("003", "")], ""),
    ("omission", [("002", "Boris Johnson")], "only in"),
    ("omission", [("002", "medium- and short-range missiles")], "only in"),
    ("omission", [("002", "more natural gas")], "only in"),
    ("omission", [("002", "foreign ministers of")], "only in"),
    ("omission", [("003", "Antonov")], "only in"),
    ("omission", [("003", "Thirty years after")], "only in"),
    ("omission", [("004", "Aukus")], "only in"),
    ("omission", [("004", "inga gränser")], "only in"),
    ("omission", [("004", "ansikte mot ansikte")], "only in"),
    # marks of translation and scraping
    ("artefact", [("004", "XNUMX")], ""),
    ("artefact", [("003", "Vladimir Putin and Chinese")], ""),
    ("artefact", [("002", "Peking")], ""),
    ("artefact", [("002", "Wladimir")], ""),
    ("artefact", [("002", "According")], ""),
    ("artefact", [("002", "they said")], ""),
    ("artefact", [("002", "president")], "lower-case"),
    ("artefact", [("004", "Ukraina konflikten")], ""),
    ("artefact", [("002", "it conclusion")], ""),
    # credit and dateline
    ("credit", [("000", ""), ("001", "Reuters / AP")], ""),
    ("credit", [("000", "MOSCOW"), ("001", "")], ""),
]  # fmt: skip
LEAST_FOUND = 58  # of the 63 matters above; the issue asks for 45 of about 58
MOST_REPORTED = 62  # lines; more would bury what matters


@pytest.fixture(scope="module")
def table(seeds_folder: Path) -> pd.DataFrame:
    found = nl.compare_sources(nl.read_articles(seeds_folder)).discrepancies
    return found.assign(article=found["article_id"].str[:3])


def is_found(table: pd.DataFrame, matter: tuple[str, list[tuple[str, str]], str]) -> bool:
    kind, versions, topic = matter
    for _, rows in table[table["kind"] == kind].groupby("discrepancy_id"):
        texts = [(row.article, row.text) for row in rows.itertuples()]
        fits = topic in rows["topic"].iloc[0]
        if fits and all(any(name == article and (words in text if words else True) for name, text in texts) for article, words in versions):
            return True
    return False


def test_most_matters_are_found(table: pd.DataFrame) -> None:
    missed = [matter for matter in MATTERS if not is_found(table, matter)]
    assert len(MATTERS) - len(missed) >= LEAST_FOUND, missed
    assert table["discrepancy_id"].nunique() <= MOST_REPORTED


@pytest.mark.parametrize("matter", MATTERS[:10], ids=lambda matter: matter[2] or "title")
def test_altered_quotations_and_the_office_are_found(table: pd.DataFrame, matter: tuple) -> None:
    assert is_found(table, matter)


def test_one_slogan_in_another_statement_is_never_merged(table: pd.DataFrame) -> None:
    for _, rows in table[~table["kind"].isin(["omission", "artefact"])].groupby("discrepancy_id"):
        mission = rows[(rows["article"] == "003") & rows["text"].str.contains("Cold War|bloc politics|respect the sovereignty", regex=True)]
        assert mission.empty or set(rows["article"]) == {"003"}


def test_the_slogan_is_no_utterance_of_both(seeds_folder: Path) -> None:
    audit = nl.compare_sources(nl.read_articles(seeds_folder)).quote_audit
    for _, rows in audit.groupby("utterance_id"):
        names = set(rows["article_id"].str[:3])
        assert "003" not in names or names == {"003"}


def test_exonyms_are_no_other_names(table: pd.DataFrame) -> None:
    names = table[table["kind"] == "name"]
    assert not names["text"].str.contains("Peking|Beijing|Nato|NATO|Wladimir", regex=True).any()
