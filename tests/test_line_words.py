"""The table of words, titles below “Read also”, portraits below a name, shapes without a digit, leads above a box; all texts invented."""

from __future__ import annotations

import json
from importlib.resources import files

import numpy as np

import newslab as nl
from newslab.body import find_body
from newslab.datelines import small_role
from newslab.line_words import known_share, line_signs, word_points, word_traits
from newslab.page import read_page
from newslab.phrases import line_shape
from newslab.schema import make_table

LEAD = "The council of Elmhaven voted on Friday to close the old bridge, the harbour master said."
MORE = "The bridge has carried lorries since 1931, and nobody knows how long a new one will take."


def test_points_worked_by_hand() -> None:
    "A line of four signs of which two are known: the sum over the root of the number of signs."
    signs = [line_signs("said twice"), line_signs(""), line_signs("never")]
    assert signs[0] == {"said", "twice", "^said", "^twice", "$said", "$twice"} and signs[1] == frozenset()
    points = word_points(signs, {"said": 1.2, "$twice": 0.6})
    assert np.allclose(points, [1.8 / 6**0.5, 0, 0]) and known_share(signs, {"said": 1.2, "$twice": 0.6}) == 2 / 9
    rows = word_traits(points, np.array([2.0, 0.0, 1.0]), 0.5)
    assert rows.shape == (3, 5) and np.allclose(rows[:, 3], points[0] * 3 / 6) and (rows[:, 4] == 0.5).all()


def test_the_table_is_one_of_words() -> None:
    "No run of words of anybody's page stands in it, and no weight is out of bounds."
    groups = json.loads((files("newslab") / "data" / "body_words.json").read_text(encoding="utf-8"))
    table = {word: float(weight) for weight, words in groups.items() for word in words.split(" ")}
    assert len(table) > 1000 and all(" " not in word and len(word) < 60 and abs(weight) < 10 for word, weight in table.items())
    assert table["said"] > 0 > table["subscribe"]


def stocks(*lines: str) -> list[bool]:
    "Which lines of a page are marked."
    return [bool(block.stock) for block in read_page("\n\n".join(lines))]


def test_titles_below_a_bare_heading() -> None:
    "Titles go; crossheads, the headline below a menu, sentences and items of the article's own list stay."
    assert stocks(LEAD, "Read also", "Ferry will not sail at night", "Why the pier sinks so slowly", MORE) == [False, True, True, True, False]
    assert stocks(LEAD, "Read also", "A slow bridge", MORE) == [False, True, False, False]
    assert stocks(LEAD, "Read also: Why the pier sinks", "What happens to the old bridge", MORE) == [False, True, False, False]
    assert stocks("Log in", "Council of Elmhaven closes bridge", LEAD) == [True, False, False]
    assert stocks(LEAD, "Read also", "The ferry will not sail.", MORE) == [False, True, False, False]
    assert stocks(LEAD, "Read also", "3. Leave the old cover loose", MORE) == [False, True, False, False]


def test_shapes_without_a_digit() -> None:
    "Names of pictures, shortcodes of more systems; words with a stop stay."
    assert all(map(line_shape, ("old-bridge-at-dawn.jpg", "{{ ad_slot }}", '[form7 id="x"]', "[embed]https://video.example/a[/embed]")))
    assert not any(map(line_shape, ("old bridge at dawn", "The file is called bridge.jpg", "[The bridge is closed]")))


def test_a_portrait_below_a_name() -> None:
    "The author's name on a line, then who she is; not where the article is about her."
    assert stocks("Maja Ek", "Maja Ek är ledarskribent på Almviks Tidning.", LEAD) == [False, True, False]
    assert stocks("Maja Ek", "Maja Ek är ledarskribent på Almviks Tidning.", f"{LEAD} Ek was there.") == [False, False, False]


def test_a_lead_above_a_box_is_body() -> None:
    "A paragraph, a box, the rest; the standfirst above name and day stays outside."
    page = ["Home", "Bridge closed", LEAD, "Read also", "Ferry will not sail at night", MORE, "“It is the bridge of my childhood,” she said.", "Privacy policy"]
    blocks = read_page("\n\n".join(page))
    start, end, _ = find_body(blocks)
    assert [block.text for block in blocks[start:end]] == page[2:7]
    clean = nl.clean_articles(make_table("articles", [{"article_id": "a", "text": "\n\n".join(page)}]))
    assert clean.loc[0, "text"].split("\n\n") == [LEAD, MORE, page[6]]


def test_the_turkish_capital_i() -> None:
    "İlgili in small letters has a dot of its own; it is the same word."
    assert stocks("İlgili haberler") == [True]


def test_bylines_of_comments() -> None:
    "Who comments is a byline; what an analysis found is none."
    assert all(small_role(line, len(line.split())) for line in ("Ein Kommentar von Greta Lohse", "Analysis by Ada Holm", "En krönika av Maja Ek"))
    assert not any(small_role(line, len(line.split())) for line in ("Analyse von Blutproben zeigt Spuren", "Opinion by experts is divided", "Chronique de Montclair"))
