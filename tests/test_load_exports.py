"""Exports of press archives, article by article: Nexis, Factiva, ProQuest, RIS; columns and dates of other archives. All texts invented."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from pathlib import Path

import pandas as pd
import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

import newslab as nl
from newslab.documents import read_export
from newslab.exports import length_warning, read_word_count, unwrap_text
from newslab.factiva import read_factiva, read_factiva_page
from newslab.fields import language_code, match_columns, read_moment
from newslab.nexis import read_nexis
from newslab.proquest import read_proquest

CASES = json.loads((Path(__file__).parent / "cases" / "load.json").read_text(encoding="utf-8"))
BODY = ["A fire closed the port of Elmhaven on Friday, the harbour master said.", "Thirty ships were waiting outside in the evening, and nobody was hurt."]
# Labels of the new and the old layout by language of the menus: length, words, section, byline, load date, language, number, body, end.
MENUS = {
    "en": ("Length", "words", "Section", "Byline", "Load-Date", "Language", "{n} of {m} DOCUMENTS", "Body", "Classification", "End of Document", "May 2, 2031 Friday"),
    "de": ("Länge", "Wörter", "Rubrik", "Autor", "Load-Date", "Sprache", "Dokument {n} von {m}", "Text", "Classification", "End of Document", "Freitag 2. Mai 2031"),
    "fr": ("Longueur", "mots", "Rubrique", "Auteur", "Date-Chargement", "Langue", "Document {n} de {m}", "Body", "Classification", "Fin du document", "vendredi 2 mai 2031"),
    "es": ("Longitud", "palabras", "Sección", "Autor", "Fecha de carga", "Idioma", "Documento {n} de {m}", "Body", "Clasificación", "Fin del documento", "2 de mayo de 2031 viernes"),
}


def new_layout(menu: str, number: int, body: list[str] = BODY, words: int = 24) -> list[str]:
    length, unit, section, byline, load, language, _, heading, classes, end, day = MENUS[menu]
    return [
        f"Fire closes port, part {number}", "Elmhaven Echo", day, "Copyright 2031 Elmhaven Echo Ltd All Rights Reserved", f"{section}:\u00a0NEWS; Pg. 3", f"{length}:\u00a0{words} {unit}", f"{byline}:\u00a0Ada Lund",
        heading, "", *body, "Graphic", "The port, seen from the ferry", classes, f"{language}:\u00a0ENGLISH", "Publication-Type:\u00a0Newspaper", f"{load}:\u00a0{day}", end,
    ]  # fmt: skip


def old_layout(menu: str, number: int, total: int) -> str:
    length, unit, section, byline, load, language, place, *_, day = MENUS[menu]
    upper = [label.upper() for label in (byline, section, length, load, language)]
    head = f"{place.format(n=number, m=total):^80}\n\n\n{'Elmhaven Echo':^80}\n\n{day:^80}\n{'City Edition':^80}\n\nFire closes port, part {number}\n\n"
    text = "\n\n".join("\n".join((text[:44].rsplit(" ", 1)[0], text[len(text[:44].rsplit(" ", 1)[0]) + 1 :])) for text in BODY)
    return head + f"{upper[0]}: Ada Lund\n\n{upper[1]}: NEWS; Pg. 3\n\n{upper[2]}: 24 {unit}\n\n{text}\n\n{upper[3]}: {day}\n\n{upper[4]}: ENGLISH\n\n{'Copyright 2031 Elmhaven Echo Ltd':^80}\n{'All Rights Reserved':^80}\n\n"


def docx(lines: list[str]) -> bytes:
    document, stream = Document(), io.BytesIO()
    for line in lines:
        document.add_paragraph(line)
    document.save(stream)
    return stream.getvalue()


def check(row: pd.Series, number: int) -> None:
    assert (row["headline"], row["outlet"], row["byline"]) == (f"Fire closes port, part {number}", "Elmhaven Echo", "Ada Lund")
    assert (row["published"], row["lang"], row["delivered_words"]) == (pd.Timestamp("2031-05-02", tz="UTC"), "en", 24)
    assert row["text"].split("\n\n") == BODY and row["problem"] == "" and row["warning"] == "" and "NEWS" in row["section"]


@pytest.mark.parametrize("menu", MENUS)
def test_nexis_docx(tmp_path: Path, menu: str) -> None:
    cover = ["User Name: = reader", "Date and Time: = Saturday, May 3, 2031 4:51:00 PM CEST", "Job Number: = 1", "Documents (3)", "1. Fire closes port, part 1", "Client/Matter: -None-", "Search Terms: fire"]
    (tmp_path / "a.docx").write_bytes(docx([*cover, *new_layout(menu, 1), *new_layout(menu, 2)]))
    articles = nl.read_articles(tmp_path)
    assert len(articles) == 3 and set(articles["format"][:2]) == {"docx (Nexis)"}
    for number in (1, 2):
        check(articles.iloc[number - 1], number)
    assert "holds 3 articles, but 2 were found" in articles.loc[2, "problem"] and list(articles["article_id"][:2]) == ["a-0001", "a-0002"]


@pytest.mark.parametrize("menu", MENUS)
@pytest.mark.parametrize("kind", ["txt", "html"])
def test_nexis_old_layouts(tmp_path: Path, menu: str, kind: str) -> None:
    text = "Download Request: Selected Items: 1-2\nTerms: fire\n\n" + old_layout(menu, 1, 2) + old_layout(menu, 2, 2)
    if kind == "html":
        blocks = [" ".join(block.split()) for block in text.split("\n\n") if block.strip()]
        text = "<html><head><title>LexisNexis</title></head><body>" + "".join(f'<div class="c1"><p class="c2"><span>{block}</span></p></div>\n<br>' for block in blocks) + "</body></html>"
    (tmp_path / f"a.{kind}").write_text(text, encoding="utf-8")
    articles = nl.read_articles(tmp_path)
    assert len(articles) == 2
    for number in (1, 2):
        row = articles.iloc[number - 1]
        assert (row["headline"], row["outlet"], row["byline"], row["delivered_words"]) == (f"Fire closes port, part {number}", "Elmhaven Echo", "Ada Lund", 24)
        assert row["text"].split("\n\n") == BODY and row["published"] == pd.Timestamp("2031-05-02", tz="UTC") and "(Nexis)" in row["format"]


def test_a_broken_nexis_article_costs_its_own_row() -> None:
    lines = [*new_layout("en", 1), "We are sorry but there is an error in this document and it is not possible to display it.", "End of Document", *new_layout("en", 3, body=[]), *new_layout("en", 4, words=812), *new_layout("en", 5)[:-1]]
    rows = list(read_nexis("\n".join(lines)) or [])
    assert [bool(row.get("problem")) for row in rows] == [False, True, True, False, False] and len(rows) == 5
    assert "looks cut: the archive says 812 words, 25 are there" in rows[3]["warning"] and "cut off" in rows[4]["warning"] and rows[4]["text"].split("\n\n") == BODY


CODED = {
    "en": ("{n} words", "2 May 2031", "English", "Document"), "fr": ("{n} mots", "2 mai 2031", "Français", "Document"), "de": ("{n} Wörter", "2. Mai 2031", "Deutsch", "Dokument"), "es": ("{n} palabras", "2 mayo 2031", "Español", "Documento"),
    "ru": ("{n} слов", "2 мая 2031", "Русский", "Документ"), "ja": ("{n} 語", "2031年5月2日", "日本語", "文書"),
}  # fmt: skip


def factiva_lines(menu: str, number: int) -> list[tuple[str, str]]:
    words, day, language, document = CODED[menu]
    return [("SE", "News"), ("HD", f"Fire closes port, part {number}"), ("BY", "By Ada Lund"), ("WC", words.format(n=24)), ("PD", day), ("ET", "10:30"), ("SN", "Elmhaven Echo"), ("SC", "ELMECH"), ("PG", "4"), ("LA", language),
            ("CY", "Copyright 2031. All rights reserved."), ("LP", BODY[0]), ("TD", BODY[1]), ("NS", "gcat : Political/General News"), ("RE", "uk : United Kingdom"), ("AN", f"{document} ELMECH0020310502e75200{number:03d}")]  # fmt: skip


def rtf(text: str) -> bytes:
    escaped = "".join(character if character.isascii() else f"\\u{ord(character)}?" for character in text.replace("\n", "\\par\n"))
    return ("{\\rtf1\\ansi\\ansicpg1252\\uc1{\\fonttbl{\\f0 Arial;}}\n" + escaped + "}").encode("ascii")


@pytest.mark.parametrize("menu", CODED)
def test_factiva_with_codes(tmp_path: Path, menu: str) -> None:
    cells = "".join("{\\trowd\\cellx900\\cellx9000\\pard\\intbl\\b " + code + "\\b0\\cell\\pard\\intbl " + rtf(value)[len(rtf("")) - 1 : -1].decode() + "\\cell\\row}\n" for number in (1, 2) for code, value in factiva_lines(menu, number))
    (tmp_path / "a.rtf").write_bytes(("{\\rtf1\\ansi\\ansicpg1252\\uc1\n" + cells + "}").encode("ascii"))
    rows = "".join(f'<tr><td class="index"><b>{code}</b>&nbsp;</td><td>' + (f'<p class="articleParagraph enarticleParagraph">{value}</p>' if code in ("LP", "TD") else value) + "</td></tr>" for code, value in factiva_lines(menu, 3))
    (tmp_path / "b.html").write_text(f'<html><head><title>Factiva</title></head><body><div class="article enArticle"><table>{rows}</table></div></body></html>', encoding="utf-8")
    (tmp_path / "c.txt").write_text("\n".join(f"{code}\t{value}" for number in (4, 5) for code, value in factiva_lines(menu, number)), encoding="utf-8")
    articles = nl.read_articles(tmp_path)
    assert list(articles["article_id"]) == [f"ELMECH0020310502e75200{number:03d}" for number in range(1, 6)]
    for number in range(1, 6):
        row = articles.iloc[number - 1]
        assert (row["headline"], row["outlet"], row["byline"], row["section"], row["problem"]) == (f"Fire closes port, part {number}", "Elmhaven Echo", "By Ada Lund", "News", "")
        assert row["text"].split("\n\n") == BODY and row["published"] == pd.Timestamp("2031-05-02 10:30", tz="UTC") and row["delivered_words"] == 24
    assert set(articles["lang"]) == {menu}


@pytest.mark.parametrize("menu", ["en", "fr", "de", "es", "ru"])
def test_factiva_without_codes(tmp_path: Path, menu: str) -> None:
    def plain(number: int) -> str:
        fields = dict(factiva_lines(menu, number))
        return "\n".join([*(fields[code] for code in ("SE", "HD", "BY", "WC", "PD", "ET", "SN", "SC", "PG", "LA", "CY")), "", fields["LP"], "", fields["TD"], "", fields["AN"], "", ""])

    (tmp_path / "a.rtf").write_bytes(rtf(plain(1) + plain(2) + plain(3).split("Documen")[0].split("Докум")[0].split("Dokumen")[0]))
    articles = nl.read_articles(tmp_path)
    assert len(articles) == 3 and "cut off" in articles.loc[2, "warning"]
    for number in (1, 2):
        row = articles.iloc[number - 1]
        assert (row["headline"], row["outlet"], row["byline"], row["section"]) == (f"Fire closes port, part {number}", "Elmhaven Echo", "By Ada Lund", "News")
        assert row["text"].split("\n\n") == BODY and row["published"] == pd.Timestamp("2031-05-02 10:30", tz="UTC")


def test_factiva_page_without_codes() -> None:
    def node(number: int) -> str:
        return (
            f'<div class="article enArticle"><div id="hd"><span class="enHeadline">Fire Closes Port {number}</span></div><div class="author">Ada Lund</div><div>24 words</div><div>2 May 2031</div><div>Elmhaven Echo</div><div>ELMECH</div>'
            f'<div>English</div><div>Copyright 2031.</div><p class="articleParagraph enarticleParagraph">{BODY[0]}</p><p class="articleParagraph enarticleParagraph">{BODY[1]}</p><p>Document ELMECH0020310502e7520000{number}</p></div>'
        )

    rows = list(read_factiva_page(f"<html><body>{node(1)}{node(2)}</body></html>") or [])
    assert [row["headline"] for row in rows] == ["Fire Closes Port 1", "Fire Closes Port 2"] and rows[0]["byline"] == "Ada Lund"
    assert all(row["text"].split("\n\n") == BODY and row["outlet"] == "Elmhaven Echo" and row["lang"] == "English" for row in rows)


RULE = "_" * 60


def proquest(labels: tuple[str, ...], number: int, text: str) -> str:
    full, title, day, identifier, url, language = labels
    return f"\n{RULE}\n\nDocument {number} of 3\n\nFire closes port, part {number}\n\nAuthor: Lund, Ada\n\nAbstract: A fire closed the port.\n\n{full}: {text}\n\nSubject: Ports; Fires\n\n{title}: Elmhaven Echo; Elmhaven\n\n{day}: May 2, 2031\n\nSection: News\n\n{language}: English\n\n{identifier}: 100{number}\n\n{url}: https://archive.example/docview/100{number}\n\nCopyright: Copyright Elmhaven Echo May 2, 2031\n"  # fmt: skip


@pytest.mark.parametrize("labels", [
    ("Full text", "Publication title", "Publication date", "ProQuest document ID", "Document URL", "Language of publication"),
    ("Texto completo", "Título de publicación", "Fecha de publicación", "ID del documento de ProQuest", "URL del documento", "Idioma de la publicación"),
    ("Volltext", "Titel der Publikation", "Publikationsdatum", "ProQuest-Dokument-ID", "Dokument-URL", "Publikationssprache"),
], ids=["en", "es", "de"])  # fmt: skip
def test_proquest_text_and_page(tmp_path: Path, labels: tuple[str, ...]) -> None:
    text = "Report Information from ProQuest\n02 May 2031\n" + proquest(labels, 1, "\n\n".join(BODY)) + proquest(labels, 2, "Not available.") + f"\n{RULE}\n\nContact us at: https://archive.example\n"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    blocks = "".join(f"<p>{block.strip()}</p>" for block in text.split("\n\n") if block.strip())
    (tmp_path / "b.html").write_text(f"<html><body><!-- ProQuest document ID -->{blocks}</body></html>", encoding="utf-8")
    articles = nl.read_articles(tmp_path)
    assert len(articles) == 6 and list(articles["problem"] != "") == [False, True, True] * 2
    for place in (0, 3):
        row = articles.iloc[place]
        assert (row["headline"], row["outlet"], row["url"], row["lang"], row["section"]) == ("Fire closes port, part 1", "Elmhaven Echo", "https://archive.example/docview/1001", "en", "News")
        assert row["text"].split("\n\n") == BODY and row["published"] == pd.Timestamp("2031-05-02", tz="UTC") and row["article_id"].startswith("1001")


def test_a_label_in_the_text_does_not_end_it() -> None:
    labels = ("Full text", "Publication title", "Publication date", "ProQuest document ID", "Document URL", "Language of publication")
    rows = list(read_proquest(proquest(labels, 1, f"{BODY[0]}\n\nLocation: the outer quay.\n\n{BODY[1]}")) or [])
    assert rows[0]["text"].split("\n\n")[1:] == ["Location: the outer quay.", BODY[1]]


def test_what_real_files_do_to_the_layouts(tmp_path: Path) -> None:
    # An article marked as central, and an end that slid behind the last sentence.
    old = (old_layout("en", 1, 2) + old_layout("en", 2, 2)).replace("1 of 2 DOCUMENTS", "FOCUS - 1 of 2 DOCUMENTS")
    assert [row["headline"] for row in read_nexis(old) or []] == ["Fire closes port, part 1", "Fire closes port, part 2"]
    glued = "\n".join([*new_layout("en", 1), *new_layout("en", 2)]).replace("\nEnd of Document", " End of Document")
    rows = list(read_nexis(glued) or [])
    assert len(rows) == 2 and all(row["text"].split("\n\n") == BODY for row in rows)
    # Labels that lost their spaces, nobody as an author, French menus.
    labels = ("Texte intégral", "Publication", "Date de publication", "ID du document ProQuest", "URL du document", "Langue de publication")
    for change in (("Publication:", "Publication:"), ("Texte intégral:", "Texteintégral:"), ("ID du document ProQuest:", "IDdudocumentProQuest:")):
        row = next(iter(read_proquest(proquest(labels, 1, "\n\n".join(BODY)).replace("Author: Lund, Ada", "Auteur: Anonymous").replace(*change)) or []))
        assert row["text"].split("\n\n") == BODY and row["outlet"] == "Elmhaven Echo" and row["article_id"] == "1001" and "byline" not in row
    # The articles of an archive in a mail: all of them, and the mail's own head is nobody's.
    english = ("Full text", "Publication title", "Publication date", "ProQuest document ID", "Document URL", "Language of publication")
    body = proquest(english, 1, "\n\n".join(BODY)) + proquest(english, 2, "\n\n".join(BODY)) + f"\n{RULE}\n"
    (tmp_path / "a.eml").write_text(f"From: archive@example.org\nSubject: Your documents\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n{body}", encoding="utf-8")
    articles = nl.read_articles(tmp_path / "a.eml")
    assert list(articles["headline"][:2]) == ["Fire closes port, part 1", "Fire closes port, part 2"] and set(articles["format"]) == {"mail (ProQuest)"} and articles.loc[0, "byline"] == "Lund, Ada"


def test_factiva_xml(tmp_path: Path) -> None:
    one = "<article><headline><paragraph>Fire closes port {n}</paragraph></headline><byline>Ada Lund</byline><wordCount>24</wordCount><publicationDate><date>2031-05-02</date></publicationDate><sourceName>Elmhaven Echo</sourceName><baseLanguage>en</baseLanguage><leadParagraph><paragraph>{a}</paragraph></leadParagraph><tailParagraphs><paragraph>{b}</paragraph></tailParagraphs></article>"
    (tmp_path / "a.xml").write_text('<?xml version="1.0" encoding="UTF-8"?><resultSet>' + "".join(one.format(n=n, a=BODY[0], b=BODY[1]) for n in (1, 2)) + "</resultSet>", encoding="utf-8")
    articles = nl.read_articles(tmp_path / "a.xml")
    assert list(articles["headline"]) == ["Fire closes port 1", "Fire closes port 2"] and all(text.split("\n\n") == BODY for text in articles["text"])
    assert (articles.loc[0, "outlet"], articles.loc[0, "byline"], articles.loc[0, "lang"], articles.loc[0, "delivered_words"], str(articles.loc[0, "published"].date())) == ("Elmhaven Echo", "Ada Lund", "en", 24, "2031-05-02")


def test_ris_holds_citations(tmp_path: Path) -> None:
    (tmp_path / "a.ris").write_text("TY  - NEWS\nTI  - Fire closes port\nAU  - Lund, Ada\nAU  - Holm, Per\nJF  - Elmhaven Echo\nDA  - 2031/05/02/\nAB  - A fire.\nUR  - https://a.example/1\nER  - \n\nTY  - NEWS\nTI  - Two\nER  - \n", encoding="utf-8")
    articles = nl.read_articles(tmp_path)
    assert len(articles) == 2 and all("citation" in problem for problem in articles["problem"])
    assert (articles.loc[0, "byline"], articles.loc[0, "outlet"], articles.loc[0, "url"]) == ("Lund, Ada; Holm, Per", "Elmhaven Echo", "https://a.example/1")


@pytest.mark.parametrize("text", CASES["no_exports"])
def test_what_is_no_export_stays_one_article(tmp_path: Path, text: str) -> None:
    assert read_export(text)[0] is None
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    articles = nl.read_articles(tmp_path)
    assert len(articles) == 1 and articles.loc[0, "text"].strip() == text.strip() and articles.loc[0, "format"] == "txt"


def test_exports_are_recognised_by_content_packed_or_misnamed(tmp_path: Path) -> None:
    (tmp_path / "a.bin").write_bytes(docx(new_layout("en", 1)))
    (tmp_path / "b.txt.gz").write_bytes(gzip.compress((old_layout("en", 1, 2) + old_layout("en", 2, 2)).encode()))
    with zipfile.ZipFile(tmp_path / "c.zip", "w") as target:
        target.writestr("export.doc", rtf("\n".join(f"{code}\t{value}" for code, value in factiva_lines("en", 1))))
    articles = nl.read_articles(tmp_path)
    assert list(articles["format"]) == ["docx (Nexis)", "txt (Nexis)", "txt (Nexis)", "rtf (Factiva)"] and set(articles["problem"]) == {""}


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from([*new_layout("en", 1), *old_layout("en", 1, 2).split("\n"), *(f"{a}\t{b}" for a, b in factiva_lines("en", 1)), *factiva_lines("en", 1)[5], RULE, "Full text: A", "Publication title: B", "", "A line of text."]), max_size=60))
def test_shuffled_exports_never_raise(lines: list[str]) -> None:
    records, _ = read_export("\n".join(lines))
    for record in records or []:
        assert record["text"] or record["problem"]


@pytest.mark.parametrize(("text", "day"), CASES["dates"])
def test_dates(text: str, day: str) -> None:
    found = read_moment(text)
    assert found is not None and found.strftime("%Y-%m-%d %H:%M") == day


@pytest.mark.parametrize("text", CASES["no_dates"])
def test_no_dates(text: str) -> None:
    assert read_moment(text) is None


@pytest.mark.parametrize(("name", "code"), CASES["languages"])
def test_names_of_languages(name: str, code: str) -> None:
    assert language_code(name) == code


@pytest.mark.parametrize(("names", "found"), CASES["columns"])
def test_columns_of_archives(names: list[str], found: dict[str, str]) -> None:
    matched = match_columns(names)
    assert {key: matched.get(key) for key in found} == found


def test_rows_with_an_address_and_no_text(tmp_path: Path) -> None:
    (tmp_path / "cloud.csv").write_text("id,indexed_date,language,media_name,media_url,publish_date,title,url\nab12,2031-05-03,en,echo.example,https://echo.example,2031-05-02,Fire closes port,https://echo.example/fire\n", encoding="utf-8")
    (tmp_path / "gdelt.json").write_text(json.dumps({"articles": [{"url": "https://post.example/f", "title": "Fire", "seendate": "20310502T101500Z", "domain": "post.example", "language": "English"}]}), encoding="utf-8")
    pd.DataFrame({"url": ["https://a.example"], "title": ["Fire"]}).to_parquet(tmp_path / "list.parquet")
    articles = nl.read_articles(tmp_path)
    assert list(articles["problem"].str.contains("only an address: save the page first")) == [True] * 3
    assert list(articles["outlet"][:2]) == ["echo.example", "post.example"] and articles.loc[1, "published"] == pd.Timestamp("2031-05-02 10:15", tz="UTC")
    assert nl.read_articles(pd.DataFrame({"url": ["https://a.example"]})).loc[0, "problem"]


def test_tables_of_gdelt_have_no_header(tmp_path: Path) -> None:
    event = ["1234567890", "20310501", *["x"] * 57, "20310502101500", "https://echo.example/fire"]
    (tmp_path / "20310502.export.CSV").write_text("\t".join(event) + "\n" + "\t".join(event) + "\n", encoding="utf-8")
    graph = ["20310502101500-T12", "20310502101500", "1", "echo.example", "https://echo.example/fire", *['a,"b;c'] * 20, "srclc:fra;eng:MOSES", "<PAGE_TITLE>Feu &amp; port</PAGE_TITLE>"]
    (tmp_path / "20310502.gkg.csv").write_text("\t".join(graph) + "\n", encoding="utf-8")
    articles = nl.read_articles(tmp_path)
    assert list(articles["article_id"]) == ["1234567890", "1234567890-2", "20310502101500-T12"] and set(articles["published"]) == {pd.Timestamp("2031-05-02 10:15", tz="UTC")}
    assert (articles.loc[2, "headline"], articles.loc[2, "lang"], articles.loc[2, "outlet"]) == ("Feu & port", "fr", "echo.example")


def test_word_counts_and_wrapping() -> None:
    assert [read_word_count(text) for text in ("1,355 words", "1.355 Wörter", "1 355 mots", "24 字", "", None, "words")] == [1355, 1355, 1355, 24, None, None, None]
    assert length_warning("word " * 100, 110) == "" and "cut" in length_warning("word " * 100, 300) and "run together" in length_warning("word " * 300, 100) and length_warning("word", 5000000) != ""
    assert length_warning("港の火災で金曜日に港が閉鎖された。" * 10, 160) == ""
    assert unwrap_text("A long paragraph on one line, longer than any page is wide, so that it was never broken at all, and another.\nNext.") .count("\n\n") == 1


def test_columns_named_by_the_researcher(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(f"x,y\nEcho,{BODY[0].replace(',', ';')}\n", encoding="utf-8")
    (tmp_path / "b.csv").write_text(f"z,y\nPost,{BODY[0].replace(',', ';')}\n", encoding="utf-8")
    articles = nl.read_articles(tmp_path, columns={"text": "y", "outlet": "x"})
    assert articles.loc[0, "outlet"] == "Echo" and "the table has: z, y" in articles.loc[1, "problem"]
    with pytest.raises(nl.NewslabError, match="the table has: z, y"):
        nl.read_articles(tmp_path / "b.csv", columns={"text": "y", "outlet": "x"})


def test_read_factiva_is_none_for_a_number_in_a_sentence() -> None:
    assert read_factiva("See Document ELMECH0020310502e7520000a for more.\n14 words\n") is None


@pytest.mark.parametrize(("label", "ends"), [("Title: Bridge closes", True), ("Title: A Song of Bridges", False)])
def test_the_title_behind_a_text_ends_it_and_another_title_does_not(label: str, ends: bool) -> None:
    story = "The council closed the old bridge on Tuesday, and lorries go round by the ring road."
    document = f"{RULE}\n\nDocument 1 of 1\n\nBridge closes\n\nFull text: {story}\n\n{label}\n\nPublication title: Quay News\n\nPublication date: Mar 4, 2031\n\nProQuest document ID: 111\n\n{RULE}\n"
    row = next(iter(read_proquest(document) or []))
    assert row["headline"] == "Bridge closes" and row["outlet"] == "Quay News" and row["text"] == (story if ends else f"{story}\n\n{label}")
