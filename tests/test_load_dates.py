"""The day of an article from a line of its text: in many languages, and never that of a change, a photograph, a sentence or another article. All texts invented."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import newslab as nl
from newslab.fields import read_moment
from newslab.published import cut_byline, find_published

STORY = "The council of Brackwater voted on Tuesday to close the old swing bridge for six weeks, its chair said, after engineers found rust."
OTHER = "Residents of the quay were told that the ring road is the only other way across, and that it is full already in the morning."
DAY = "2031-03-14"

# Text above the story, language → moment; "" for none.
HEADS: dict[str, tuple[str, str, str]] = {
    "a label": ("Bridge closes\nPublished: 14 March 2031", "en", DAY),
    "month first, comments": ("Bridge closes\nMarch 14, 2031 | 8 Comments", "en", DAY),
    "behind the author": ("Bridge closes\nBy Ada Lund on Friday, March 14th, 2031", "en", DAY),
    "Swedish": ("Bro stängs\nPublicerad 2031-03-14 10.32", "sv", f"{DAY} 10:32"),
    "German": ("Brücke zu\n14.03.2031, 10:32 Uhr", "de", f"{DAY} 10:32"),
    "German, short year": ("Brücke zu\nVeröffentlicht am 14.3.31", "de", DAY),
    "French": ("Le pont ferme\nPublié le 14 mars 2031 à 10h32", "fr", f"{DAY} 10:32"),
    "French, numbers": ("Le pont ferme\nPublié le 04/03/2031 à 10h32", "fr", "2031-03-04 10:32"),
    "Spanish": ("Cierra el puente\nPublicado el 14 de marzo de 2031 a las 10:32", "es", f"{DAY} 10:32"),
    "Italian": ("Chiude il ponte\ndi Ada Lund - 14 marzo 2031, ore 10:32", "it", f"{DAY} 10:32"),
    "Portuguese": ("Ponte fecha\n14 de março de 2031 às 10h32", "pt", f"{DAY} 10:32"),
    "Dutch": ("Brug dicht\nGepubliceerd op 14 maart 2031 om 10:32", "nl", f"{DAY} 10:32"),
    "Danish": ("Bro lukker\nOffentliggjort 14. marts 2031 kl. 10.32", "da", f"{DAY} 10:32"),
    "Norwegian": ("Bru stenger\nPublisert 14. mars 2031 kl. 10:32", "no", f"{DAY} 10:32"),
    "Finnish": ("Silta kiinni\nJulkaistu 14.3.2031 10:32", "fi", f"{DAY} 10:32"),
    "Polish": ("Most zamknięty\nData publikacji: 14 marca 2031, 10:32", "pl", f"{DAY} 10:32"),
    "Russian": ("Мост закрыт\n14 марта 2031, 10:32", "ru", f"{DAY} 10:32"),
    "Chinese": ("大桥关闭\n2031年3月14日 10:32", "zh", f"{DAY} 10:32"),
    "Japanese": ("橋が閉鎖\n公開日：2031年3月14日 10時32分", "ja", f"{DAY} 10:32"),
    "Korean": ("다리 폐쇄\n입력 2031.03.14 10:32", "ko", f"{DAY} 10:32"),
    "Arabic": ("إغلاق الجسر\nنشر في 14 مارس 2031", "ar", DAY),
    "Arabic of the Levant": ("إغلاق الجسر\n14 آذار 2031", "ar", DAY),
    "published, then updated": ("Bridge closes\nPublished 14 March 2031 10:32, updated 16 March 2031 09:00", "en", f"{DAY} 10:32"),
    "updated, then published": ("Bridge closes\nUpdated 16 March 2031\nFirst published on 14 March 2031", "en", DAY),
    "month first can be told": ("Bridge closes\n03/14/2031", "en", DAY),
    "day first can be told": ("Bridge closes\n14/03/2031", "en", DAY),
    "day and month alike": ("Bridge closes\n03/03/2031", "en", "2031-03-03"),
    "below a menu and share buttons": ("Home\nNews\nSport\nWeather\nBridge closes\n14 March 2031\nShare\nTweet\nPrint\nSave\nComments\nA view of the quay", "en", DAY),
    "stays: the day of a change": ("Bridge closes\nUpdated: 14 March 2031", "en", ""),
    "stays: Stand": ("Brücke zu\nStand: 14.03.2031, 10:32 Uhr", "de", ""),
    "stays: a photograph": ("Bridge closes\nPhoto: Per Holm, 14 March 2031", "en", ""),
    "stays: rights": ("© 14 March 2031 Quay News", "en", ""),
    "stays: a sentence": ("The bridge was opened on 14 March 1981.", "en", ""),
    "stays: a crosshead": ("Bridge closes\nWhat the town decided behind closed doors on 14 March 2031", "en", ""),
    "stays: a fact of a box": ("Opened: 14 March 1981", "en", ""),
    "stays: an address": ("https://quay.example/2031/03/14/bridge", "en", ""),
    "stays: day or month": ("Bridge closes\n03/04/2031", "en", ""),
    "stays: no year": ("Bridge closes\n14 March, 10:32", "en", ""),
    "stays: no such day": ("Bridge closes\n31 June 2031", "en", ""),
    "stays: a list of other articles": ("More news\nFerry delayed\n12 March 2031\nMarket moves\n11 March 2031\nSchool opens\n10 March 2031\nShare\nTweet\nPrint\nSave\nBridge closes", "en", ""),
}  # fmt: skip


@pytest.mark.parametrize("name", HEADS)
def test_lines_that_say_when(name: str) -> None:
    head, lang, moment = HEADS[name]
    found = find_published(f"{head}\n\n{STORY}\n\n{OTHER}", lang).published
    assert ("" if found is None else f"{found:%Y-%m-%d %H:%M}".removesuffix(" 00:00")) == moment


def test_dates_below_the_text_are_not_asked() -> None:
    below = "\n\nMore news\n\nPublished: 2 March 2031\n\nBy Per Holm | 3 March 2031"
    assert find_published(f"Bridge closes\n\n{STORY}\n\n{OTHER}\n\n{STORY} Again.{below}", "en").published is None


def test_the_day_on_top_of_a_page_is_that_of_the_visit() -> None:
    "A bare date above menu and headline is passed over; one below the headline, or with nothing but a share bar below it, is not."
    head, top, menu = "The bridge over the Elm closes for eight months", "Elmhaven Echo\nSaturday, 4 June 2033\n", "Home | News | Sport\n"
    for masthead in (top + menu, top + menu.replace(" | ", "\n"), top + "Hem • Nyheter • Sport\n"):
        assert find_published(f"{masthead}{head}\n{STORY}\n\n{OTHER}", "en").published is None
        assert str(find_published(f"{masthead}{head}\n3 June 2033\n{STORY}\n\n{OTHER}", "en").published.date()) == "2033-06-03"
    for kept in (f"{menu}{head}\n4 June 2033\nShare | Print | Save\n", f"{top}{head}\n", f"{menu}{top}{head}\n"):
        assert str(find_published(f"{kept}{STORY}\n\n{OTHER}", "en").published.date()) == "2033-06-04"


def test_names_go_before_lines_and_metadata_before_both(tmp_path: Path) -> None:
    text = f"Published: 14 March 2031\n\n{STORY}"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    (tmp_path / "quay_2031-03-15_b.txt").write_text(text + " B.", encoding="utf-8")
    (tmp_path / "2031-03-15_c.txt").write_text(f"---\ntitle: Bridge\ndate: 2031-03-16\n---\n{text} C.", encoding="utf-8")
    rows = nl.read_articles(tmp_path).set_index("article_id")
    assert {name: str(day.date()) for name, day in rows["published"].items()} == {"a": "2031-03-14", "quay_2031-03-15_b": "2031-03-15", "2031-03-15_c": "2031-03-16"}


def test_a_day_that_can_be_read_both_ways_is_said_and_settled_by_the_outlet(tmp_path: Path) -> None:
    for outlet, days in {"Quay": ("03/04/2031", "25/04/2031"), "Post": ("03/04/2031", "04/25/2031"), "Echo": ("03/04/2031",), "Mixed": ("03/04/2031", "25/04/2031", "04/25/2031")}.items():
        (tmp_path / outlet).mkdir()
        for number, day in enumerate(days):
            (tmp_path / outlet / f"{number}.txt").write_text(f"Bridge closes\n{day}\n\n{STORY} {outlet} {number}", encoding="utf-8")
    rows = nl.read_articles(tmp_path)
    first = rows[rows["path"].str.endswith("0.txt")].set_index("outlet")
    assert str(first.loc["Quay", "published"].date()) == "2031-04-03" and str(first.loc["Post", "published"].date()) == "2031-03-04"
    assert first.loc[["Quay", "Post"], "warning"].eq("").all() and first.loc[["Echo", "Mixed"], "published"].isna().all()
    assert first.loc[["Echo", "Mixed"], "warning"].str.contains("day or the month first").all()


BYLINES = {
    "By Ada Lund | March 14, 2031 | 8 Comments": "By Ada Lund", "Ada Lund – 14 March 2031": "Ada Lund", "Von Ada Lund, 14.03.2031, 10:32 Uhr": "Von Ada Lund", "Par Ada Lund, publié le 14 mars 2031 à 10h32": "Par Ada Lund",
    "Ada Lund · 4 min read": "Ada Lund", "By Ada Lund and Per Holm, Quay News": "By Ada Lund and Per Holm, Quay News", "March 14, 2031": "March 14, 2031", "By Ada Lund, minister of the port": "By Ada Lund, minister of the port",
}  # fmt: skip


@pytest.mark.parametrize("line", BYLINES)
def test_bylines(line: str) -> None:
    assert cut_byline(line) == BYLINES[line] == cut_byline(BYLINES[line])


def test_the_byline_of_a_cleaned_article_has_no_day() -> None:
    text = f"Old swing bridge closes for six weeks\n\nBy Ada Lund | March 14, 2031 | 8 Comments\n\n{STORY}\n\n{OTHER}\n\n{STORY} Work begins soon."
    row = nl.clean_articles(nl.read_articles([text])).iloc[0]
    assert row["byline"] == "By Ada Lund" and str(row["published"].date()) == DAY


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="0123456789./- ,年月日:hTZ MayMarchpublished|\n©", max_size=120))
def test_any_line_is_read_or_not(text: str) -> None:
    found = find_published(text, "en").published
    assert found is None or (isinstance(found, pd.Timestamp) and 1980 <= found.year <= 2100)
    assert isinstance(cut_byline(text), str)


def test_nasty_lines_take_bounded_time() -> None:
    started = time.process_time()
    for text in ("1." * 20_000, "2031-" * 8_000, "March " * 8_000 + "2031", "By " * 13_000 + "14 March 2031", ("14 March 2031 | " * 12 + "\n") * 900, "14 de " * 7_000):
        find_published(text, "en")
        cut_byline(text)
    assert time.process_time() - started < 3


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("47970", "2031-05-02 00:00"), (47970, "2031-05-02 00:00"), (47970.4375, "2031-05-02 10:30"), ("47970,4375", "2031-05-02 10:30"), ("2.5.31", "2031-05-02 00:00"), ("02.05.31 10:30", "2031-05-02 10:30"), ("31.12.99", "1999-12-31 00:00"),
        ("20310502", "2031-05-02 00:00"), ("1935484200", "2031-05-02 10:30"), ("12:30", None), ("479", None), ("99999", None), ("1.2.3", None), ("192.0.2.31", None),
    ],
)  # fmt: skip
def test_days_as_spreadsheets_and_hurried_people_write_them(written: object, day: str | None) -> None:
    moment = read_moment(written)
    assert (moment.strftime("%Y-%m-%d %H:%M") if moment is not None else None) == day


def test_serial_days_in_a_workbook(tmp_path: Path) -> None:
    pytest.importorskip("openpyxl")
    pd.DataFrame({"text": ["The port opened again.", "The bridge is closed."], "date": [47970, 47971.5], "words": [12345, 23456]}).to_excel(tmp_path / "a.xlsx", index=False)
    assert list(nl.read_articles(tmp_path / "a.xlsx")["published"].dt.strftime("%m-%d %H")) == ["05-02 00", "05-03 12"]


ENGLISH, SWEDISH = "The council of the town said on Tuesday that the bridge would be closed for six weeks.", "Kommunen säger att bron ska vara stängd i sex veckor och att färjan går som vanligt till dess."


@pytest.mark.parametrize("kind", ["csv", "jsonl", "json", "xlsx", "frame", "manifest"])
@pytest.mark.parametrize("last", ["13/04/2031", "04/13/2031", "05/04/2031"])
def test_a_day_that_can_be_read_both_ways_in_a_field(tmp_path: Path, kind: str, last: str) -> None:
    rows = [{"title": f"T{number}", "text": f"{ENGLISH} {number}", "date": date} for number, date in enumerate(["03/04/2031", "2031-05-01", last])]
    source: object = tmp_path / f"a.{kind}"
    if kind == "csv":
        pd.DataFrame(rows).to_csv(tmp_path / "a.csv", index=False)
    elif kind == "xlsx":
        pytest.importorskip("openpyxl")
        pd.DataFrame(rows).to_excel(tmp_path / "a.xlsx", index=False)
    elif kind in ("jsonl", "json"):
        pd.DataFrame(rows[::-1]).to_json(tmp_path / f"a.{kind}", orient="records", lines=kind == "jsonl")
    elif kind == "frame":
        source = pd.DataFrame(rows)
    else:
        for row in rows:
            (tmp_path / f"{row['title']}.txt").write_text(row["text"], encoding="utf-8")
        pd.DataFrame([{"file": f"{row['title']}.txt", "date": row["date"]} for row in rows]).to_csv(tmp_path / "manifest.csv", index=False)
        source = tmp_path
    articles = nl.read_articles(source).sort_values("text").reset_index(drop=True)  # type: ignore[arg-type]
    assert articles.loc[0, "published"].strftime("%m-%d") == ("04-03" if last.startswith("13") else "03-04") and articles.loc[1, "published"].month == 5
    assert ("03/04/2031 can be read" in articles.loc[0, "warning"]) == (last == "05/04/2031") and not articles.loc[1, "warning"]


def test_the_language_and_the_outlet_tell_day_from_month(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text("\n".join(json.dumps(row) for row in [{"text": SWEDISH, "date": "03/04/2031"}, {"text": ENGLISH, "date": "03/04/31"}]), encoding="utf-8")
    articles = nl.read_articles(tmp_path / "a.jsonl")
    assert list(articles["published"].dt.strftime("%m-%d")) == ["04-03", "03-04"] and [bool(warning) for warning in articles["warning"]] == [False, True]
    lines = [f'"{ENGLISH} {number}",{date},Echo\n' for number, date in enumerate([*["03/04/2031"] * 2100, "25/04/2031", "03/04/2031"])]
    (tmp_path / "b.csv").write_text("text,date,outlet\n" + "".join(lines), encoding="utf-8")  # the one that tells stands far behind the sample
    whole = nl.read_articles(tmp_path / "b.csv")
    assert set(whole["published"].dt.strftime("%m-%d")) == {"04-03", "04-25"} and not whole["warning"].any()
    pieces = list(nl.read_articles_in_chunks(tmp_path / "b.csv", chunk_articles=1000, duplicates=False))
    assert pieces[0]["warning"].str.contains("can be read").all() and not pieces[-1]["warning"].any() and pieces[-1]["published"].iloc[-1].month == 4
