"""Tests of differences in readability: outlets, exact parts, single sentences, several languages."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslab.across_languages import comparable_languages, compare_languages
from newslab.counts import COUNTS, count_sentences
from newslab.difference_parts import split_difference, stack_texts, sum_text
from newslab.formulas import FORMULAS, LANGUAGE_NAMES
from newslab.hard_sentences import measure_sentences
from newslab.offsets import COMPARABLE, language_offsets, offset_between, why_not_comparable
from newslab.readability import measure_readability, measure_text
from newslab.reading_differences import compare_readability
from newslab.schema import NewslabError
from newslab.variation import needs_types

EASY = ["The crane is old. It will go. People are sad.", "The sea is grey. Boats come in. Fish is sold.", "A man spoke. He was glad. The ice is gone.", "It rained. Nobody came. The quay was wet."]
HARD = ["Representatives of the harbour administration reiterated their recommendation.", "Numerous organisations expressed considerable disappointment at the announcement. Nobody answered.", "Maintenance expenditures substantially exceeded previous estimations. It stays.", "International negotiations concerning the installation continue. The authorities decided."]
SUMMED = [name for name in FORMULAS if not needs_types(name)]


def reports(easy: list[str] = EASY, hard: list[str] = HARD, **columns: object) -> pd.DataFrame:
    texts = easy + hard
    table = pd.DataFrame({"article_id": [str(i) for i in range(len(texts))], "outlet": ["Post"] * len(easy) + ["Gazette"] * len(hard), "lang": "en", "text": texts})
    return table.assign(**columns)


def test_outlets_are_compared_by_their_articles() -> None:
    pair = compare_readability(reports(), by="outlet").iloc[0]
    values = measure_readability(reports(), measures=["flesch_kincaid", "flesch"], replicates=0)
    means = values["flesch_kincaid"].to_numpy().reshape(2, 4).mean(axis=1)
    assert (pair["outlet_a"], pair["outlet_b"], pair["articles_a"], pair["articles_b"], pair["events"]) == ("Post", "Gazette", 4, 4, 0)
    assert pair["value_a"] == pytest.approx(means[0]) and pair["difference"] == pytest.approx(means[0] - means[1]) and pair["effect_grades"] == pair["difference"]
    flesch = values["flesch"].to_numpy().reshape(2, 4).mean(axis=1)
    assert pair["effect_flesch"] == pytest.approx(flesch[0] - flesch[1])
    assert pair["probability_easier"] > 0.95 and "on average over 4 and 4 articles" in pair["sentence"]


def test_interval_of_outlets_is_welch() -> None:
    from scipy.stats import ttest_ind

    values = measure_readability(reports(), measures=["flesch_kincaid"], replicates=0)["flesch_kincaid"].to_numpy().reshape(2, 4)
    welch = ttest_ind(values[0], values[1], equal_var=False)
    pair = compare_readability(reports(), by="outlet").iloc[0]
    assert pair["p_value"] == pytest.approx(welch.pvalue)
    low, high = welch.confidence_interval(0.95)
    assert (pair["low"], pair["high"]) == (pytest.approx(low), pytest.approx(high))


def test_outlets_are_paired_by_event() -> None:
    from scipy.stats import ttest_rel

    table = reports(event_id=[1, 2, 3, 4, 1, 2, 3, 4])
    values = measure_readability(table, measures=["flesch_kincaid"], replicates=0)["flesch_kincaid"].to_numpy().reshape(2, 4)
    pair = compare_readability(table, by="outlet").iloc[0]
    assert pair["events"] == 4 and pair["p_value"] == pytest.approx(ttest_rel(values[0], values[1]).pvalue)
    assert pair["sentence_part"] + pair["word_part"] == pytest.approx(pair["difference"])
    assert compare_readability(reports(event_id=[1, 2, 3, 4, 1, 2, 5, 6]), by="outlet").iloc[0]["events"] == 0


def test_one_article_each_says_nothing_about_outlets() -> None:
    pair = compare_readability(reports(EASY[:1], HARD[1:2]), by="outlet").iloc[0]
    assert "says nothing about the outlets" in pair["sentence"] and np.isfinite(pair["low"])
    many = compare_readability(reports(EASY, HARD[1:2]), by="outlet").iloc[0]
    assert np.isfinite(many["low"]) and many["articles_b"] == 1


def test_parts_add_up_for_outlets_in_any_direction() -> None:
    forth = compare_readability(reports(), by="outlet", measure="lix").iloc[0]
    back = compare_readability(reports().iloc[::-1], by="outlet", measure="lix").iloc[0]
    for pair in (forth, back):
        assert pair["sentence_part"] + pair["word_part"] == pytest.approx(pair["difference"])
    assert forth["difference"] == pytest.approx(-back["difference"]) and forth["probability_easier"] == pytest.approx(1 - back["probability_easier"])


def test_outlets_in_two_languages() -> None:
    swedish = ["Kranen är gammal. Den ska bort.", "Havet är grått. Båtar kommer in.", "En man talade. Han var glad."]
    table = reports(EASY[:3], swedish, lang=["en"] * 3 + ["sv"] * 3)
    pair = compare_readability(table, by="outlet").iloc[0]
    assert pair["measure"] == "lix" and np.isnan(pair["effect_flesch"])
    assert pair["difference"] == pytest.approx(pair["value_a"] - pair["value_b"] + offset_between("lix", "sv", "en")[0])
    assert pair["sentence_part"] + pair["word_part"] == pytest.approx(pair["difference"])
    none = compare_readability(table, by="outlet", measure="flesch").iloc[0]
    assert none["measure"] == "" and np.isnan(none["difference"]) and "cannot be compared" in none["sentence"]


def test_options_of_comparison() -> None:
    for options, word in (({"by": "author"}, "by="), ({"measure": "gibberish"}, "gibberish"), ({"measure": "ovix"}, "ovix")):
        with pytest.raises(NewslabError, match=word):
            compare_readability(reports(), **options)
    with pytest.raises(NewslabError, match="outlet"):
        compare_readability(reports().drop(columns="outlet"), by="outlet")
    assert len(compare_readability(reports(), by="outlet", measure="calibrated_level")) == 1


@pytest.mark.parametrize("name", SUMMED)
def test_parts_add_up_for_every_measure(name: str) -> None:
    a, b = (sum_text(count_sentences(texts, "en")) for texts in (EASY, HARD))
    split = split_difference(FORMULAS[name], a, b)
    assert split.sentence_part + split.word_part == pytest.approx(split.value_a - split.value_b)
    same = split_difference(FORMULAS[name], a, a)
    assert same.sentence_part == pytest.approx(0) and same.word_part == pytest.approx(0)


counts = st.integers(1, 40).flatmap(lambda words: st.tuples(*[st.just(words)] + [st.integers(1, words)] * (len(COUNTS) - 1)))


@given(st.lists(counts, min_size=1, max_size=6), st.lists(counts, min_size=1, max_size=6), st.sampled_from(["flesch", "lix", "rix", "smog", "dale_chall", "calibrated_level", "ari"]))
@settings(max_examples=100, deadline=None)
def test_parts_add_up_for_any_counts(first: list, second: list, name: str) -> None:
    a, b = sum_text(np.array(first, dtype=float)), sum_text(np.array(second, dtype=float))
    split, back = split_difference(FORMULAS[name], a, b), split_difference(FORMULAS[name], b, a)
    assert np.isclose(split.sentence_part + split.word_part, split.value_a - split.value_b) and np.isclose(split.sentence_part, -back.sentence_part)
    stacked = split_difference(FORMULAS[name], a, stack_texts([b, b]))
    assert np.allclose(stacked.sentence_part, split.sentence_part)


STORY = "The harbour council met on Monday. It had one matter to settle. Representatives of the shipping industry recommended its immediate demolition. Nobody else agreed."


@pytest.mark.parametrize("name", ["flesch", "flesch_kincaid", "lix", "smog", "dale_chall", "calibrated_level", "coleman_liau"])
def test_contribution_is_what_leaving_out_a_sentence_changes(name: str) -> None:
    articles = pd.DataFrame({"article_id": ["a"], "lang": "en", "text": [STORY]})
    heat = measure_sentences(articles, measure=name)
    parts = STORY.replace(". ", ".|").split("|")
    whole = measure_text(STORY, measures=[name])[name]
    for i in range(len(parts)):
        rest = measure_text(" ".join(parts[:i] + parts[i + 1 :]), measures=[name])[name]
        assert heat.loc[i, "contribution"] == pytest.approx(whole - rest)
        assert heat.loc[i, "value"] == pytest.approx(measure_text(parts[i], measures=[name])[name])
    assert heat["rank"].idxmax() == 2


def test_sentences_without_a_measure() -> None:
    articles = pd.DataFrame({"article_id": ["a", "b", "c"], "lang": ["sv", "zh", "en"], "text": ["Rådet möttes. Ingen talade.", "会议结束了。", "Only one sentence stands here."]})
    heat = measure_sentences(articles, measure="flesch")
    assert heat["value"].notna().tolist() == [False, False, False, True] and heat["contribution"].isna().all()
    assert heat["lix"].notna().tolist() == [True, True, False, True]
    with pytest.raises(NewslabError, match="ovix"):
        measure_sentences(articles, measure="ovix")


def test_across_languages() -> None:
    articles = pd.DataFrame({"article_id": ["a", "b", "c", "d"], "lang": ["de", "da", "zh", ""], "text": ["Der Kran ist alt. Er bleibt.", "Kranen er gammel.", "会议结束了。", "Rain. Wind."]})
    table = compare_languages(articles).set_index(["article_id", "measure"])
    row = table.loc[("a", "lix")]
    assert row["corrected"] == pytest.approx(row["value"] - language_offsets()["lix", "de"].value) and row["low"] < row["corrected"] < row["high"] and row["reason"] == ""
    assert table.loc[["b", "c", "d"], "corrected"].isna().all() and (table.loc[["b", "c", "d"], "reason"] != "").all()
    assert "Danish" in table.loc[("b", "lix"), "reason"] and "not known" in table.loc[("d", "lix"), "reason"]


def test_everything_else_is_nan_with_a_reason() -> None:
    table = comparable_languages()
    assert len(table) == len(FORMULAS) * len(LANGUAGE_NAMES)
    assert (table["offset"].notna() == (table["reason"] == "")).all()
    assert not table[~table["measure"].isin(COMPARABLE)]["offset"].notna().any()
    assert set(table[table["offset"].notna() & (table["measure"] == "lix")]["lang"]) == {"en", "sv", "de", "fr", "es", "it", "pt", "fi", "ru"}


def test_offsets_are_antisymmetric() -> None:
    for measure in COMPARABLE:
        forth, back = offset_between(measure, "sv", "de"), offset_between(measure, "de", "sv")
        assert forth[0] == pytest.approx(-back[0]) and forth[1] == pytest.approx(back[1]) and 0 < forth[1] < 1
    assert np.isnan(offset_between("lix", "da", "en")[0]) and offset_between("flesch", "sv", "sv") == (0, 0)
    assert why_not_comparable("lix", "sv") == "" and "within a language" in why_not_comparable("flesch", "sv")
