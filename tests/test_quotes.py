"""Quotation marks, reporting clauses, speakers and their keys."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslab.attribution import find_reports
from newslab.marks import find_marks
from newslab.people import find_people
from newslab.person_keys import index_people, person_key
from newslab.reporting import split_tokens
from newslab.wordlists import country_codes, fold_name, grammar_of, read_word_table, title_keys
from newslab.quotes import find_quotes
from newslab.schema import NewslabError, table_columns

CASES = json.loads((Path(__file__).parent / "cases" / "quotes.json").read_text(encoding="utf-8"))
LONGEST = 20.0  # seconds for a damaged text, with much room for a busy machine


def cases(group: str) -> list[object]:
    "Labelled cases; known failures are expected to fail, and tell when they no longer do."
    return [
        pytest.param(case, id=case["name"], marks=[pytest.mark.xfail(reason=case["known_failure"], strict=True)] if "known_failure" in case else [])
        for case in CASES[group]
    ]


def quotes_of(text: str | None, lang: str = "en") -> pd.DataFrame:
    "The quotations of one text."
    return find_quotes(pd.DataFrame({"article_id": ["a"], "lang": [lang], "text": [text]}))


@pytest.mark.parametrize("case", cases("marks"))
def test_marks(case: dict) -> None:
    text = case["text"]
    assert [text[mark.start : mark.end].strip() for mark in find_marks(text, case.get("lang", "en"))] == case["expected"]


@pytest.mark.parametrize("case", cases("quotes"))
def test_quotes(case: dict) -> None:
    quotes = quotes_of(case["text"], case.get("lang", "en"))
    if "kinds" in case:
        quotes = quotes[quotes["kind"].isin(case["kinds"])]
    assert quotes[["kind", "speaker", "speaker_key", "cue"]].to_numpy().tolist() == case["expected"]


@pytest.mark.parametrize("case", cases("quotes"))
def test_offsets_give_the_words_back(case: dict) -> None:
    text = case["text"]
    for row in quotes_of(text, case.get("lang", "en")).itertuples():
        assert text[row.start : row.end] == row.text
        assert not row.cue or text[row.cue_start : row.cue_end] == row.cue
        assert not row.speaker or text[row.speaker_start : row.speaker_end] == row.speaker
    if "known_failure" in case:
        pytest.xfail(case["known_failure"])


def test_one_person_under_many_spellings() -> None:
    texts = ["President Vladimir Putin spoke.", "Wladimir Putin schwieg.", "Mr Putin said no.", "Poutine a dit non.", "The Russian president, Vladimir Putin, left."]
    people = index_people([mention for text in texts for mention in find_people(text)])
    assert {person_key(name, people) for name in ("Putin", "Vladimir Putin", "Wladimir Putin", "Poutine", "V. Putin")} == {"vladimir putin"}
    assert people.holders[("president", "RU")] == "vladimir putin"


def test_titles_and_countries_share_keys_across_languages() -> None:
    assert {country_codes()[fold_name(name)] for name in ("Russia", "Ryssland", "Russian", "rysk", "russische", "Rusia")} == {"RU"}
    assert {title_keys()[fold_name(name)][0] for name in ("prime minister", "statsminister", "Premierministerin", "Premier ministre")} == {"prime minister"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("US Vice President Karin Ek left.", ("Karin Ek", "vice president", "US")),
        ("The US president, Karin Ek, left.", ("Karin Ek", "president", "US")),
        ("Russian Ambassador to the US Karin Ek left.", ("Karin Ek", "ambassador", "RU")),
        ("Karin Ek, the Swedish prime minister, left.", ("Karin Ek", "prime minister", "SE")),
        ("president Karin Ek left.", ("Karin Ek", "president", "")),
    ],
)
def test_persons_with_offices(text: str, expected: tuple[str, str, str]) -> None:
    found = [(mention.name, mention.title, mention.nation) for mention in find_people(text)]
    assert expected in found


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ([("en", "Minister Jo Teles left."), ("pl", "Pytano ministra Telesa. Odpowiedzi nie ma od Telesowi."), ("ru", "О министре Телесе молчат.")], {"jo teles"}),
        ([("ru", "Министр Иван Петров пришёл. С министром Петровым говорили. Министра Ивана Петрова ждали.")], {"ivan petrov"}),
        ([("ru", "Министр Иван Петров пришёл. Министр Анна Петрова ушла. Министр Петрова молчит.")], {"ivan petrov", "anna petrova"}),
        ([("pl", "Minister Jan Nowak wyszedł. Minister Anna Nowaka została.")], {"jan nowak", "anna nowaka"}),
        ([("fi", "Puheenjohtaja Jarmo Hietala sanoi niin. Puheenjohtajan Jarmo Hietalan mukaan sataa.")], {"jarmo hietala"}),
        ([("en", "Minister Karin Ek met Minister Eka Lind. Minister Eka left.")], {"karin ek", "eka lind"}),
    ],
)
def test_names_in_a_case_are_one_person(texts: list[tuple[str, str]], expected: set[str]) -> None:
    mentions = [mention for lang, text in texts for mention in find_people(text, lang) if mention.title or " " in mention.name]
    people = index_people(mentions)
    assert {person_key(mention.name, people) for mention in mentions if "Odpow" not in mention.name} == expected


def test_the_title_of_the_next_person_is_not_taken() -> None:
    found = {mention.name: mention.title for mention in find_people("Karin Ek, President Jon Vik and others left.")}
    assert found["Karin Ek"] == "" and found["Jon Vik"] == "president"


def test_same_key_across_articles_and_languages() -> None:
    articles = pd.DataFrame({
        "article_id": ["a", "b", "c"],
        "lang": ["en", "sv", "de"],
        "text": ["Norwegian president Jon Vik said no.", "Vik hävdade att allt är bra.", "Jon Vik betonte, dass alles gut sei."],
    })
    assert set(find_quotes(articles)["speaker_key"]) == {"jon vik"}


def test_declared_columns_come_first_and_input_is_kept() -> None:
    articles = pd.DataFrame({"article_id": ["a"], "lang": ["en"], "text": ["“Go,” said Karin Ek."]})
    before = articles.copy(deep=True)
    quotes = find_quotes(articles)
    declared = [column.name for column in table_columns("quotes")]
    assert list(quotes.columns)[: len(declared)] == declared
    pd.testing.assert_frame_equal(articles, before)


@pytest.mark.parametrize("text", [None, "", "   ", "…", '"' * 300, "“" * 300, "'" * 300, "\x00", "12 34", "قال الرئيس \"لا\" أمس", "PUTIN SAYS NO", "no capitals at all"])
def test_bad_text_gives_rows_or_none_but_never_raises(text: str | None) -> None:
    assert list(quotes_of(text)["article_id"].unique()) in ([], ["a"])


ODD = {
    "no capitals": "karin ek said the bridge was shut. “it is old,” she said.",
    "all capitals": "KARIN EK SAID THE BRIDGE WAS SHUT. “IT IS OLD,” SHE SAID.",
    "no punctuation": "Karin Ek said the bridge was shut it is old she said",
    "unpaired marks": "“It is old, said Karin Ek. It is ”shut.",
    "two hundred quotations": "“It is old,” said Karin Ek. " * 200,
    "poetry": "O bridge,\nO “bridge”\n  of mine –\n\nshut,\nsaid\nnobody",
    "list": "- bridge\n- “ferry”\n* said\n1. Karin Ek",
    "code": 'def said(x):\n    return "no" if x else \'yes\'  # "said"',
    "right to left": "قال الرئيس «لا» أمس. “Nej”, sa hon.",
}


@pytest.mark.parametrize("name", ODD)
def test_odd_texts_give_rows_whose_offsets_hold(name: str) -> None:
    text = ODD[name]
    quotes = quotes_of(text)
    assert all(text[row.start : row.end] == row.text for row in quotes.itertuples())
    if name == "two hundred quotations":
        assert len(quotes) == 200 and set(quotes["speaker_key"]) == {"karin ek"}


def test_a_missing_language_is_read_as_english() -> None:
    articles = pd.DataFrame({"article_id": ["a"], "lang": [pd.NA], "text": ["Karin Ek said no."]})
    assert list(find_quotes(articles)["speaker"]) == ["Karin Ek"]
    assert list(find_quotes(articles.drop(columns="lang"))["speaker"]) == ["Karin Ek"]


def test_wrong_tables_are_refused_in_words() -> None:
    with pytest.raises(NewslabError, match="article_id"):
        find_quotes(pd.DataFrame({"text": ["x"]}))
    with pytest.raises(NewslabError, match="split_sentences"):
        find_quotes(pd.DataFrame({"article_id": ["a"], "text": ["x"]}), pd.DataFrame({"article_id": ["a"]}))


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="“”\"'‘’„«»– \n.,:aAbB said", max_size=120))
def test_any_sequence_of_marks_is_survived(text: str) -> None:
    quotes = quotes_of(text)
    assert all(0 <= start <= end <= len(text) for start, end in zip(quotes["start"], quotes["end"], strict=True))
    marks = find_marks(text)
    assert all(one.outer_end <= other.outer_start for one, other in zip(marks, marks[1:], strict=False))


@pytest.mark.parametrize("text", ['"a ' * 20_000, "said " * 40_000, "’" * 20_000, "Karin Ek said Jon Vik said " * 3_000, "“One.”\n\n" * 5_000])
def test_damaged_text_takes_bounded_time(text: str) -> None:
    begin = time.process_time()
    quotes_of(text)
    assert time.process_time() - begin < LONGEST


def test_a_sentence_that_reports_nothing_has_no_report() -> None:
    text = "It rained on the bridge."
    assert find_reports(split_tokens(text, 0, len(text), []), grammar_of("en"), "en") == []


@pytest.mark.parametrize("name", ["cues", "titles", "grammar", "name_variants", "demonyms", "places", "calendar", "quantities", "given_names"])
def test_tables_state_their_origin_and_are_rectangular(name: str) -> None:
    import newslab

    lines = (Path(newslab.__file__).parent / "data" / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("#")
    width = len(next(line for line in lines if not line.startswith("#")).split("\t"))
    assert all(len(line.split("\t")) == width for line in lines if line and not line.startswith("#"))
    assert read_word_table(name)


# Direct and quoted speech of the seeds: file number, the first words (five at most), whom it is ascribed to.
SPOKEN = [
    (0, "The Russian side reaffirms", "joint statement"),
    (0, "progress of US plans", "china and russia"),
    (0, "ideologized Cold War policies", "china and russia"),
    (1, "the advancement of US plans", "china and russia"),
    (1, "ideologised Cold War approaches", "china and russia"),
    (1, "The Russian side reaffirms", "joint statement"),
    (2, "the sovereignty, safety", "paper"),
    (2, "in the spirit of friendship", "vladimir putin"),
    (2, "deeply concerned", "china and russia"),
    (2, "Individual states", "china and russia"),
    (2, "equal and open", "statement"),
    (2, "credible and extremely worrying", "spokesperson of boris johnson"),
    (2, "We have conducted", "spokesperson of boris johnson"),
    (2, "We are considering options", "spokesperson of boris johnson"),
    (3, "Thirty years after", "embassy statement"),
    (3, "We call on NATO", "embassy statement"),
    (3, "Of course, the message", "anatoly antonov"),
    (3, "Unfortunately, we expect sanctions", "anatoly antonov"),
    (4, "en nation", "vladimir putin"),
    (4, "mycket varma", "kremlin"),
    (4, "Vänskap mellan", "statement"),
    (4, "allvarligt oroade", "china and russia"),
]


@pytest.mark.gold
def test_seeds_name_their_speakers(seeds_folder: Path) -> None:
    from newslab.clean import clean_articles
    from newslab.load import read_articles

    articles = clean_articles(read_articles(seeds_folder))
    quotes = find_quotes(articles)
    spoken = quotes[quotes["kind"].isin(["direct", "mixed"])]
    names = articles["article_id"].tolist()
    for number, words, key in SPOKEN:
        rows = spoken[(spoken["article_id"] == names[number]) & spoken["text"].str.startswith(words)]
        assert list(rows["speaker_key"]) == [key], (number, words, list(rows["speaker_key"]))
    assert (spoken["speaker_key"] == "").sum() == 0
    keys = set(quotes["speaker_key"])
    assert "chinese mission in the eu" in keys and "kremlin" in keys
    said = quotes[quotes["speaker"].str.contains("Putin") & ~quotes["speaker"].str.contains(" and ")]
    assert set(said["speaker_key"]) == {"vladimir putin"}


def test_putin_under_four_spellings_is_one() -> None:
    texts = [("en", "Vladimir Putin said no. Putin said it again."), ("de", "Wladimir Putin sagte nein."), ("fr", "Vladimir Poutine a dit non."), ("ru", "Владимир Путин сказал «нет и ещё раз нет»."),
             ("en", "The Russian president, Vladimir Putin, said no. The Russian president said it twice.")]  # fmt: skip
    articles = pd.DataFrame({"article_id": [str(at) for at in range(len(texts))], "lang": [lang for lang, _ in texts], "text": [text for _, text in texts]})
    assert set(find_quotes(articles)["speaker_key"]) == {"vladimir putin"}


@pytest.mark.gold
def test_accuracy_on_labelled_news(gold: object) -> None:
    import sys

    path = gold("attribution") / "polnear_dev.jsonl"  # type: ignore[operator]
    sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))
    import numpy as np
    from quotes import measure, score

    records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    articles = pd.DataFrame({"article_id": [r["id"] for r in records], "text": [r["text"] for r in records], "lang": "en"})
    by_article = dict(list(find_quotes(articles).groupby("article_id")))
    results = [measure(record, by_article[record["id"]]) for record in records]
    reached = {name: score(np.array([result[name] for result in results])) for name in results[0]}
    assert reached["quotations (direct, mixed)"] >= 0.95
    assert reached["speaker of quotations"] >= 0.87
    assert reached["cue"] >= 0.75 and reached["source"] >= 0.75 and reached["content"] >= 0.82


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("sv", "Bron är stängd till fredag, säger föreningens ordförande Eva Lohmann.", [("Bron är stängd till fredag", "eva lohmann")]),
        ("sv", "Bron är stängd till fredag, uppger polisen.", [("Bron är stängd till fredag", "polisen")]),
        ("no", "Klubben solgte flere kort, sier daglig leder Randi Moe.", [("Klubben solgte flere kort", "randi moe")]),
        ("da", "Broen er lukket hele ugen, oplyser politiet.", [("Broen er lukket hele ugen", "politiet")]),
        ("sv", "Resenären Tuva Hallberg väntade. Hon tycker att båda sidor har fel.", [("att båda sidor har fel", "tuva hallberg")]),
        ("de", "Der Kläger Jan Reiff schwieg. Er selbst nannte das Urteil „völlig absurd“.", [("völlig absurd", "jan reiff")]),
        ("pl", "Anna Zięba milczała. Jej zdaniem straty sięgną 15 mln zł.", [("straty sięgną 15 mln zł", "anna zieba")]),
        ("ru", "Адвокат Мария Лунина ждёт. По её словам, защита подаст жалобу.", [("защита подаст жалобу", "mariya lunina")]),
        ("it", "Secondo il sindaco Gino Ratti gli sfollati sono almeno 1.300.", [("gli sfollati sono almeno 1.300", "gino ratti")]),
        # what must stay what it is
        ("sv", "Om det regnar, säger kommunen nej.", []),
        ("sv", "Hallen byggs om, och i vår lämnar klubben Nordsjö Handboll den.", []),
    ],
)
def test_speakers_without_article_and_pronouns_with_more(lang: str, text: str, expected: list[tuple[str, str]]) -> None:
    quotes = find_quotes(pd.DataFrame({"article_id": ["a"], "lang": [lang], "text": [text]}))
    assert list(zip(quotes["text"], quotes["speaker_key"], strict=True)) == expected


@pytest.mark.parametrize(
    ("lang", "text", "names"),
    [
        ("de", "Sein Verteidiger Tom Haas schwieg.", ["Tom Haas"]),
        ("sv", "Resenären Tuva Hallberg väntade.", ["Tuva Hallberg"]),
        ("fi", "Palomestari Leena Aalto vastasi.", ["Leena Aalto"]),
        ("de", "Rainer Maria Haas schwieg.", ["Rainer Maria Haas"]),
        ("sv", "Johan Erik Ek väntade.", ["Johan Erik Ek"]),
    ],
)
def test_a_noun_before_a_full_name_is_no_part_of_it(lang: str, text: str, names: list[str]) -> None:
    assert [mention.name for mention in find_people(text, lang)] == names
