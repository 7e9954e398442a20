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


def said(text: str, lang: str = "en") -> list[tuple[str, str, str]]:
    "The reported statements of a text: speaker, reporting word, what is said."
    quotes = quotes_of(text, lang)
    rows = quotes[quotes["kind"] == "indirect"]
    return list(zip(rows["speaker"], rows["cue"], rows["text"], strict=True))


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("en", "Holm, responding to weekend remarks by Port Secretary Ida Harl that the pier would be shut again, said all was well.", ("Port Secretary Ida Harl", "remarks", "that the pier would be shut again")),
        ("en", "Ost, answering a question by Ida Harl that the plan was dead, shook his head.", ("Ida Harl", "question", "that the plan was dead")),
        ("en", "He rejected a claim by Ida Harl that the plan was dead.", ("Ida Harl", "claim", "that the plan was dead")),
        ("en", "He rejected Ida Harl's claim that the plan was dead.", ("Ida Harl", "claim", "that the plan was dead")),
        ("en", "The union denied reports from the ministry that wages would fall.", ("the ministry", "reports", "that wages would fall")),
        ("en", "Ost echoed warnings of the port authority that ships could sink.", ("the port authority", "warnings", "that ships could sink")),
        ("en", "He accepted assurances from the mayor that the bridge was safe.", ("the mayor", "assurances", "that the bridge was safe")),
        ("sv", "Ost avvisade ett påstående av Ida Harl om att planen var död.", ("Ida Harl", "påstående", "att planen var död")),
        ("de", "Ost kommentierte eine Äußerung von Ida Harl, dass der Plan tot sei.", ("Ida Harl", "Äußerung", "dass der Plan tot sei")),
        ("fr", "Ost a rejeté les propos d'Ida Harl selon lesquels le plan était mort.", ("Ida Harl", "propos", "le plan était mort")),
        ("es", "Ost rechazó las declaraciones de Ida Harl de que el plan estaba muerto.", ("Ida Harl", "declaraciones", "que el plan estaba muerto")),
        ("it", "Ost ha respinto le parole di Ida Harl secondo cui il piano era morto.", ("Ida Harl", "parole", "il piano era morto")),
        ("nl", "Ost verwierp een bewering van Ida Harl dat het plan dood was.", ("Ida Harl", "bewering", "dat het plan dood was")),
        ("da", "Ost afviste en påstand fra Ida Harl om, at planen var død.", ("Ida Harl", "påstand", "at planen var død")),
        ("no", "Ost avviste en påstand fra Ida Harl om at planen var død.", ("Ida Harl", "påstand", "at planen var død")),
        ("pt", "Ost negou a afirmação de Ida Harl de que o plano estava morto.", ("Ida Harl", "afirmação", "que o plano estava morto")),
        ("pl", "Ost odrzucił twierdzenie Idy Harl, że plan jest martwy.", ("Idy Harl", "twierdzenie", "że plan jest martwy")),
        ("ru", "Ост отверг заявление Иды Харл о том, что план мёртв.", ("Иды Харл", "заявление", "что план мёртв")),
        ("fi", "Ost torjui Ida Harlin väitteen, että suunnitelma on kuollut.", ("Ida Harlin", "väitteen", "että suunnitelma on kuollut")),
    ],
)
def test_a_noun_of_speech_owns_its_clause(lang: str, text: str, expected: tuple[str, str, str]) -> None:
    found = said(text, lang)
    assert expected in found
    assert all(what != expected[2] for speaker, _, what in found if speaker != expected[0])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He rejected the claim that the plan was dead.", [("He", "rejected", "that the plan was dead")]),
        ("Ida Harl said in a statement that the plan was dead.", [("Ida Harl", "said", "that the plan was dead")]),
        ("The mayor said that a claim by Ida Harl that the plan was dead was wrong.", [("The mayor", "said", "that a claim by Ida Harl that the plan was dead was wrong")]),
        ("A claim by Ida Harl that the plan was dead surprised the council.", []),
        ("He read a report by Ida Harl that was late.", []),
    ],
)
def test_a_clause_without_another_owner_stays_with_its_verb(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # an aside ends before the main verb
        ("Ost, who said the bridge was shut, left early.", [("Ost", "said", "the bridge was shut")]),
        ("Ost said the bridge, shut since May, was old.", [("Ost", "said", "the bridge, shut since May, was old")]),
        # the statement begins before its first that, or behind whoever is told
        ("Ost said first talks had shown that the pier was weak.", [("Ost", "said", "first talks had shown that the pier was weak")]),
        ("The ministry said it told the council that the pier was weak.", [("The ministry", "said", "it told the council that the pier was weak")]),
        ("The council rejected a petition that could shut the pier.", [("The council", "rejected", "a petition that could shut the pier")]),
        ("Ost told the harbour council on Monday that the pier was weak.", [("Ost", "told", "that the pier was weak")]),
        ("Ost expressed concern that the pier was weak.", [("Ost", "expressed", "that the pier was weak")]),
        ("Ost told a news conference the pier was weak.", [("Ost", "told", "the pier was weak")]),
        ("Ost told the crowd to leave the pier.", [("Ost", "told", "the crowd to leave the pier")]),
        ("Ost said a final vote would be taken next week.", [("Ost", "said", "a final vote would be taken next week")]),
        # what stands before or behind the reporting clause
        ("The pier was closed on Friday after the storm, said Ida Harl, an engineer at the port who watches the sea for the town.", [("Ida Harl", "said", "The pier was closed on Friday after the storm")]),
        ("Norrby closed its new pier on Friday, the port said, as the sea grew rougher and the wind rose all along the coast.", [("the port", "said", "Norrby closed its new pier on Friday")]),
        ("While the sea is rough, it is not likely to rise, said Ida Harl, an engineer at the port who watches the sea for the town.", [("Ida Harl", "said", "While the sea is rough, it is not likely to rise")]),
        ("In announcing the vote, the mayor was late.", [("the mayor", "announcing", "the vote")]),
        ("If the sea grows rougher, the port said, the pier will be closed for the whole of the winter and the spring.", [("the port", "said", "the pier will be closed for the whole of the winter and the spring")]),
        ("The old pier, according to the port, closed on Friday.", [("the port", "according to", "closed on Friday")]),
        ("The pier will be closed, and according to the port, the bridge will be closed too.", [("the port", "according to", "the bridge will be closed too")]),
        ("The old pier closed on Friday, according to the port.", [("the port", "according to", "The old pier closed on Friday")]),
        # whose words they are
        ("Radio Norrby quoted port officials as saying the pier was weak.", [("Radio Norrby", "quoted", "port officials as saying the pier was weak"), ("port officials", "saying", "the pier was weak")]),
        ("This clashes with other rumours by Ida Harl, who suggested the pier would go.", [("Ida Harl", "suggested", "the pier would go")]),
        ("Tom Ost, chairman of the club, which helps sailors, said the charges were false.", [("Tom Ost", "said", "the charges were false")]),
    ],
)
def test_where_a_statement_begins_and_ends_and_whose_it_is(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("none", "some"),
    [
        ("A paper published in May was lost.", "The port announced in May that the pier was lost."),
        ("Divers raised a wreck believed to be old.", "They believed the wreck to be old."),
        ("The plan is to be discussed by the council.", "The plan was criticised by the council."),
        ("Asked if it rained, she nodded.", "Asked if it rained, she said it did."),
        ("The yield fell to four and compared with five a year ago.", "Ost compared the pier to a bridge."),
        ("The hall boasts a new stage.", "Ost boasted that the hall was new."),
        ("The port issued bonds on Friday.", "The port issued a warning on Friday."),
        ("SOURCE: Norrby port, 12 May.", "EKDAHL: Norrby port is shut."),
        ("This text may change in May.", "They claim the pier may change."),
        ("It allows simultaneous support of three radios.", "Critics support the plan."),
        ("Two men were held for alleged fraud.", "Two men alleged fraud."),
        ("The snow continues to fall in Norrby.", "Ost continues that the pier is old."),
        ("There is a ring at the port called the Harl Ring.", "Ost called the ring a toy."),
        ("Radio reports were late.", "Radio Norrby reports that he was late."),
    ],
)
def test_what_is_no_statement_has_no_row(none: str, some: str) -> None:
    assert said(none) == [] and said(some) != []
