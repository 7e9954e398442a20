"""Tests of the registry of formulas: gold tests, cards, what other tools have, and textstat's constants against ours."""

from __future__ import annotations

import ast
import json
import operator
from importlib.resources import files

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslab.counts import COUNTS, SQUARES
from newslab.formulas import _FEATURES, FORMULAS, evaluate_formula, find_formula, formula_holds, gold_tests, left_out_formulas, measure_names, readability_card
from newslab.readability import measure_readability
from newslab.schema import NewslabError
from newslab.textstat_counts import use_textstat_offline
from newslab.variation import measure_variation, needs_types

TESTS = [(name, test) for name, formula in FORMULAS.items() for test in formula.gold]


def counts_of(numbers: dict[str, float]) -> dict[str, np.ndarray]:
    return {name: np.array([float(number)]) for name, number in numbers.items()}


@pytest.mark.parametrize(("name", "test"), TESTS, ids=[f"{name}: {test.source[:40]}" for name, test in TESTS])
def test_published_and_worked_values(name: str, test) -> None:  # noqa: ANN001
    assert float(evaluate_formula(FORMULAS[name], counts_of(test.counts))[0]) == pytest.approx(test.value, abs=test.tolerance)


OPERATORS = {ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul, ast.Div: operator.truediv, ast.Pow: operator.pow}


def work_out(node: ast.AST) -> float:
    "Evaluate plain arithmetic, root and natural logarithm."
    if isinstance(node, ast.Expression):
        return work_out(node.body)
    if isinstance(node, ast.Constant):
        return float(node.value)
    if isinstance(node, ast.UnaryOp):
        return -work_out(node.operand)
    if isinstance(node, ast.Call):
        return {"log": np.log, "sqrt": np.sqrt}[node.func.id](work_out(node.args[0]))
    return OPERATORS[type(node.op)](work_out(node.left), work_out(node.right))


@pytest.mark.parametrize(("name", "test"), [(name, test) for name, test in TESTS if test.kind == "worked by hand"])
def test_the_working_gives_the_value(name: str, test) -> None:  # noqa: ANN001
    text = test.source.replace("×", "*").replace("−", "-").replace("√", "sqrt").replace("²", "**2").replace("³", "**3")
    assert work_out(ast.parse(text, mode="eval")) == pytest.approx(test.value, abs=1e-5), name


def test_every_formula_has_a_gold_test_and_all_pass() -> None:
    table = gold_tests()
    assert set(table["formula"]) == set(FORMULAS) and table["passes"].all()
    assert set(table["kind"]) == {"published", "worked by hand"} and (table["kind"] == "published").sum() >= 15


def test_every_formula_is_documented() -> None:
    for name, formula in FORMULAS.items():
        assert all(feature in _FEATURES for _, feature in formula.terms)
        assert set(formula.inputs) <= {*COUNTS, "sentences", "types", SQUARES}, name
        assert len(formula.checked) >= 2, f"{name}: two sources at least"
        card = readability_card(name)
        assert all(card.values()) and 1900 < formula.year < 2030
        assert str(formula.year) in card["authors"] and card["title"] in repr(card)


QUANTEDA = [
    "ARI", "ARI.simple", "ARI.NRI", "Bormuth.MC", "Bormuth.GP", "Coleman", "Coleman.C2", "Coleman.Liau.ECP", "Coleman.Liau.grade", "Coleman.Liau.short",
    "Dale.Chall", "Dale.Chall.old", "Dale.Chall.PSK", "Danielson.Bryan", "Danielson.Bryan.2", "Dickes.Steiwer", "DRP", "ELF", "Farr.Jenkins.Paterson",
    "Flesch", "Flesch.PSK", "Flesch.Kincaid", "FOG", "FOG.PSK", "FOG.NRI", "FORCAST", "FORCAST.RGL", "Fucks", "Linsear.Write", "LIW", "nWS", "nWS.2",
    "nWS.3", "nWS.4", "RIX", "Scrabble", "SMOG", "SMOG.C", "SMOG.simple", "SMOG.de", "Spache", "Spache.old", "Strain", "Traenkle.Bailer",
    "Traenkle.Bailer.2", "Wheeler.Smith", "meanSentenceLength", "meanWordSyllables",
]  # fmt: skip
TEXTSTAT = [
    "automated_readability_index", "coleman_liau_index", "crawford", "dale_chall_readability_score", "dale_chall_readability_score_v2", "fernandez_huerta",
    "flesch_kincaid_grade", "flesch_reading_ease", "gulpease_index", "gunning_fog", "gutierrez_polini", "linsear_write_formula", "lix", "mcalpine_eflaw",
    "osman", "rix", "smog_index", "spache_readability", "szigriszt_pazos", "wiener_sachtextformel", "text_standard", "reading_time",
]  # fmt: skip


@pytest.mark.parametrize(("tool", "names"), [("quanteda", QUANTEDA), ("textstat", TEXTSTAT)])
def test_every_formula_of_the_other_tools_is_here_or_left_out_with_a_reason(tool: str, names: list[str]) -> None:
    here = {own.split(",")[0] for formula in FORMULAS.values() for theirs, own in formula.elsewhere if theirs == tool}
    left = {name for names in left_out_formulas()["name"] for name in names.split(", ")}
    assert not [name for name in names if name not in here and name not in left]


def test_names_of_other_tools_are_explained() -> None:
    with pytest.raises(NewslabError, match="Here it is called 'flesch'"):
        find_formula("flesch_reading_ease")
    with pytest.raises(NewslabError, match="left out"):
        find_formula("SMOG.C")
    with pytest.raises(NewslabError, match="gulpease"):
        find_formula("gibberish")


ENGLISH = "The harbour council met on Monday. It had one matter to settle. Should the old crane stay? Representatives of the shipping industry recommended its immediate demolition, citing considerable maintenance costs. Nobody else agreed."
# textstat's function → our formula, where textstat's constants are those in print
SAME = {
    "flesch_reading_ease": "flesch", "flesch_kincaid_grade": "flesch_kincaid", "smog_index": "smog", "lix": "lix", "rix": "rix", "mcalpine_eflaw": "mcalpine_eflaw",
    "fernandez_huerta": "fernandez_huerta", "gutierrez_polini": "gutierrez_polini", "crawford": "crawford", "linsear_write_formula": "linsear_write",
}  # fmt: skip


def textstat_numbers(text: str) -> dict[str, np.ndarray]:
    "textstat's own counts under our names."
    from textstat import textstat

    words = float(textstat.lexicon_count(text))
    return counts_of({
        "words": words, "sentences": textstat.sentence_count(text), "syllables": textstat.syllable_count(text), "letters": textstat.letter_count(text),
        "polysyllables": textstat.polysyllabcount(text), "monosyllables": textstat.monosyllabcount(text), "long_words": textstat.long_word_count(text),
        "short_words": textstat.miniword_count(text),
    })  # fmt: skip


@pytest.mark.parametrize("function", SAME)
def test_constants_are_those_of_textstat(function: str) -> None:
    use_textstat_offline()
    from textstat import textstat

    textstat.set_lang("en_US")
    ours = float(evaluate_formula(FORMULAS[SAME[function]], textstat_numbers(ENGLISH))[0])
    assert ours == pytest.approx(getattr(textstat, function)(ENGLISH), abs=1e-6)


@pytest.mark.parametrize("lang,name", [("de", "flesch_amstad"), ("fr", "kandel_moles"), ("it", "flesch_vacca"), ("ru", "oborneva"), ("es", "fernandez_huerta")])
def test_constants_are_those_of_textstat_in_other_languages(lang: str, name: str) -> None:
    from textstat.backend.utils.constants import LANG_CONFIGS

    formula, theirs = FORMULAS[name], LANG_CONFIGS[lang]
    assert formula.constant == pytest.approx(theirs["fre_base"], abs=0.006)
    assert [-factor for factor, _ in formula.terms] == [theirs["fre_sentence_length"], theirs["fre_syll_per_word"]]


@pytest.mark.parametrize("variant", [1, 2, 3, 4])
def test_vienna_formulas_are_those_of_textstat(variant: int) -> None:
    use_textstat_offline()
    from textstat import textstat

    textstat.set_lang("en_US")
    ours = float(evaluate_formula(FORMULAS[f"wiener_{variant}"], textstat_numbers(ENGLISH))[0])
    assert ours == pytest.approx(textstat.wiener_sachtextformel(ENGLISH, variant), abs=1e-6)


def test_bormuth_agrees_with_his_other_formula_for_the_same_grade() -> None:
    "Bormuth (1969) prints a second formula for the grade at a criterion of 35 %, straight from the counts; the two are close in the middle of the scale."
    for wps, letters, familiar in [(12, 4.2, 0.95), (20, 4.8, 0.9), (18, 4.6, 0.88)]:
        given_counts = counts_of({"words": 100, "sentences": 100 / wps, "letters": 100 * letters, "unfamiliar_words": 100 * (1 - familiar)})
        other = 3.761864 + 1.053153 * letters - 2.138595 * familiar**3 + 0.152832 * wps - 0.002077 * wps**2
        assert float(evaluate_formula(FORMULAS["bormuth_grade"], given_counts)[0]) == pytest.approx(other, abs=0.8)


@pytest.mark.parametrize("name", [name for name in FORMULAS if not needs_types(name)])
def test_harder_means_harder(name: str) -> None:
    "Short easy words and sentences against long ones: every formula tells them apart in the direction that it states."
    easy = {"words": 200, "sentences": 25, "syllables": 240, "letters": 800, "long_words": 8, "polysyllables": 4, "monosyllables": 165, "complex_words": 3, "unfamiliar_words": 6, "short_words": 95, "four_syllables": 1, "characters": 850, "squared_words": 2000}
    hard = {"words": 200, "sentences": 8, "syllables": 380, "letters": 1150, "long_words": 80, "polysyllables": 50, "monosyllables": 90, "complex_words": 45, "unfamiliar_words": 60, "short_words": 80, "four_syllables": 20, "characters": 1210, "squared_words": 6000}
    low, high = (float(evaluate_formula(FORMULAS[name], counts_of(each))[0]) for each in (easy, hard))
    assert (high > low) == (FORMULAS[name].higher_is == "harder")
    assert np.isnan(FORMULAS[name].grades_per_unit) or (FORMULAS[name].grades_per_unit > 0) == (FORMULAS[name].higher_is == "harder")


def test_all_measures_on_a_table() -> None:
    articles = pd.DataFrame({"article_id": ["a", "b"], "lang": ["en", "sv"], "text": [ENGLISH, "Hamnrådet möttes i måndags. Frågan gällde den gamla lyftkranen i hamnen. Ska den stå kvar? Ingen i rådet ville riva den gamla kranen."]})
    table = measure_readability(articles, measures="all", replicates=50).set_index("article_id")
    for name, formula in FORMULAS.items():
        assert np.isfinite(table.loc["a", name]) == formula_holds(formula, "en"), name
        assert np.isfinite(table.loc["b", name]) == formula_holds(formula, "sv"), name


def test_every_name_is_a_measure() -> None:
    assert measure_names("all") == list(FORMULAS) and measure_names("ovix") == ["ovix"]


def test_data_file_is_plain_json() -> None:
    data = json.loads(files("newslab").joinpath("data/formulas.json").read_text(encoding="utf-8"))
    names = [entry["name"] for entry in data["formulas"]]
    assert len(names) == len(set(names)) >= 50 and all(name == name.lower() for name in names)


SWEDISH = " ".join(f"{noun} {verb}." for noun in ("Kranen", "Båten", "Rådet", "Hamnen", "Isen") for verb in ("står kvar", "går ut", "syns från bron", "är gammal"))


def test_ovix() -> None:
    articles = pd.DataFrame({"article_id": ["a", "b", "c", "d"], "lang": ["sv", "en", "sv", "sv"], "text": [SWEDISH, SWEDISH, "", pd.NA]})
    table = measure_variation(articles)
    words, types = 4 * 5 * 2 + 15, 5 + 9  # per noun: 3 + 3 + 4 + 3 words
    words = 5 * (3 + 3 + 4 + 3)
    assert table.loc[0, "types"] == types
    assert table.loc[0, "ovix"] == pytest.approx(np.log(words) / np.log(2 - np.log(types) / np.log(words)))
    assert table.loc[0, "ovix_low"] < table.loc[0, "ovix"] < table.loc[0, "ovix_high"]
    assert table.loc[1:, "ovix"].isna().all()
    pd.testing.assert_frame_equal(table, measure_variation(articles))
    row = measure_readability(articles, measures=["ovix", "lix"])
    assert row["ovix"].equals(table["ovix"]) and "ovix" in row.loc[1, "warning"] and "ovix" not in row.loc[0, "warning"]


@given(st.text(max_size=200))
@settings(max_examples=50, deadline=None)
def test_variation_of_any_text(text: str) -> None:
    table = measure_variation(pd.DataFrame({"article_id": ["a"], "lang": "sv", "text": [text]}), replicates=20)
    assert not np.isinf(table["ovix"]).any()


def test_calibrated_level_needs_the_lengths_of_sentences() -> None:
    text = "It rained. " * 6 + "The council of the harbour met on Monday to settle the matter of the old crane that nobody wanted to pay for."
    even = "The council met on Monday to settle it. " * 4
    table = measure_readability(pd.DataFrame({"article_id": ["a", "b"], "lang": "en", "text": [text, even]}), measures=["calibrated_level"])
    assert table["calibrated_level_low"].le(table["calibrated_level"]).all() and table["calibrated_level"].le(table["calibrated_level_high"]).all()
    assert table.loc[0, "calibrated_level"] > table.loc[1, "calibrated_level"]
