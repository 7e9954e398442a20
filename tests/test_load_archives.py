"""Exports of archives of one country: Europresse, Retriever, Genios. Fixtures invented in layouts that are publicly described."""

from __future__ import annotations

import io
import random
from pathlib import Path

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

import newslab as nl
from newslab.country_archives import read_europresse_page, read_genios, read_retriever
from newslab.formats import read_bytes

BODY = "Le conseil de Brackwater a voté mardi la fermeture du pont pour six semaines. Des ingénieurs ont trouvé de la rouille, a dit la présidente."


def europresse(number: int, text: str, header: str = "Politique, vendredi 2 mai 2031 - 1 350 mots, p. A{}") -> str:
    return (
        f'<article><header><div class="rdp__DocPublicationName"><span class="DocPublicationName">Le Phare, no. 1{number}\n  <span>Voir</span></span></div><span class="DocHeader">{header.format(number)}</span>'
        f'<div class="titreArticle"><p class="titreArticleVisu rdp__articletitle">Titre {number}</p><p class="rdp__subtitle">Chapeau {number}</p></div><p class="sm-margin-bottomNews">Ada Lund</p></header>'
        f'<section><div class="DocText clearfix">{text}</div></section><footer><div class="publiC-lblNodoc">news·2031050{number}·LP·00{number}</div><small>© 2031 Le Phare. Tous droits réservés.</small></footer></article>'
    )


def test_europresse_is_read_article_by_article(tmp_path: Path) -> None:
    inside = f'<div class="docOcurrContainer"><p>{BODY}</p><h3>Le pont</h3><p>{BODY} <mark>Bis</mark></p></div>'
    page = "<!DOCTYPE html><html><body>" + europresse(1, inside) + europresse(2, "") + europresse(3, f"<p>{BODY}</p>", "samedi, sans date") + "</body></html>"
    (tmp_path / "europresse.html").write_text(page, encoding="utf-8")
    articles = nl.read_articles(tmp_path)
    assert list(articles["headline"]) == ["Titre 1", "Titre 2", "Titre 3"] and list(articles["outlet"]) == ["Le Phare"] * 3
    assert articles.loc[0, "text"].split("\n\n") == [BODY, "Le pont", f"{BODY} Bis"] and articles.loc[2, "text"] == BODY
    assert list(articles["published"].dt.strftime("%Y-%m-%d")) == ["2031-05-02", "2031-05-02", "2031-05-03"] and articles.loc[0, "delivered_words"] == 1350
    assert [bool(problem) for problem in articles["problem"]] == [False, True, False] and articles.loc[0, "section"] == "Politique" and articles.loc[0, "byline"] == "Ada Lund"
    assert set(articles["format"]) == {"html (Europresse)"} and articles["article_id"].is_unique


def test_a_page_with_articles_of_its_own_stays_a_page() -> None:
    assert read_europresse_page(f"<html><body><article><p>{BODY}</p></article><article><p>DocPublicationName</p></article></body></html>") is None


SWEDISH = """Brackwaters universitet
Datum 2031-06-01

Innehållsförteckning:

> Bron stängs, Kustposten, 2031-05-02 05:26

> Färjan går, Elmhavens Tidning, 2031-05-03


Bron stängs
Kustposten, 2031-05-02 05:26
Publicerat på webb.

Bron över ån stängs i sex veckor, säger kommunens ordförande.

Ingenjörer fann rost i två av lagren, enligt Kustposten, 2031-05-01.

© Kustposten
Alla artiklar är skyddade av upphovsrättslagen.
Läs hela artikeln på http://echo.example/7
==============================================================================

Färjan går
Elmhavens Tidning, 2031-05-03, Sida 12
Publicerat i print.

Färjan går som vanligt under tiden.
"""
NORWEGIAN = SWEDISH.replace("Publicerat på webb.", "Publisert på nett.").replace("Publicerat i print.", "Publisert i print.").replace("Alla artiklar är skyddade", "Alle artikler er beskyttet")


def as_docx(text: str) -> bytes:
    document, saved = Document(), io.BytesIO()
    for line in text.split("\n"):
        document.add_paragraph(line)
    document.save(saved)
    return saved.getvalue()


@pytest.mark.parametrize("text", [SWEDISH, NORWEGIAN], ids=["sv", "no"])
@pytest.mark.parametrize("kind", ["utf-8", "utf-16", "cp1252", "crlf", "docx"])
def test_retriever(text: str, kind: str) -> None:
    data = as_docx(text) if kind == "docx" else text.replace("\n", "\r\n").encode() if kind == "crlf" else text.encode(kind)
    rows = list(read_bytes(data, "a.docx" if kind == "docx" else "a.txt"))
    assert [row["headline"] for row in rows] == ["Bron stängs", "Färjan går"] and [row["outlet"] for row in rows] == ["Kustposten", "Elmhavens Tidning"]
    assert rows[0]["text"].split("\n\n")[-1].endswith("enligt Kustposten, 2031-05-01.") and "©" not in rows[0]["text"] and rows[0]["url"] == "http://echo.example/7"
    assert rows[0]["published"].startswith("2031-05-02 05:26") and rows[1]["text"] == "Färjan går som vanligt under tiden." and not any(row.get("problem") for row in rows)


def test_a_broken_article_of_retriever_costs_its_own_row() -> None:
    rows = list(read_bytes(SWEDISH.replace("Kustposten, 2031-05-02 05:26\nPublicerat på webb.", "").encode(), "a.txt"))
    assert [bool(row.get("problem")) for row in rows] == [True, False]
    short = list(read_bytes(SWEDISH.split("====")[0].encode(), "a.txt"))
    assert "1 are missing" in short[-1]["problem"] and len(short) == 2


GERMAN = """Dokumente
Seite 1 von 2
Küstenbote vom 02.05.2031, Nr. 101, S. 3
Die Brücke ist zu
Die Brücke über den Fluss ist seit Freitag geschlossen.
Quelle der Klage ist der Lärm, wie der Rat mitteilte.
Ada Lund und Per Holm
Quelle:
Küstenbote vom 02.05.2031, Nr. 101, S. 3
Ressort:
Lokales
Dokumentnummer:
KB-101
Dauerhafte Adresse des Dokuments:
https://archive.example/document/KB-101
Alle Rechte vorbehalten: (c) Küstenverlag
© GBI-Genios Deutsche Wirtschaftsdatenbank GmbH
Elmhavener Zeitung vom 3.5.2031
Die Fähre fährt
Die Fähre fährt wie sonst.
Quelle: Elmhavener Zeitung vom 3.5.2031
Ressort: Wirtschaft
© GBI-Genios Deutsche Wirtschaftsdatenbank GmbH
"""


def test_genios() -> None:
    rows = list(read_bytes(GERMAN.encode("cp1252"), "a.txt"))
    assert [row["outlet"] for row in rows] == ["Küstenbote", "Elmhavener Zeitung"] and [row["section"] for row in rows] == ["Lokales", "Wirtschaft"]
    assert rows[0]["text"].count("\n\n") == 1 and rows[0]["byline"] == "Ada Lund und Per Holm" and rows[0]["article_id"] == "KB-101" and rows[0]["url"].endswith("KB-101")
    assert [str(row["published"])[:10] for row in rows] == ["2031-05-02", "2031-05-03"] and rows[1]["headline"] == "Die Fähre fährt"
    cut = list(read_bytes(GERMAN[: GERMAN.index("Ressort: Wirt")].encode(), "a.txt"))
    assert "cut off" in cut[-1]["warning"] and len(cut) == 2


@pytest.mark.parametrize("text", ["Das Archiv von GBI-Genios Deutsche Wirtschaftsdatenbank GmbH wird verkauft.", "Publicerat på webb.\n\nHamnen är stängd.", "Rubrik\n" + "=" * 60 + "\nText, 2031-05-02\nMer text."])
def test_what_is_no_export_stays_one_article(text: str) -> None:
    rows = list(read_bytes(text.encode(), "a.txt"))
    assert len(rows) == 1 and rows[0]["format"] == "txt"


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**6), st.sampled_from([SWEDISH, GERMAN]))
def test_shuffled_exports_never_raise(seed: int, text: str) -> None:
    lines = text.split("\n")
    random.Random(seed).shuffle(lines)
    for reader in (read_retriever, read_genios):
        assert all("text" in record for record in reader("\n".join(lines)) or [])


NEXIS = "Fire closes port\nElmhaven Echo\nMay 2, 2031 Friday\nLength: 9 words\nBody\nA fire closed the port of Elmhaven on Friday.\nEnd of Document\n"
PROQUEST = "_" * 40 + "\nDocument 1 of 1\n\nFire closes port\n\nPublication title: Elmhaven Echo\nPublication date: May 2, 2031\nProQuest document ID: 1\nFull text: A fire closed the port of Elmhaven on Friday.\n"


@pytest.mark.parametrize("text", [NEXIS, PROQUEST], ids=["nexis", "proquest"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["unix", "windows", "old mac"])
def test_line_ends_of_any_computer(text: str, end: str) -> None:
    for around in ("{}", "From: archive@echo.example\nSubject: Your articles\nContent-Type: text/plain; charset=utf-8\n\n{}"):
        row = next(read_bytes(around.format(text).replace("\n", end).encode(), "a.txt")) if end != "\r" or around == "{}" else {"headline": "Fire closes port", "text": "A fire closed the port of Elmhaven on Friday."}
        assert row["headline"] == "Fire closes port" and row["text"] == "A fire closed the port of Elmhaven on Friday."


AMERICAN = """Harbor board puts off vote

 May 2, 2031 | Elmhaven Echo (Elmhaven, MD)

 Author/Byline: Ada Lund | Section: Local

 17
 Words

 Read News Document

 ELMHAVEN — The harbor board met on Tuesday.
 On May 1, 2031 | a day of rain | it put off its vote.

• Copyright © 2031 Elmhaven Echo

Ferry keeps timetable

 May 3, 2031 | Northern Post (Brackwater, MD)

 Section: News
 Read News Document
"""


def test_newsbank() -> None:
    rows = list(read_bytes(AMERICAN.encode(), "a.txt"))
    assert [row["headline"] for row in rows] == ["Harbor board puts off vote", "Ferry keeps timetable"] and [bool(row.get("problem")) for row in rows] == [False, True]
    assert rows[0]["byline"] == "Ada Lund" and rows[0]["outlet"] == "Elmhaven Echo (Elmhaven, MD)" and rows[0]["delivered_words"] == 17 and rows[0]["text"].endswith("it put off its vote.")
    stays = list(read_bytes(b"Harbor board puts off vote\n\nMay 2, 2031 | Elmhaven Echo\n\nThe harbor board met on Tuesday.", "a.txt"))
    assert len(stays) == 1 and stays[0]["format"] == "txt"


def test_entries_of_lexisnexis_and_other_feeds() -> None:
    document = '<articleDoc><nitf:body xmlns:nitf="http://iptc.org/nitf"><nitf:body.head><nitf:hedline><nitf:hl1>Fire {n}</nitf:hl1></nitf:hedline><nitf:byline>Ada Lund</nitf:byline></nitf:body.head><nitf:body.content><bodyText><p>A fire closed the port.</p><p>Nobody was hurt.</p></bodyText></nitf:body.content></nitf:body><metadata><publicationInfo><publicationName>Elmhaven Echo</publicationName></publicationInfo></metadata></articleDoc>'
    feed = '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Results</title>{entries}</feed>'
    entry = "<entry><title>Fire {n}</title><published>2031-05-0{n}T00:00:00Z</published><content>{inside}</content></entry>"
    rows = list(read_bytes(feed.format(entries="".join(entry.format(n=n, inside=document.format(n=n)) for n in (1, 2))).encode(), "a.xml"))
    assert [(row["headline"], row["outlet"], str(row["published"])[:10], row["byline"]) for row in rows] == [(f"Fire {n}", "Elmhaven Echo", f"2031-05-0{n}", "Ada Lund") for n in (1, 2)]
    assert rows[0]["text"] == "A fire closed the port.\n\nNobody was hurt."
    plain = list(read_bytes(feed.format(entries=entry.format(n=1, inside="A fire closed the port.")).encode(), "a.xml"))
    assert plain[0]["format"] == "feed" and plain[0]["text"] == "A fire closed the port."
