"""What an evaluator's own files hold: plain-text Nexis with labels, XML of agencies and corpora, awkward tables, names and manifests. All texts invented."""

from __future__ import annotations

import gzip
import io
import zipfile
from pathlib import Path

import pandas as pd
import pytest

import newslab as nl
from newslab.factiva import read_factiva_page
from newslab.folders import names_day_first, place_facts
from newslab.formats import read_bytes
from newslab.nexis import read_nexis

STORY = ["The ferry to Brackwater stays in port until Thursday, its owner said on Monday.", "A crack was found in the ramp, and the yard has no spare part."]
OTHER = ["The library of Sandvale lends tools from this week on.", "Drills and ladders were given by two closed shops, the librarian said."]
DAY = pd.Timestamp("2031-05-02", tz="UTC")

LABELLED = """
Download Request: All Documents: 1-2
Terms: (ferry AND crack)


                               1 of 2 DOCUMENTS


             Copyright 2031 Brackwater Interactive Company, LLC d/b/a
                           Brackwater Post Digital
                             All Rights Reserved

                             The Brackwater Post

                             May 2, 2031 Friday
                               Met 2 Edition

SECTION: A-SECTION; Pg. A01

LENGTH: 28 words

HEADLINE: FERRY stays in port

BYLINE: Ada Lund;Per Holm

BODY:

The ferry to Brackwater stays in port until Thursday, its owner said on
Monday.

A crack was found in the ramp, and the yard has no spare part.

Source: the owner, in a letter.

(c) the third of his points was not answered.

LOAD-DATE: May 2, 2031

LANGUAGE: ENGLISH

GRAPHIC: A picture of the ramp.


                               2 of 2 DOCUMENTS


                             The Sandvale Gazette

                             May 3, 2031 Saturday

HEADLINE: Library lends tools

BODY:
   The library of Sandvale lends tools from this week on.

LOAD-DATE: May 3, 2031
"""


def test_nexis_text_with_labels_for_headline_and_body() -> None:
    first, second = read_nexis(LABELLED) or []
    assert (first["headline"], first["outlet"], first["byline"], pd.Timestamp(first["published"])) == ("FERRY stays in port", "The Brackwater Post", "Ada Lund;Per Holm", DAY)
    assert first["text"].split("\n\n") == [*STORY, "Source: the owner, in a letter.", "(c) the third of his points was not answered."] and first["delivered_words"] == 28
    assert (second["headline"], second["outlet"], second["text"]) == ("Library lends tools", "The Sandvale Gazette", OTHER[0]) and not second.get("problem")


def new_article(body: list[str], words: int) -> str:
    return "\n".join(["Ferry stays in port", "Brackwater Post", "May 2, 2031 Friday", "Copyright 2031 Brackwater Post All Rights Reserved", "Section: NEWS; Pg. 3", f"Length: {words} words", "Byline: Ada Lund", "Body", *body, "Graphic", "The ramp", "Load-Date: May 3, 2031"])


def test_a_crosshead_with_the_name_of_a_heading_does_not_end_the_article() -> None:
    body = [*STORY, "Notes", "Passengers found notes on the quay that told them to wait, and some of them went home again on foot while others took the bus.", *OTHER]
    words = sum(len(line.split()) for line in body)
    row = next(read_nexis(new_article(body, words) + "\nEnd of Document") or iter([]))
    assert row["text"].split("\n\n") == body
    real = next(read_nexis(new_article([*STORY, *OTHER], 48).replace("Graphic", "Notes") + "\nEnd of Document") or iter([]))
    assert real["text"].split("\n\n") == [*STORY, *OTHER]  # must stay: here the heading is the archive's


def test_one_nexis_article_that_lost_its_end(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(new_article(STORY, 29), encoding="utf-8")
    (tmp_path / "b.txt").write_text(new_article(STORY, 29).split("\nGraphic")[0], encoding="utf-8")
    articles = nl.read_articles(tmp_path)
    assert list(articles["headline"]) == ["Ferry stays in port"] * 2 and all(text.split("\n\n") == STORY for text in articles["text"])
    assert articles.loc[0, "warning"] == "" and "cut off" in articles.loc[1, "warning"]
    assert read_nexis("Length: 29 words\n\nA text about lengths.\n\nBody\n\nA text about bodies.") is None


def test_a_factiva_article_without_paragraphs_is_a_row() -> None:
    good = '<div class="article enArticle"><span class="enHeadline">Ferry</span><div>14 words</div><div>2 May 2031</div><div>Brackwater Post</div><div>English</div><p class="articleParagraph">The ferry stays in port.</p></div>'
    rows = list(read_factiva_page(f'<html><body>{good}<div class="article enArticle"><span class="enHeadline">Broken</span></div>{good}</body></html>') or [])
    assert [bool(row.get("problem")) for row in rows] == [False, True, False] and rows[1]["headline"] == "Broken"


PARAGRAPHS = "".join(f"<p>{words}</p>" for words in STORY)
G2 = f"""<?xml version="1.0" encoding="UTF-8"?><newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>
<newsItem guid="urn:a:1" xml:lang="en"><itemMeta><provider literal="Coast Agency"/><versionCreated>2031-05-02T00:00:00Z</versionCreated></itemMeta><contentMeta><by>Ada Lund</by><headline>Ferry stays</headline></contentMeta>
<contentSet><inlineXML><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body>{PARAGRAPHS}</body></html></inlineXML></contentSet></newsItem>
<newsItem guid="urn:a:2" xml:lang="en"><itemMeta><itemClass qcode="ninat:picture"/></itemMeta><contentMeta><headline>A ramp</headline></contentMeta></newsItem>
<newsItem guid="urn:a:3" xml:lang="en"><contentMeta><contentCreated>2031-05-02</contentCreated><headline>Library</headline></contentMeta><contentSet><inlineXML><nitf><body><body.content><p>{OTHER[0]}</p></body.content></body></nitf></inlineXML></contentSet></newsItem>
</itemSet></newsMessage>"""
NITF = f"""<?xml version="1.0"?><!DOCTYPE nitf SYSTEM "nitf-3-3.dtd"><nitf><head><title>Ferry</title><docdata><doc-id id-string="77"/></docdata><pubdata date.publication="20310502T000000" item-length="28" name="Brackwater Post" ex-ref="https://post.example/f"/></head>
<body><body.head><hedline><hl1>Ferry stays</hl1></hedline><byline class="print_byline">By ADA LUND</byline><abstract><p>Ferry stays in port</p></abstract></body.head><body.content><block class="lead_paragraph"><p>{STORY[0]}</p></block>
<block class="full_text">{PARAGRAPHS}</block></body.content><body.end><tagline><p>Per Holm contributed.</p></tagline></body.end></body></nitf>"""
NEWSML1 = f"""<NewsML Version="1.2"><NewsItem><Identification><NewsIdentifier><NewsItemId>77</NewsItemId></NewsIdentifier></Identification><NewsManagement><FirstCreated>20310502T000000Z</FirstCreated></NewsManagement><NewsComponent><NewsLines><HeadLine>Ferry stays</HeadLine><ByLine>Ada Lund</ByLine></NewsLines>
<AdministrativeMetadata><Provider><Party FormalName="Coast Agency"/></Provider></AdministrativeMetadata><ContentItem><DataContent>{PARAGRAPHS}</DataContent></ContentItem></NewsComponent></NewsItem></NewsML>"""
TEI = f"""<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>Ferry stays</title><author>Ada Lund</author></titleStmt><publicationStmt><publisher>Brackwater Post</publisher><date when="2031-05-02"/><p>Free to use</p></publicationStmt></fileDesc></teiHeader><text><body>{PARAGRAPHS}</body></text></TEI>"""


@pytest.mark.parametrize(("data", "outlet"), [(G2, "Coast Agency"), (NITF, "Brackwater Post"), (NEWSML1, "Coast Agency"), (TEI, "Brackwater Post")], ids=["newsml-g2", "nitf", "newsml-1", "tei"])
def test_formats_of_agencies_and_corpora(tmp_path: Path, data: str, outlet: str) -> None:
    (tmp_path / "a.xml").write_text(data, encoding="utf-8")
    row = nl.read_articles(tmp_path / "a.xml").iloc[0]
    assert row["text"].split("\n\n") == STORY and row["headline"] == "Ferry stays" and row["byline"].lower().removeprefix("by ") == "ada lund"
    assert row["outlet"] == outlet and row["published"] == DAY and row["problem"] == ""


def test_each_item_of_a_message_is_a_row(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text(G2, encoding="utf-8")
    articles = nl.read_articles(tmp_path)
    assert list(articles["article_id"]) == ["urn:a:1", "urn:a:2", "urn:a:3"] and articles.loc[2, "text"] == OTHER[0]
    assert "without text" in articles.loc[1, "problem"]


def test_elements_named_by_anybody() -> None:
    plain = f'<corpus><doc id="7" date="2031-05-02" outlet="Brackwater Post"><text>{STORY[0]}</text></doc><doc id="8" date="2031-05-03" outlet="Brackwater Post"><text>{OTHER[0]}</text></doc></corpus>'
    assert [(row["article_id"], row["text"]) for row in read_bytes(plain.encode(), "a.xml")] == [("7", STORY[0]), ("8", OTHER[0])]
    mixed = f"<a><article><title>Ferry</title><body>The ferry <b>stays</b> in port.</body></article><article><title>Tools</title><body><div>{''.join(f'<p>{words}</p>' for words in OTHER)}</div></body></article></a>"
    assert [row["text"] for row in read_bytes(mixed.encode(), "a.xml")] == ["The ferry stays in port.", "\n\n".join(OTHER)]


def test_broken_xml_says_what_it_lost() -> None:
    data = f"<a><article><title>Ferry</title><body>{STORY[0]}</body></article><article><title>Ramps & cracks <body>x</article><article><title>Tools</title><body>{OTHER[0]}</body></article></a>"
    rows = list(read_bytes(data.encode(), "a.xml"))
    assert [row["text"] for row in rows] == [STORY[0], OTHER[0], ""] and "1 of 3 <article>" in rows[2]["problem"]


def test_atom_with_a_page_and_several_links() -> None:
    data = f'<feed xmlns="http://www.w3.org/2005/Atom"><title>Echo</title><entry><title>Ferry</title><link rel="self" href="https://echo.example/x.atom"/><link rel="alternate" href="https://echo.example/1"/><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{PARAGRAPHS}</div></content></entry></feed>'
    row = next(read_bytes(data.encode(), "a.atom"))
    assert row["text"].split("\n\n") == STORY and row["url"] == "https://echo.example/1"


@pytest.mark.parametrize(("data", "texts"), [
    (f'title,text\nFerry,"{STORY[0]}\nand, so, on",\nLibrary,"{OTHER[0]}",\n', [f"{STORY[0]}\nand, so, on", OTHER[0]]),  # a separator at the end of each line
    (f'title, text\nFerry, "{STORY[0]}"\nLibrary, "{OTHER[0]}"\n', [STORY[0], OTHER[0]]),  # spaces behind the commas
    (f'"title"\t"text"\n"1"\t"Ferry"\t"{STORY[0]}"\n"2"\t"Library"\t"{OTHER[0]}"\n"3"\t"x"\t"{OTHER[1]}"\n', [STORY[0], OTHER[0], OTHER[1]]),  # names of rows, as R writes them
    (f'id\ttext\n1\t"Nobody was hurt," the mayor said.\n2\t{OTHER[0]}\n', ['"Nobody was hurt," the mayor said.', OTHER[0]]),  # speech in a table that was never quoted
    (f'id\ttext\n1\t"{STORY[0]}"\n2\t"She said ""no"" twice."\n', [STORY[0], 'She said "no" twice.']),  # must stay: a table that was quoted
    (f'id;text\n1;"Nobody was hurt," he said\n2;{OTHER[0]}\n', ['"Nobody was hurt," he said', OTHER[0]]),
    (f'title,text\nFerry,"{STORY[0]}\n\nOne, two, three."\nx,y,z\nLibrary,"{OTHER[0]}"\n', [f"{STORY[0]}\n\nOne, two, three.", "", OTHER[0]]),  # must stay: a row with too many cells is a problem
], ids=["trailing", "spaces", "named rows", "bare", "quoted", "semicolon", "too many"])  # fmt: skip
def test_small_faults_of_tables_cost_nothing(data: str, texts: list[str]) -> None:
    rows = list(read_bytes(data.encode(), "a.tsv" if "\t" in data else "a.csv"))
    assert [row["text"] for row in rows] == texts and [bool(row.get("problem")) for row in rows] == [not text for text in texts]


def test_a_row_with_a_cell_too_many_does_not_fall_apart() -> None:
    data = f'title,date,source,text\nFerry,2031-05-02,Post,"{STORY[0]}\n\nIt opens on Monday, a spokesman said, and ships may call, all day.",extra\nLibrary,2031-05-03,Post,"{OTHER[0]}"\n'
    rows = list(read_bytes(data.encode(), "a.csv"))
    assert [row["text"] for row in rows] == ["", OTHER[0]] and "has 5 fields" in rows[0]["problem"]


def test_a_text_that_breaks_off_gives_way_to_the_whole() -> None:
    start = f"{STORY[0]} A crack was …"
    table = pd.DataFrame({"content": [f"{start} [+900 chars]", STORY[0], f"{start}"], "full_text": [" ".join(STORY), "Another text, which is longer than the first one and about other things.", "Something else …"]})
    assert list(nl.read_articles(table)["text"]) == [" ".join(STORY), STORY[0], start]
    post = {"text": f"{STORY[0][:50]}… https://t.example/x", "extended_tweet": {"full_text": STORY[0]}, "created_at": "Fri May 02 10:30:00 +0000 2031"}
    assert nl.read_articles(pd.DataFrame([{"text": post["text"], "extended_tweet.full_text": STORY[0]}])).loc[0, "text"] == STORY[0]


def test_an_address_in_place_of_the_outlet() -> None:
    table = pd.DataFrame({"text": [STORY[0]] * 3, "source": ["https://www.echo.example/ferry", "https://post.example", "The Post"], "hostname": ["", "post.example", "x.example"]})
    articles = nl.read_articles(table)
    assert list(articles["outlet"]) == ["echo.example", "post.example", "The Post"] and list(articles["url"]) == ["https://www.echo.example/ferry", "", ""]


def test_tags_in_short_fields() -> None:
    row = nl.read_articles(pd.DataFrame({"title": ["<p>Ferry <em>stays</em></p>"], "standfirst": ["5 < 6 and a<b"], "text": [STORY[0]]})).loc[0]
    assert row["headline"] == "Ferry stays" and row["standfirst"] == "5 < 6 and a<b"


def test_tables_in_memory_of_any_make() -> None:
    indexed = pd.DataFrame({"text": STORY}, index=pd.Index(["n1", "n2"], name="id"))
    assert list(nl.read_articles(indexed)["article_id"]) == ["n1", "n2"]
    assert list(nl.read_articles(pd.DataFrame({"text": STORY}, index=[5, 5]))["text"]) == STORY
    assert list(nl.read_articles(pd.DataFrame([STORY]), columns={"text": 1})["text"]) == [STORY[1]]  # type: ignore[dict-item]
    assert nl.read_articles(pd.DataFrame({"text": [STORY[0].encode(), b"\xff\xfe"]}))["text"].tolist() == [STORY[0], ""]


@pytest.mark.parametrize("names", [["Überschrift", "Erscheinungsdatum", "Medium", "Inhalt"], ["Titulo", "Fecha de publicacion", "Fuente", "Cuerpo"], ["제목", "일자", "언론사", "본문"], ["Rubrik", "Publiceringsdatum", "Källa", "Innehåll"], ["タイトル", "日付", "新聞社", "記事"]])
def test_columns_in_other_languages(names: list[str]) -> None:
    row = nl.read_articles(pd.DataFrame([["Ferry", "2031-05-02", "Post", STORY[0]]], columns=names)).loc[0]
    assert (row["headline"], row["published"], row["outlet"], row["text"]) == ("Ferry", DAY, "Post", STORY[0])


@pytest.mark.parametrize(("data", "words"), [(b"ARROW1\0\0", "Feather"), (b"\x80\x05\x95....", "pickle"), (b"X\n\0\0\0\3\0\4", "R;"), (b"RDX3\nX\n", "R;"), (b"<stata_dta><header>", "Stata"), (b"$FL2@(#)", "SPSS")])
def test_tables_of_other_programs_say_what_they_are(data: bytes, words: str) -> None:
    assert words in next(read_bytes(data + bytes(600), "a.txt"))["problem"]


def test_a_table_of_gdelt_with_names() -> None:
    data = 'GKGRECORDID,DATE,SourceCommonName,DocumentIdentifier,TranslationInfo,Extras\n20310502103000-1,20310502000000,echo.example,https://echo.example/1,srclc:spa;eng:Moses,<PAGE_TITLE>Ferry &amp; ramp</PAGE_TITLE>\n'
    row = next(read_bytes(data.encode(), "a.csv"))
    assert (row["headline"], row["lang"], row["outlet"]) == ("Ferry & ramp", "spa", "echo.example") and "only an address" in row["problem"]


@pytest.mark.parametrize(("name", "day"), [
    ("2031-05-02_ferry", "2031-05-02"), ("20310502-ferry", "2031-05-02"), ("ferry_2031_05_02", "2031-05-02"), ("02.05.2031 ferry", "2031-05-02"), ("2031-5-2 ferry", "2031-05-02"), ("20310502103000", "2031-05-02"), ("20310502T103000Z", "2031-05-02"),
    ("13-05-2031 ferry", "2031-05-13"), ("05-13-2031_ferry", "2031-05-13"), ("05-05-2031", "2031-05-05"), ("02-05-2031 ferry", ""),
    ("2 May 2031", "2031-05-02"), ("May 2, 2031 ferry", "2031-05-02"), ("2-mai-2031-faehre", "2031-05-02"), ("2. maj 2031", "2031-05-02"), ("2031年5月2日", "2031-05-02"), ("Post 2 de mayo de 2031", "2031-05-02"),
    ("covid-19-march-2020", ""), ("1935400000", ""), ("310502_ferry", ""), ("a20310502", ""), ("report-2020-2031", ""), ("2031-13-45", ""), ("20310502103", ""), ("top 10 of 2031", ""),
])  # fmt: skip
def test_days_in_names(name: str, day: str) -> None:
    assert place_facts([], name)["file_date"] == day


def test_names_of_one_folder_tell_the_order_of_day_and_month(tmp_path: Path) -> None:
    for number, name in enumerate(["02-05-2031 ferry", "13-05-2031 ramp"]):
        (tmp_path / f"{name}.txt").write_text(f"{STORY[number]} {OTHER[number]}", encoding="utf-8")
    assert [str(day.date()) for day in nl.read_articles(tmp_path)["published"]] == ["2031-05-02", "2031-05-13"]
    assert names_day_first(["02-05-2031", "05-13-2031"]) is False and names_day_first(["13-05-2031", "05-13-2031"]) is None


@pytest.mark.parametrize(("folders", "outlet"), [(["data", "raw", "Post"], "Post"), (["en", "Post"], "Post"), (["May 2031", "Post"], "Post"), (["2031", "05", "Post"], "Post"), (["Post", "data"], "Post"), (["data"], "data"), (["March for Life"], "March for Life"), ([], "")])
def test_folders_that_are_boxes_are_no_outlets(folders: list[str], outlet: str) -> None:
    assert place_facts(folders, "a")["folder_outlet"] == outlet


MANIFESTS_SEEN = {
    "said": ("manifest.csv", "sep=;\nfile;outlet\nPost\\a.txt;Brackwater Post\nEcho\\a.txt;Echo\n"),
    "disk": ("manifest.csv", "file;outlet\nC:\\Users\\ada\\corpus\\Post\\a.txt;Brackwater Post\nC:\\Users\\ada\\corpus\\Echo\\a.txt;Echo\n"),
    "capitals": ("Manifest.CSV", "File,Outlet\nPOST/A.TXT,Brackwater Post\nEcho/a.txt,Echo\n"),
    "unclosed": ("manifest.csv", 'file,outlet\nPost/a.txt,"Brackwater Post\nEcho/a.txt,Echo\n'),
    "bars": ("manifest.csv", "file|outlet\nPost/a.txt|Brackwater Post\nEcho/a.txt|Echo\n"),
}


@pytest.mark.parametrize("name", MANIFESTS_SEEN)
@pytest.mark.parametrize("packed", [False, True], ids=["folder", "zip"])
def test_manifests_as_people_keep_them(tmp_path: Path, name: str, packed: bool) -> None:
    table, text = MANIFESTS_SEEN[name]
    files = {table: text, "Post/a.txt": STORY[0], "Echo/a.txt": OTHER[0]}
    if packed:
        with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
            for path, content in files.items():
                archive.writestr(path, content)
    else:
        for path, content in files.items():
            (tmp_path / path).parent.mkdir(exist_ok=True)
            (tmp_path / path).write_text(content, encoding="utf-8")
    articles = nl.read_articles(tmp_path / "a.zip" if packed else tmp_path)
    assert dict(zip(articles["text"], articles["outlet"], strict=True)) == {STORY[0]: "Brackwater Post", OTHER[0]: "Echo"} and set(articles["problem"]) == {""}


def test_a_manifest_that_cannot_be_read_is_a_row(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(data: bytes, name: str) -> None:
        raise OSError("Permission denied")

    (tmp_path / "manifest.csv").write_text("file,outlet\na.txt,Post\n", encoding="utf-8")
    (tmp_path / "a.txt").write_text(STORY[0], encoding="utf-8")
    monkeypatch.setattr("newslab.manifests.read_manifest", refuse)
    articles = nl.read_articles(tmp_path)
    assert articles.loc[0, "text"] == STORY[0] and "manifest could not be read: Permission denied" in articles.loc[1, "problem"]


def test_an_edited_manifest_is_read_again(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY[0], encoding="utf-8")
    for outlet in ("Post", "Echo"):
        (tmp_path / "manifest.csv").write_text(f"file,outlet\na.txt,{outlet}\n", encoding="utf-8")
        assert nl.read_articles(tmp_path).loc[0, "outlet"] == outlet


@pytest.mark.parametrize("wrong", [{"a": STORY[0]}, STORY[0].encode(), [{"text": STORY[0]}], [STORY[0], None]])
def test_what_is_no_source_says_what_to_do(wrong: object) -> None:
    with pytest.raises(nl.NewslabError, match="DataFrame"):
        nl.read_articles(wrong)


def test_a_set_has_an_order_and_wrong_names_are_said_at_once(tmp_path: Path) -> None:
    assert list(nl.read_articles({*STORY, *OTHER})["text"]) == sorted([*STORY, *OTHER])
    (tmp_path / "a.csv").write_text("text\nx\n", encoding="utf-8")
    (tmp_path / "b.csv").write_text("text\nx\n", encoding="utf-8")
    for wrong in (["text"], {"body": "text"}):
        with pytest.raises(nl.NewslabError, match="columns="):
            nl.read_articles(tmp_path, columns=wrong)  # type: ignore[arg-type]


def test_the_outlet_is_the_site_where_nothing_else_names_it() -> None:
    table = pd.DataFrame({"text": STORY + OTHER, "url": ["https://www.echo.example/a", "https://web.archive.org/web/20310502/http://m.post.example/a", "no address", "HTTPS://User@Echo.Example:8080/x"]})
    assert list(nl.read_articles(table)["outlet"]) == ["echo.example", "post.example", "", "echo.example"]


def test_a_packed_crawl_is_read_without_its_index() -> None:
    page = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><body><article>{PARAGRAPHS}</article></body></html>".encode()
    warc = b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://echo.example/1\r\nContent-Length: %d\r\n\r\n%b\r\n\r\n" % (len(page), page)
    parcel = io.BytesIO()
    with zipfile.ZipFile(parcel, "w") as archive:
        for name, content in {"archive/data.warc.gz": gzip.compress(warc), "pages/pages.jsonl": b'{"url": "https://echo.example/1", "title": "Ferry"}\n', "datapackage.json": b"{}", "indexes/index.cdx.gz": gzip.compress(b"example,echo)/1 20310502\n")}.items():
            archive.writestr(name, content)
    assert [row["member"] for row in read_bytes(parcel.getvalue(), "crawl.wacz")] == ["archive/data.warc.gz"]
    alone = next(read_bytes(gzip.compress(b"example,echo)/1 20310502\n"), "index.cdx.gz"))
    assert "index of a web archive" in alone["problem"]


@pytest.mark.parametrize(("name", "words"), [("README.md", "description"), ("readme", "description"), ("LICENSE.txt", "licence"), ("crawl.log", "record of a program"), ("reading.txt", ""), ("license-fees-rise.txt", "")])
def test_what_lies_beside_corpora_is_no_article(name: str, words: str) -> None:
    row = next(read_bytes(STORY[0].encode(), name))
    assert (words in row["problem"]) if words else row["text"] == STORY[0]


@pytest.mark.parametrize(("encoding", "flag"), [("utf-8", False), ("cp850", False), ("utf-8", True)])
def test_names_in_zips_of_old_programs(encoding: str, flag: bool) -> None:
    name, parcel = "Bjørnøy Avis/Übung.txt", io.BytesIO()
    stand_in = "x" * len(name.encode(encoding))
    with zipfile.ZipFile(parcel, "w") as archive:
        archive.writestr(name if flag else stand_in, STORY[0])
        archive.writestr("other.txt", OTHER[0])
    rows = list(read_bytes(parcel.getvalue().replace(stand_in.encode(), name.encode(encoding)), "a.zip"))
    assert [row["member"] for row in rows] == [name, "other.txt"] and rows[0]["folder_outlet"] == "Bjørnøy Avis" and rows[0]["text"] == STORY[0]


@pytest.mark.parametrize("limit", [-1, 2.5, "3"])
def test_a_limit_that_is_no_number_of_records(limit: object) -> None:
    with pytest.raises(nl.NewslabError, match="limit="):
        nl.read_articles(STORY, limit=limit)  # type: ignore[arg-type]
