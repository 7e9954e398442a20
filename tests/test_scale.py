"""find_candidate_pairs and map_articles: parts and the whole agree; planted reuse is found; boilerplate is not."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import newslab as nl
from newslab.scale import find_candidate_pairs, map_articles
from newslab.schema import NewslabError, make_table


def invented(count: int, seed: int = 0, words: int = 120) -> pd.DataFrame:
    "Articles of invented words, common ones more often, from five outlets."
    rng = np.random.default_rng(seed)
    vocabulary = np.array(["".join(rng.choice(list("bdfklmnprst"), 3)) + rng.choice(list("aeiou")) + str(n % 7) for n in range(4000)])
    weights = 1 / np.arange(1, len(vocabulary) + 1)
    texts = [" ".join(rng.choice(vocabulary, words, p=weights / weights.sum())).capitalize() + "." for _ in range(count)]
    return make_table("articles", [{"article_id": f"{n:05d}", "outlet": f"outlet {n % 5}", "lang": "en", "text": text} for n, text in enumerate(texts)])


def planted(articles: pd.DataFrame, every: int = 10) -> tuple[pd.DataFrame, set[tuple[str, str]]]:
    "Every tenth article takes 40 words from the one before it."
    articles = articles.copy()
    truth = set()
    for n in range(every, len(articles), every):
        source = articles.loc[n - 1, "text"].split()
        articles.loc[n, "text"] = " ".join([*articles.loc[n, "text"].split()[:60], *source[20:60]])
        truth.add((articles.loc[n - 1, "article_id"], articles.loc[n, "article_id"]))
    return articles, truth


def test_planted_pairs_are_found() -> None:
    articles, truth = planted(invented(400))
    found = find_candidate_pairs(articles)
    pairs = set(zip(found["article_id"], found["other_id"], strict=True))
    assert truth <= pairs and len(pairs - truth) <= len(truth)
    assert set(zip(found["article_id"].head(len(truth)), found["other_id"].head(len(truth)), strict=True)) == truth


@pytest.mark.parametrize("partitions", [2, 7])
def test_partitions_change_nothing(partitions: int) -> None:
    articles, _ = planted(invented(120))
    pd.testing.assert_frame_equal(find_candidate_pairs(articles), find_candidate_pairs(articles, partitions=partitions))


def test_a_sample_finds_most() -> None:
    articles, truth = planted(invented(400))
    found = find_candidate_pairs(articles, sample=4)
    pairs = set(zip(found["article_id"], found["other_id"], strict=True))
    assert len(truth & pairs) >= 0.9 * len(truth)


def with_letter() -> pd.DataFrame:
    articles = invented(20, seed=3)
    letter = "Sign up for our morning letter and never miss a story from the coast."
    return articles.assign(text=[f"{text}\n\n{letter}" if outlet == "outlet 1" else text for text, outlet in zip(articles["text"], articles["outlet"], strict=True)])


def test_boilerplate_makes_no_pairs() -> None:
    found = find_candidate_pairs(with_letter())
    assert len(found) == 0 and found.attrs["dropped"]["boilerplate of an outlet"] == 10
    found = find_candidate_pairs(with_letter().assign(event=[str(n) for n in range(20)]))
    assert len(found) == 0


def test_one_event_keeps_what_an_outlet_repeats() -> None:
    assert len(find_candidate_pairs(with_letter().assign(event="one"))) == 6


def test_too_common_runs_are_dropped_and_reported() -> None:
    text = "The same five hundred words of a press release, here shortened to thirteen."
    articles = make_table("articles", [{"article_id": str(n), "outlet": f"o{n}", "text": text} for n in range(60)])
    found = find_candidate_pairs(articles)
    assert len(found) == 0 and found.attrs["dropped"]["in too many articles"] == 9
    assert len(find_candidate_pairs(articles, most_articles=60)) == 60 * 59 // 2


def test_bad_input() -> None:
    with pytest.raises(NewslabError, match="1 or more"):
        find_candidate_pairs(invented(3), sample=0)
    with pytest.raises(NewslabError, match="read_articles"):
        find_candidate_pairs(None)
    with pytest.raises(NewslabError, match="no column"):
        map_articles(nl.split_sentences, invented(3), by="paper")
    with pytest.raises(NewslabError, match="another process"):
        map_articles(lambda part: part, invented(6), part_articles=2, processes=2)
    empty = find_candidate_pairs(invented(2).assign(text=pd.array([pd.NA, ""], dtype="string")))
    assert list(empty.columns) == ["article_id", "other_id", "shared_runs", "shared_share"] and len(empty) == 0
    assert len(map_articles(nl.split_sentences, invented(1).head(0))) == 0


@settings(max_examples=12, deadline=None)
@given(count=st.integers(1, 12), size=st.integers(1, 13), by=st.sampled_from(["", "outlet"]))
def test_any_cut_gives_the_whole(count: int, size: int, by: str) -> None:
    articles = invented(count, words=20)
    pd.testing.assert_frame_equal(map_articles(nl.split_sentences, articles, part_articles=size, by=by), nl.split_sentences(articles))


def test_one_outlet_stays_in_one_part() -> None:
    seen = []

    def look(part: pd.DataFrame) -> pd.DataFrame:
        seen.append(set(part["outlet"]))
        return part

    map_articles(look, invented(30), by="outlet", part_articles=7)
    assert len(seen) > 1 and sum(map(len, seen)) == 5


def test_processes_give_the_same() -> None:
    articles = invented(12, words=30)
    pd.testing.assert_frame_equal(map_articles(nl.split_sentences, articles, part_articles=4, processes=2), nl.split_sentences(articles))


@pytest.mark.parametrize("npartitions", [1, 5])
@pytest.mark.parametrize("step", ["split_sentences", "measure_readability"])
def test_dask_gives_the_same(step: str, npartitions: int) -> None:
    dd = pytest.importorskip("dask.dataframe", reason="newslab[dask] is not installed")
    articles = invented(11, words=30)
    function = getattr(nl, step)
    found = map_articles(function, dd.from_pandas(articles, npartitions=npartitions)).compute(scheduler="sync")
    pd.testing.assert_frame_equal(found.reset_index(drop=True), function(articles), check_dtype=False)
