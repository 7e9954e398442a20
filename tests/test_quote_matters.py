"""Which differences between quotations are told: lengths, cuts inside, unclosed marks, speakers, descriptions of persons."""

from __future__ import annotations

import pytest

import newslab as nl
from newslab.matters import Case, make_case
from newslab.offices import OFFICE_FINDERS
from newslab.quote_audit import audit_quotes
from newslab.quote_matters import quote_matters
from newslab.schema import make_table
from newslab.speech import SPEECH_FINDERS


def case_of(texts: list[str], lang: str = "en") -> Case:
    "The tables of short articles named a, b, c …"
    articles = make_table("articles", [{"article_id": name, "lang": lang, "text": text} for name, text in zip("abcdef", texts, strict=False)])
    sentences = nl.split_sentences(articles)
    quotes = nl.find_quotes(articles, sentences)
    alignments = nl.align_sentences(articles, sentences, quotes=quotes)
    changes = nl.find_changes(articles, sentences, alignments, quotes=quotes)
    return make_case(articles, sentences, alignments, changes, quotes, nl.find_facts(articles, sentences), make_table("artefacts"))


def quoted(texts: list[str], lang: str = "en") -> list[tuple[str, list[str]]]:
    "Rule and versions of each matter of quotation."
    case = case_of(texts, lang)
    audit = audit_quotes(case.articles, case.sentences, case.alignments, case.quotes)
    return [(matter.rule, [version.text for version in matter.versions]) for matter in quote_matters(case, audit)]


WHOLE = "“The harbour wall will stand for a hundred years. Thank you to the masons of Ostmere for their long and patient work. We look forward to many calm winters,” said Mayor Anna Vell."
CUT = "“The harbour wall will stand for a hundred years. We look forward to many calm winters,” said Mayor Anna Vell."


def test_a_sentence_cut_from_the_middle_is_told_with_both_places() -> None:
    [(rule, versions)] = quoted([WHOLE, CUT])
    assert rule == "quote cut inside"
    assert versions == ["Thank you to the masons of Ostmere for their long and patient work", "for a hundred years. We look forward to"]


def test_a_cut_inside_is_told_beside_an_altered_word_and_in_other_languages() -> None:
    assert {rule for rule, _ in quoted([WHOLE, CUT.replace("calm", "stormy")])} == {"quote cut inside", "quote altered"}
    whole = "„Die Mauer am Hafen wird hundert Jahre stehen. Danke an die Maurer von Ostmere für ihre lange und geduldige Arbeit. Wir freuen uns auf viele ruhige Winter“, sagte Bürgermeisterin Anna Vell."
    assert [rule for rule, _ in quoted([whole, whole.replace(" Danke an die Maurer von Ostmere für ihre lange und geduldige Arbeit.", "")], "de")] == ["quote cut inside"]


NO_INNER_CUT = {
    "dots": CUT.replace("years. We", "years … We"),
    "brackets": CUT.replace("years. We", "years. [...] We"),
    "spaced dots": CUT.replace("years. We", "years. . . . We"),
    "two pairs of marks": CUT.replace("years. We", "years,” said Mayor Anna Vell. “We").replace(",” said Mayor Anna Vell.", ",” she said.", 1),
    "the words stand below": CUT + " Then she turned to the crowd. “Thank you to the masons of Ostmere for their long and patient work,” she said.",
}


@pytest.mark.parametrize("text", NO_INNER_CUT.values(), ids=NO_INNER_CUT)
def test_a_marked_omission_is_no_cut_inside(text: str) -> None:
    assert "quote cut inside" not in {rule for rule, _ in quoted([WHOLE, text])}


FULL = "“We are very keen on bringing the ferry back to the island, and the council will vote on its own terms,” said Mayor Anna Vell."
SAME_LENGTH = {
    "a part is repeated": [FULL, FULL + " On Friday she wrote to the company. Anna Vell said the firm was “very keen on bringing the ferry back”."],
    "broken by the speaker": [FULL, "“We are very keen on bringing the ferry back to the island,” said Mayor Anna Vell. “And the council will vote on its own terms.”"],
    "joined with the sentence before": [
        "“The island needs boats,” said Mayor Anna Vell. “We are very keen on bringing the ferry back, and the council will vote on its own terms.”",
        "Mayor Anna Vell added: “The island needs boats. We are very keen on bringing the ferry back, and the council will vote on its own terms.”",
    ],
    "no closing mark": [FULL, FULL.partition(",” said")[0].replace("“We", "Mayor Anna Vell said: “We") + ". The ferry company has twelve boats and sails from the northern harbour on every weekday"],
    "no closing mark, a heading": [FULL, FULL.partition(",” said")[0].replace("“We", "Mayor Anna Vell said: “We") + ". Further Details: The ferry company has twelve boats and sails on every weekday"],
}


@pytest.mark.parametrize("texts", SAME_LENGTH.values(), ids=SAME_LENGTH)
def test_no_length_where_no_word_is_missing(texts: list[str]) -> None:
    assert not {"quote cut", "quote cut inside"} & {rule for rule, _ in quoted(texts)}
    assert not {"quote cut", "quote cut inside"} & {rule for rule, _ in quoted(texts[::-1])}


def test_a_fragment_of_a_full_quotation_is_a_matter_of_length() -> None:
    found = quoted([FULL, "Mayor Anna Vell said she was “very keen on bringing the ferry back” to the island, and spoke of a vote."])
    assert [rule for rule, _ in found] == ["quote cut"] and found[0][1][1] == "very keen on bringing the ferry back"


def test_the_ending_of_a_fragment_is_no_other_wording() -> None:
    full = "“The review of the evidence shows that the use of the sea wall outweighs every risk for the farmers and their cattle,” the council said."
    assert [rule for rule, _ in quoted([full, "The review shows that the use of the wall and its gates “outweigh every risk for the farmers”, the council said."])] == ["quote cut"]


def speakers(texts: list[str]) -> list[str]:
    "Topics of the matters of speech."
    case = case_of(texts)
    return [matter.topic for find in SPEECH_FINDERS for matter in find(case)]


STATED = "said on Friday that the old wall of the northern harbour will not hold another winter."


def test_a_description_beside_the_name_is_that_person() -> None:
    assert not [topic for topic in speakers([f"Tom Ashby, chief engineer of the port at Ostmere University {STATED}", f"Tom Ashby {STATED}"]) if topic.startswith("who said")]
    assert not [topic for topic in speakers([f"Asked about Tom Ashby, chief engineer of Ostmere Port {STATED}", f"Tom Ashby {STATED}"]) if topic.startswith("who said")]


def test_two_names_are_two_speakers() -> None:
    assert "who said it: Tom Ashby – Karin Ek" in speakers([f"Tom Ashby {STATED}", f"Karin Ek {STATED}"])


def presented(one: str, other: str, lang: str = "en") -> list[str]:
    "Topics of the matters of office."
    case = case_of([one, other], lang)
    return [matter.topic for find in OFFICE_FINDERS for matter in find(case)]


OTHERWISE = [
    ("en", "Rain fell. OHA harbour chief Dr. Anna Vell praised the wall.", "It stands. Anna Vell, director of the OHA's Institute for Tides, came.", "OHA harbour chief – director of the OHA's Institute for Tides"),
    ("de", "Es regnete. Anna Vell, Direktorin des Instituts für Gezeiten, kam.", "Sie steht. Die Sprecherin Anna Vell lobte sie.", "Direktorin des Instituts für Gezeiten – Sprecherin"),
    ("sv", "Det regnade. Anna Vell, chef för hamnen, kom.", "Den står. Professorn Anna Vell berömde muren.", "chef för hamnen – Professorn"),
    ("fr", "Il pleuvait. Anna Vell, directrice du port, est venue.", "Il tient. La ministre Anna Vell a loué le mur.", "directrice du port – ministre"),
    ("pl", "Padało. Anna Vell, dyrektor portu, przyszła.", "Stoi. Minister Anna Vell pochwaliła mur.", "dyrektor portu – Minister"),
]


@pytest.mark.parametrize(("lang", "one", "other", "topic"), OTHERWISE)
def test_a_person_presented_otherwise(lang: str, one: str, other: str, topic: str) -> None:
    assert presented(one, other, lang) == [f"description of Anna Vell: {topic}"]


ALIKE = [
    ("Rain fell. Law professor Anna Vell praised the wall.", "It stands. Anna Vell, a professor of law at Ostmere, came."),
    ("Rain fell. OTI chief Anna Vell praised the wall.", "It stands. Anna Vell, chief of the Ostmere Tide Institute, came."),
    ("Rain fell. Anna Vell, chief executive of Nordwall, praised it.", "It stands. Nordwall CEO Anna Vell came."),
    ("Rain fell. The leader Anna Vell praised it.", "It stands. Mayor Anna Vell came."),
    ("Rain fell. Anna Vell, Jon Vik, director of Nordwall, and others came.", "It stands. Mayor Anna Vell came."),
    ("Rain fell. Anna Vell, who heads the port, praised it.", "It stands. Mayor Anna Vell came."),
    ("Rain fell. Mayor Anna Vell praised it.", "It stands. Anna Vell came."),
    ("Harbour planning chief Anna Vell praised the long wall on Friday.", "Harbour scheme chief Anna Vell praised the long wall on Friday."),  # one sentence, told as a change in it
]


@pytest.mark.parametrize(("one", "other"), ALIKE, ids=[row[0][11:40] for row in ALIKE])
def test_descriptions_that_fit_are_no_matter(one: str, other: str) -> None:
    assert not presented(one, other)
