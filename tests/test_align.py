"""Tests of newslab.align, newslab.lexicon and newslab.wordpairs on invented cases, random text, bad input, and the seeds where they are at hand."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslab.align import align_sentences
from newslab.lexicon import read_lexicon
from newslab.schema import NewslabError, table_columns
from newslab.wordpairs import diff_words

CASES = json.loads((Path(__file__).parent / "cases" / "align.json").read_text("utf-8"))
FILLER = CASES["filler"]


def articles(*texts: str, lang: tuple[str, ...] = ()) -> pd.DataFrame:
    "A table of articles with ids a, b, c …"
    return pd.DataFrame({"article_id": list("abcdefghijklmnopqrstuvwxyz")[: len(texts)], "text": list(texts), "lang": list(lang) or ["en"] * len(texts), "problem": ""})


def joined(first: str, lang: str, at: int) -> str:
    "A sentence with others that have nothing to do with it, different ones on each side."
    return "\n\n".join([first, *FILLER[lang][at::2]])


# --- diff_words -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("before", "after", "edits"), CASES["diff"])
def test_diff_finds_the_edits(before: str, after: str, edits: list[list[str]]) -> None:
    found = [[e.op, before[e.start_a : e.end_a], after[e.start_b : e.end_b]] for e in diff_words(before, after) if e.op != "equal"]
    assert found == edits


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="ab c.,’\"é港\n", max_size=60), st.text(alphabet="ab c.,’\"é港\n", max_size=60))
def test_diff_covers_both_texts_in_order(before: str, after: str) -> None:
    edits = diff_words(before, after)
    for side, text in (("a", before), ("b", after)):
        spans = [(getattr(e, f"start_{side}"), getattr(e, f"end_{side}")) for e in edits]
        assert all(0 <= start <= end <= len(text) for start, end in spans)
        assert all(one[1] <= two[0] for one, two in zip(spans, spans[1:], strict=False))
        assert "".join("".join(text[start:end].split()) for start, end in spans) == "".join(text.split())


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=80))
def test_diff_of_a_text_with_itself_is_equal(text: str) -> None:
    assert {e.op for e in diff_words(text, text)} <= {"equal"}


def test_diff_of_long_texts_is_bounded() -> None:
    words = np.random.default_rng(0).integers(0, 50, 6000).astype(str)
    started = time.process_time()
    diff_words(" ".join(words), " ".join(words[::-1]))
    assert time.process_time() - started < 10


# --- align_sentences --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("one", "two", "relation"), CASES["same"])
def test_same_statement_is_aligned_with_its_relation(one: str, two: str, relation: str) -> None:
    found = align_sentences(articles(joined(one, "en", 0), joined(two, "en", 1)))
    assert found[["sentence_a", "sentence_b", "relation"]].to_numpy().tolist() == [[1, 1, relation]]


@pytest.mark.parametrize(("one", "two"), CASES["apart"])
def test_shared_words_are_no_shared_statement(one: str, two: str) -> None:
    assert align_sentences(articles(joined(one, "en", 0), joined(two, "en", 1))).empty


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("The 12-year-old school opens again at 8:30 on Monday.", "Crews of the 12-metre tug reached the burning mill at 8:30."),
        ("The home side won 3-1 on Friday.", "A ship with 3 masts left the harbour on Friday."),
        ("The university will close two halls in May.", "Bishop Lena Moe praised the professor in May."),
    ],
)
def test_a_figure_in_common_is_no_shared_statement(one: str, two: str) -> None:
    assert align_sentences(articles(joined(one, "en", 0), joined(two, "en", 1))).empty


@pytest.mark.parametrize(("lang", "one", "two"), CASES["cross"])
def test_translation_is_aligned(lang: str, one: str, two: str) -> None:
    found = align_sentences(articles(joined(one, lang, 0), joined(two, "en", 1), lang=(lang, "en")))
    assert found[["sentence_a", "sentence_b"]].to_numpy().tolist() == [[1, 1]]
    assert found.loc[0, "relation"] == "translation"


@pytest.mark.parametrize(("lang", "one", "two", "same"), CASES["sayings"])
def test_sayings_of_one_speaker_are_told_apart(lang: str, one: str, two: str, same: bool) -> None:
    texts = [joined(one, lang, 0), joined(two, "en", 1)]
    found = align_sentences(articles(*texts, lang=(lang, "en")))
    assert ((found["sentence_a"] == 1) & (found["sentence_b"] == 1)).any() == same


def test_a_model_of_meaning_may_see_one_saying_in_other_words() -> None:
    _, one, two, _ = CASES["sayings"][0]
    texts = [joined(one, "es", 0), joined(two, "en", 1)]
    def encode(sentences: list[str]) -> np.ndarray:
        return np.array([[1.0, 0.0] if "Lund" in sentence else [0.0, 1.0] for sentence in sentences])
    found = align_sentences(articles(*texts, lang=("es", "en")), encode=encode)
    assert ((found["sentence_a"] == 1) & (found["sentence_b"] == 1)).any()


@pytest.mark.parametrize("lang", [lang for lang in CASES["many"] if lang != "en"])
def test_small_reports_in_many_languages(lang: str) -> None:
    order = [3, 0, 5, 1, 4, 2]
    found = align_sentences(articles("\n\n".join(CASES["many"][lang]), "\n\n".join(CASES["many"]["en"][n] for n in order), lang=(lang, "en")))
    right = [(row.sentence_a, row.sentence_b) for row in found.itertuples() if order[row.sentence_b - 1] == row.sentence_a - 1]
    assert len(right) >= 5 and len(found) - len(right) <= 1


@pytest.mark.xfail(strict=True, reason="a rewrite without a word in common needs a model of meaning: encode=")
@pytest.mark.parametrize(("one", "two"), CASES["known_failures"])
def test_known_failures(one: str, two: str) -> None:
    assert len(align_sentences(articles(joined(one, "en", 0), joined(two, "en", 1)))) == 1


def test_order_plays_no_part() -> None:
    texts = [pair[0] for pair in CASES["apart"]] + [CASES["same"][0][0]]
    found = align_sentences(articles("\n\n".join(texts), "\n\n".join(reversed(texts))))
    assert sorted(zip(found["sentence_a"], found["sentence_b"], strict=True)) == [(1, 4), (2, 3), (3, 2), (4, 1)]
    assert (found["relation"] == "verbatim").all() and (found["similarity"] == 1).all()


def test_split_sentence_has_two_counterparts() -> None:
    whole = "The council closed the old harbour on Friday after a long debate, and the mayor promised new jobs for the four hundred dockers."
    parts = "The council closed the old harbour on Friday after a long debate. The mayor promised new jobs for the four hundred dockers."
    found = align_sentences(articles(joined(whole, "en", 0), parts + "\n\n" + joined("", "en", 1)))
    assert set(zip(found["sentence_a"], found["sentence_b"], strict=True)) == {(1, 1), (1, 2)}
    assert set(found["relation"]) == {"partial"}


def test_a_sentence_that_says_next_to_nothing_is_part_of_nothing() -> None:
    others = [text for case in COMPARABLE["comparable"] for side, lang in zip("ab", case["langs"], strict=True) if lang == "en" for text in case[side]][:20]

    def first_pairs(short: str, long: str) -> list[str]:
        found = align_sentences(articles("\n\n".join([short, *others]), "\n\n".join([long, *CASES["many"]["en"]])))
        return found.loc[(found["sentence_a"] == 1) & (found["sentence_b"] == 1), "relation"].tolist()

    assert first_pairs("Maybe.", "Maybe she could sell the boat and laugh!") == []
    assert first_pairs("The judge resigned.", "The judge resigned on Friday after a newspaper published his letters to the mayor.") == ["partial"]


def test_table_has_the_declared_columns_and_ranges() -> None:
    found = align_sentences(articles(*(joined(CASES["same"][2][n], "en", n) for n in (0, 1))))
    assert list(found.columns)[: len(table_columns("alignments"))] == [column.name for column in table_columns("alignments")]
    assert found["probability"].between(0.5, 1).all() and found["similarity"].between(0, 1).all() and found["alignment_id"].is_unique


def test_crossheads_are_left_out() -> None:
    rows = [{"article_id": side, "sentence_no": 1, "text": CASES["same"][0][0], "role": "crosshead"} for side in "ab"]
    assert align_sentences(articles("x y z", "x y z"), pd.DataFrame(rows)).empty


def test_own_words_help() -> None:
    # Words of the two sentences are kept out of the shipped lexicon's reach on purpose.
    one, two = "Grimblorna kvaddlade snurpan vid tjuvlåsen.", "Fandangles hobbled a merrigold near zonkeries."
    own = pd.DataFrame({"concept": list("abcd"), "sv": ["grimbla|grimblorna", "kvaddla", "snurpa|snurpan", "tjuvlås"], "en": ["fandangle", "hobble", "merrigold", "zonkery"]})
    table = articles(joined(one, "sv", 0), joined(two, "en", 1), lang=("sv", "en"))
    assert align_sentences(table).empty
    assert len(align_sentences(table, lexicon=own)) == 1


def test_encode_is_used_and_checked() -> None:
    one, two = CASES["known_failures"][0]
    table = articles(joined(one, "en", 0), joined(two, "en", 1))
    vectors = lambda texts: np.array([[1.0, 0.0] if "guilty" in t or "proof" in t else [0.0, float(n % 2)] for n, t in enumerate(texts)])  # noqa: E731
    plain = align_sentences(table, minimum_probability=0.0).set_index(["sentence_a", "sentence_b"])["similarity"]
    helped = align_sentences(table, encode=vectors, minimum_probability=0.0).set_index(["sentence_a", "sentence_b"])["similarity"]
    assert helped[1, 1] > plain.get((1, 1), 0.0)
    with pytest.raises(NewslabError, match="one vector per text"):
        align_sentences(table, encode=lambda texts: np.zeros(3))


def test_encode_gets_the_sentences_as_written() -> None:
    seen: list[str] = []

    def encode(texts: list[str]) -> np.ndarray:
        seen.extend(texts)
        return np.eye(len(texts), 5)

    align_sentences(articles("The Port of Norrhamn, they say, is CLOSED.", "It rained."), encode=encode)
    assert seen == ["The Port of Norrhamn, they say, is CLOSED.", "It rained."]


def _broken(texts: list[str]) -> np.ndarray:
    raise RuntimeError("no such model")


@pytest.mark.parametrize(("encode", "message"), [("model", "as a function"), (_broken, "no such model"), (lambda texts: np.full((len(texts), 2), np.nan), "finite numbers"), (lambda texts: [["a"]] * len(texts), "encode failed"), (lambda texts: np.zeros((1, 4)), "one vector per text")])
def test_encode_errors_are_in_words(encode: object, message: str) -> None:
    with pytest.raises(NewslabError, match=message):
        align_sentences(articles("The port is closed.", "The harbour is shut."), encode=encode)  # type: ignore[arg-type]


def test_vectors_of_length_zero_do_no_harm() -> None:
    assert len(align_sentences(articles("The port of Norrhamn is closed.", "The port of Norrhamn is closed."), encode=lambda texts: np.zeros((len(texts), 3)))) == 1


@pytest.mark.parametrize(("text", "rows"), [("concept\ten\tsv\nwolf\twolf|wolves\tvarg\n", 1), ("en;sv\nwolf;varg\nlynx;lodjur\n", 2), ("# mine\nen,sv\nwolf,varg\n", 1), ("\ufeffen\tsv\nwolf\tvarg\textra\nlynx\n", 2)])
def test_own_lists_of_words_are_read(tmp_path: Path, text: str, rows: int) -> None:
    path = tmp_path / "words.txt"
    path.write_text(text, "utf-8")
    own = read_lexicon(path)
    assert len(own) == rows and list(own.columns) == ["concept", "en", "sv"] and own.loc[0, "sv"] == "varg"
    align_sentences(articles("A wolf was seen.", "En varg sågs.", lang=("en", "sv")), lexicon=own)


@pytest.mark.parametrize(("own", "message"), [("words.tsv", "read_lexicon"), (pd.DataFrame({"word": ["wolf"]}), "column `concept`"), (pd.DataFrame({"concept": ["wolf"]}), "one per language"), (pd.DataFrame(), "no columns")])
def test_own_words_of_another_form_are_refused(own: object, message: str) -> None:
    with pytest.raises(NewslabError, match=message):
        align_sentences(articles("A wolf.", "En varg.", lang=("en", "sv")), lexicon=own)  # type: ignore[arg-type]


def test_own_words_may_lack_cells() -> None:
    own = pd.DataFrame({"concept": ["a", "b"], "en": ["zonkery", None], "sv": [pd.NA, "tjuvlås"]})
    assert len(align_sentences(articles("A wolf.", "En varg.", lang=("en", "sv")), lexicon=own)) == 1


# --- reports of one event, freely told ---------------------------------------------------------------------------------

COMPARABLE = json.loads((Path(__file__).parent / "cases" / "comparable.json").read_text("utf-8"))


def told(case: dict) -> pd.DataFrame:
    "The alignments of two invented reports."
    return align_sentences(articles("\n\n".join(case["a"]), "\n\n".join(case["b"]), lang=tuple(case.get("langs", ("en", "en")))))


def test_comparable_reports_in_two_languages() -> None:
    given, right, true = 0, 0, 0
    for case in COMPARABLE["comparable"]:
        found = told(case)
        pairs, wanted = {(a - 1, b - 1) for a, b in zip(found["sentence_a"], found["sentence_b"], strict=True)}, {tuple(pair) for pair in case["pairs"]}
        given, right, true = given + len(pairs), right + len(pairs & wanted), true + len(wanted)
    assert right >= true - 2 and given - right <= 1


@pytest.mark.parametrize("case", COMPARABLE["slogan"], ids=lambda case: case["why"])
def test_a_phrase_in_two_statements_is_no_shared_statement(case: dict) -> None:
    assert told(case).empty


def aligned_reports(case: dict) -> set[tuple[int, ...]]:
    "Aligned sentences of labelled reports, as report and place of the one, report and place of the other."
    found = align_sentences(articles(*("\n\n".join(lines) for _, lines in case["reports"]), lang=tuple(lang for lang, _ in case["reports"])))
    return {(ord(row.article_a) - 97, row.sentence_a - 1, ord(row.article_b) - 97, row.sentence_b - 1) for row in found.itertuples()}


@pytest.mark.parametrize("case", COMPARABLE["whom"], ids=lambda case: case["why"])
def test_whom_two_sentences_are_about_is_not_what_they_tell(case: dict) -> None:
    pairs = aligned_reports(case)
    assert not [pair for pair in case["same"] if tuple(pair) not in pairs]
    assert not [pair for pair in case["apart"] if tuple(pair) in pairs]


@pytest.mark.xfail(strict=True, reason="a rare name with its office still outweighs what is told where one side has few words that the lexicon knows")
def test_a_name_with_its_office_alone_is_no_statement() -> None:
    case = COMPARABLE["whom"][0]
    pairs = aligned_reports(case)
    assert not [pair for pair in case["known_failure"] if tuple(pair) in pairs]


def test_a_third_report_speaks_for_a_pair() -> None:
    english, swedish = COMPARABLE["comparable"][0]["a"], COMPARABLE["comparable"][0]["b"]
    two = articles("\n\n".join(english), "\n\n".join(swedish), lang=("en", "sv"))
    three = articles("\n\n".join(english), "\n\n".join(swedish), "\n\n".join(english[::-1]), lang=("en", "sv", "en"))
    before, after = align_sentences(two, minimum_probability=0), align_sentences(three, minimum_probability=0)
    after = after[(after["article_a"] == "a") & (after["article_b"] == "b")]
    key = ["sentence_a", "sentence_b"]
    both = before.merge(after, on=key, suffixes=("_two", "_three"))
    wanted = both[[((a - 1, b - 1) in {tuple(pair) for pair in COMPARABLE["comparable"][0]["pairs"]}) for a, b in zip(both["sentence_a"], both["sentence_b"], strict=True)]]
    assert (wanted["probability_three"] >= wanted["probability_two"] - 0.05).all()


# --- bad input --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("texts", [(), ("One article only.",), ("", "   "), ("...", "!!!"), ("Yes.", "No.")])
def test_little_or_nothing_gives_an_empty_table(texts: tuple[str, ...]) -> None:
    assert align_sentences(articles(*texts)).empty


def test_missing_text_and_problems_are_passed_over() -> None:
    table = articles(CASES["same"][0][0], CASES["same"][0][0], "x")
    table["text"] = table["text"].astype(object)
    table.loc[2, "text"] = pd.NA
    table.loc[1, "problem"] = "no body found"
    assert align_sentences(table).empty


def test_input_is_not_changed() -> None:
    table = articles(*(joined(CASES["same"][2][n], "en", n) for n in (0, 1)))
    before = table.copy(deep=True)
    align_sentences(table)
    pd.testing.assert_frame_equal(table, before)


def test_twenty_identical_articles_are_verbatim_throughout() -> None:
    text = "\n\n".join(pair[0] for pair in CASES["apart"])
    found = align_sentences(articles(*[text] * 20))
    assert len(found) == 190 * 3 and (found["relation"] == "verbatim").all() and (found["sentence_a"] == found["sentence_b"]).all()


def test_script_without_spaces() -> None:
    text = "市议会星期五决定关闭旧港口。\n\n市长说这个决定是痛苦的。\n\n博物馆展出渔船的画。"
    found = align_sentences(articles(text, "\n\n".join(reversed(text.split("\n\n"))), lang=("zh", "zh")))
    assert sorted(zip(found["sentence_a"], found["sentence_b"], strict=True)) == [(1, 3), (2, 2), (3, 1)]


def test_a_script_without_spaces_beside_one_with_spaces() -> None:
    assert align_sentences(articles("市议会星期五决定关闭旧港口。", "The museum shows paintings of fishing boats.", lang=("zh", "en"))).empty
    assert len(align_sentences(articles("ท่าเรือเก่าจะถูกปิดในปีหน้า", "ท่าเรือเก่าจะถูกปิดในปีหน้า", lang=("th", "th")))) == 1


def test_sentences_of_no_article_and_of_all_marks_are_passed_over() -> None:
    table = articles("The port of Norrhamn is closed.", "The port of Norrhamn is closed.")
    rows = [{"article_id": key, "sentence_no": 1, "text": text} for key, text in (("a", "The port of Norrhamn is closed."), ("b", "The port of Norrhamn is closed."), ("z", "The port of Norrhamn is closed."), ("b", pd.NA))]
    rows[3]["sentence_no"] = 2
    assert len(align_sentences(table, pd.DataFrame(rows))) == 1


def test_a_table_without_sentences_is_named() -> None:
    with pytest.raises(NewslabError, match="split_sentences"):
        align_sentences(articles("One.", "Two."), pd.DataFrame({"article_id": ["a"]}))
    assert align_sentences(articles("One.", "Two."), pd.DataFrame({"article_id": [], "sentence_no": [], "text": []})).empty


def test_fifty_reports_of_one_event_are_bounded() -> None:
    base = [sentence for case in COMPARABLE["comparable"] for sentence in case["a"]]
    draw = np.random.default_rng(3)
    table = pd.DataFrame([{"article_id": f"x{n}", "text": "\n\n".join(draw.permutation(base)[:20]), "lang": "en", "problem": ""} for n in range(50)])
    started = time.process_time()
    found = align_sentences(table)
    assert len(found) > 5000 and time.process_time() - started < 15


def test_long_articles_are_bounded() -> None:
    draw = np.random.default_rng(1)
    words = np.array([f"w{n}x" for n in range(3000)])
    sentences = [" ".join(draw.choice(words, 12)).capitalize() + "." for _ in range(2000)]
    started = time.process_time()
    found = align_sentences(articles("\n\n".join(sentences), "\n\n".join(sentences[::-1])))
    assert len(found) == 2000 and time.process_time() - started < 30


@pytest.mark.parametrize(("given", "message"), [("a.txt", "read_articles"), (pd.DataFrame({"text": ["x"]}), "article_id")])
def test_wrong_tables_are_refused(given: object, message: str) -> None:
    with pytest.raises(NewslabError, match=message):
        align_sentences(given)  # type: ignore[arg-type]


@pytest.mark.parametrize("value", [-0.1, 1.5])
def test_minimum_probability_is_a_share(value: float) -> None:
    with pytest.raises(NewslabError, match="between 0 and 1"):
        align_sentences(articles("One.", "Two."), minimum_probability=value)


def test_read_lexicon_refuses_what_is_none(tmp_path: Path) -> None:
    with pytest.raises(NewslabError, match="cannot read"):
        read_lexicon(tmp_path / "missing.tsv")
    (tmp_path / "wrong.tsv").write_text("word\tord\n")
    with pytest.raises(NewslabError, match="no header"):
        read_lexicon(tmp_path / "wrong.tsv")


def test_shipped_lexicon_is_well_formed() -> None:
    table = read_lexicon()
    assert len(table) > 700 and not table["concept"].eq("").any()
    assert not any("\n" in cell or "\t" in cell for cell in table["en"])




# --- real articles and labelled data, where they are at hand ----------------------------------------------------------

# Fragments of sentences (five words at most) of the spun text and of the text it resembles.
SPUN = [
    ("opposed Taiwanese independence", "opposed Taiwanese independence"), ("friendly and substantial", "warm and substantive"), ("new gas contract", "new gas deal"),
    ("integral part", "inalienable part"), ("expressed worry", "expressed concern about"), ("ideologized Cold War", "ideologised Cold War"), ("stalemate with the West", "standoff with the west"),
    ("rejected some", "rejected some"), ("security assurances", "security guarantees"), ("volatility of", "unpredictability surrounding"), ("Vice President Joe", "president, Joe Biden"),
]  # fmt: skip
SWEDISH = [("utfärdade ett uttalande", "joint statement was published"), ("100,000 XNUMX", "100,000 Russian troops"), ("förnekar att han", "denied planning"), ("Samtalen, som Kreml", "warm and substantive"), ("Ett Kina-politik", "One-China principle")]  # fmt: skip


@pytest.fixture(scope="module")
def seeds(seeds_folder: Path) -> tuple[pd.DataFrame, pd.DataFrame]:
    "The real articles, uncleaned but for what is glued, and their alignments."
    rows = []
    for path in sorted(seeds_folder.glob("*.txt")):
        text = path.read_text("utf-8").replace("difference.Russian", "difference.\n\nRussian")
        rows.append({"article_id": path.name[:3], "text": "\n\n".join(line for line in text.splitlines() if line.strip()), "lang": "sv" if path.name.startswith("004") else "en", "problem": ""})
    table = pd.DataFrame(rows)
    from newslab.sentences import split_sentences

    sentences = split_sentences(table)
    return sentences, align_sentences(table, sentences)


def number(sentences: pd.DataFrame, article_id: str, fragment: str) -> int:
    "The number of the sentence that holds a fragment."
    found = sentences[(sentences["article_id"] == article_id) & sentences["text"].str.contains(fragment, regex=False)]
    assert len(found), fragment
    return int(found["sentence_no"].iloc[0])


@pytest.mark.parametrize(("spun", "source"), SPUN)
def test_every_spun_sentence_is_aligned(seeds: tuple[pd.DataFrame, pd.DataFrame], spun: str, source: str) -> None:
    sentences, found = seeds
    wanted = number(sentences, "000", spun), number(sentences, "001", source)
    pair = found[(found["article_a"] == "000") & (found["article_b"] == "001")]
    assert wanted in set(zip(pair["sentence_a"], pair["sentence_b"], strict=True))


@pytest.mark.parametrize(("swedish", "english"), SWEDISH)
def test_swedish_sentences_meet_english_ones(seeds: tuple[pd.DataFrame, pd.DataFrame], swedish: str, english: str) -> None:
    sentences, found = seeds
    side = "000" if "published" in english else "001"
    wanted = number(sentences, side, english), number(sentences, "004", swedish)
    pair = found[(found["article_a"] == side) & (found["article_b"] == "004")]
    assert wanted in set(zip(pair["sentence_a"], pair["sentence_b"], strict=True))


def test_slogan_of_another_statement_is_not_merged(seeds: tuple[pd.DataFrame, pd.DataFrame]) -> None:
    sentences, found = seeds
    mission = number(sentences, "003", "Cold War mentality")
    others = {("000", number(sentences, "000", "ideologized Cold War")), ("001", number(sentences, "001", "ideologised Cold War")), ("004", number(sentences, "004", "kalla krigets"))}
    pairs = set(zip(found["article_a"], found["sentence_a"], found["article_b"], found["sentence_b"], strict=True))
    assert not {(a, n, "003", mission) for a, n in others} & pairs and not {("003", mission, a, n) for a, n in others} & pairs


@pytest.mark.gold
@pytest.mark.parametrize("lang", ["sv", "de"])
def test_parallel_sentences_are_found(gold: Callable[[str], Path], lang: str) -> None:
    rows = [json.loads(line) for line in gold("parallel/pud_en_sv_de.jsonl").read_text("utf-8").splitlines()]
    order = np.random.default_rng(0).permutation(len(rows))
    sentences = pd.DataFrame([{"article_id": "a", "sentence_no": n, "text": row[lang]} for n, row in enumerate(rows)] + [{"article_id": "b", "sentence_no": n, "text": rows[k]["en"]} for n, k in enumerate(order)])
    found = align_sentences(articles("x", "x", lang=(lang, "en")), sentences).sort_values("probability", ascending=False).drop_duplicates("sentence_a")
    right = (order[found["sentence_b"].to_numpy()] == found["sentence_a"].to_numpy()).sum()
    assert right / len(rows) >= 0.96


@pytest.mark.gold
def test_articles_of_different_events_have_next_to_nothing_in_common(gold: Callable[[str], Path]) -> None:
    rows = [json.loads(line) for line in gold("events/giveme5w1h_dev.jsonl").read_text("utf-8").splitlines()]
    one_each = list({row["event"]: row for row in rows}.values())[:16]
    table = pd.DataFrame(one_each).rename(columns={"id": "article_id"}).assign(lang="en", problem="")
    assert len(align_sentences(table)) <= 6  # of 120 pairs of articles
