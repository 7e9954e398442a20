"""What researchers really have: spreadsheets saved in other countries, answers of archives' interfaces, mail, feeds, saved pages. All texts invented.

For each rule a case in which it works and, under "stays", one that it must leave as it is."""

from __future__ import annotations

import json
import random
import zipfile
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import newslab as nl
from newslab.fields import date_orders, match_columns, month_first, read_moment
from newslab.formats import WHOLE_JSON, read_bytes
from newslab.nested import json_values

STORY = "The harbour of Elmhaven was closed on Friday after a fire, the harbour master said. Nobody was hurt, and thirty ships were waiting outside."
OTHER = "Hamnen i Elmhaven stängdes på fredagen efter en brand, sade hamnkaptenen. Ingen skadades, och trettio fartyg väntade utanför."
PAGE = f'<html lang="en"><head><title>Fire closes port</title><meta property="og:site_name" content="Elmhaven Echo"></head><body><nav><a href=/>Home</a></nav><article><h1>Fire closes port</h1>{"".join(f"<p>{STORY} Part {n}.</p>" for n in range(5))}</article></body></html>'

TABLES: dict[str, tuple[bytes, list[dict[str, Any]]]] = {
    "excel of Europe": (f'\ufeffTitel;Datum;Tidning;Text\r\n"Brand; hamn";25.05.2031;Echo;"{OTHER}\r\n\r\nAndra."\r\n'.encode(), [{"headline": "Brand; hamn", "outlet": "Echo", "lang": "sv", "text": f"{OTHER}\n\nAndra."}]),
    "first line says what separates": (f"sep=;\r\ntitle;text\r\nFire;{STORY}\r\n".encode(), [{"headline": "Fire", "text": STORY}]),
    "stays: a column named sep": (f"sep,text\nx,{STORY.replace(',', ';')}\n".encode(), [{"text": STORY.replace(",", ";")}]),
    "tabs in UTF-16": (f"Title\tText\nFire\t{STORY}\n".encode("utf-16"), [{"headline": "Fire", "text": STORY}]),
    "line ends of old Macs": (f'title,text\rFire,"{STORY}"\rTwo,"{OTHER}"\r'.encode(), [{"headline": "Fire"}, {"headline": "Two", "text": OTHER}]),
    "quotation marks with a backslash": (f'title,text\n"The \\"big\\", fire","{STORY}"\nTwo,"{OTHER}"\n'.encode(), [{"headline": 'The "big", fire', "text": STORY}, {"text": OTHER}]),
    "stays: doubled quotation marks": (f'title,text\n"The ""big"" fire in C:\\","{STORY}"\n'.encode(), [{"headline": 'The "big" fire in C:\\', "text": STORY}]),
    "no header": (f'Fire,"{STORY}"\nTwo,"{OTHER}"\n'.encode(), [{"text": "", "problem": 'the table has no header: say which column holds the text, such as columns={"text": "column 2"}'}] * 2),
    "stays: a header of unknown names": (b"a,b\n1,2\n", [{"problem": "no column holds text; columns found: a, b"}]),
    "the day first": (f"date,text\n02/05/2031,{STORY[:20]}\n25/04/2031,{STORY[:30]}\n".encode(), [{"published": "2031-05-02"}, {"published": "2031-04-25"}]),
    "stays: the month first": (f"date,text\n02/05/2031,{STORY[:20]}\n04/25/2031,{STORY[:30]}\n".encode(), [{"published": "2031-02-05"}, {"published": "2031-04-25"}]),
    "text with tags": (f'title,content\nFire,"<p>{STORY}</p><p>Two &amp; three.</p>"\n'.encode(), [{"text": f"{STORY}\n\nTwo & three."}]),
    "stays: a text about tags": (f'title,content\nFire,"Type <p> and x < y. {STORY}"\n'.encode(), [{"text": f"Type <p> and x < y. {STORY}"}]),
    "a page in a column": (f"""url,text\nhttps://e.example/1,"{PAGE.replace('"', '""')}"\n""".encode(), [{"headline": "", "url": "https://e.example/1"}]),
    "columns of a flattened object": (f"id,webTitle,fields.bodyText,image.url\n7,Fire,{STORY.replace(',', ';')},https://e.example/a.jpg\n".encode(), [{"article_id": "7", "headline": "Fire", "url": "", "text": STORY.replace(",", ";")}]),
}


def check(rows: pd.DataFrame, expected: list[dict[str, Any]]) -> None:
    assert len(rows) == len(expected), rows[["text", "problem"]].to_dict("records")
    for (_, row), wanted in zip(rows.iterrows(), expected, strict=True):
        for name, value in wanted.items():
            assert (str(row[name].date()) if name == "published" else row[name]) == value, (name, row[name])
        if "problem" not in wanted:
            assert row["problem"] == "" and row["text"]


@pytest.mark.parametrize("name", TABLES)
def test_tables(tmp_path: Path, name: str) -> None:
    data, expected = TABLES[name]
    (tmp_path / "a.csv").write_bytes(data)
    check(nl.read_articles(tmp_path / "a.csv"), expected)


GUARDED = {"id": "world/fire", "webTitle": "Fire", "webPublicationDate": "2031-05-02T10:30:00Z", "webUrl": "https://g.example/f", "fields": {"bodyText": STORY, "byline": "Ada Lund"}, "tags": [{"id": "a", "webTitle": "Ports"}, {"id": "b", "webTitle": "Fires"}]}
GUARDED_ROW = {"article_id": "world/fire", "headline": "Fire", "published": "2031-05-02", "byline": "Ada Lund", "url": "https://g.example/f", "text": STORY}
DOCS = {"web_url": "https://n.example/1", "abstract": "A fire", "headline": {"main": "Fire", "kicker": None}, "pub_date": "2031-05-02T10:30:00+0000", "byline": {"original": "By Ada Lund", "person": [{"firstname": "Ada"}]}, "multimedia": [{"url": "a.jpg", "caption": "x"}], "keywords": [{"name": "port", "value": "x"}] * 3, "_id": "n1"}
PLEASE = {"authors": ["Ada Lund"], "date_download": "2031-05-09", "date_publish": "2031-05-02 10:30:00", "maintext": STORY, "source_domain": "echo.example", "text": None, "title": "Fire", "url": "https://e.example/1", "filename": "x.json"}
DOCUMENTS: dict[str, tuple[Any, list[dict[str, Any]]]] = {
    "a list, printed over many lines": ([{"title": "Fire", "text": STORY}, {"text": OTHER}], [{"headline": "Fire", "text": STORY}, {"text": OTHER}]),
    "an answer with the text cut": (
        {"status": "ok", "articles": [{"source": {"id": None, "name": "Echo"}, "title": "Fire", "publishedAt": "2031-05-02T10:30:00Z", "url": "https://e.example/1", "content": STORY[:60] + "… [+1234 chars]"}]},
        [{"outlet": "Echo", "published": "2031-05-02", "warning": "the text was cut by the archive: 1234 characters are missing"}],
    ),
    "stays: a text that ends in dots": ([{"text": STORY + " …"}], [{"warning": "", "text": STORY + " …"}]),
    "results within an answer, text in fields": ({"response": {"status": "ok", "total": 1, "results": [GUARDED]}}, [GUARDED_ROW]),
    "one item within an answer": ({"response": {"status": "ok", "content": GUARDED}}, [GUARDED_ROW]),
    "documents without text": ({"status": "OK", "response": {"docs": [DOCS, DOCS]}}, [{"headline": "Fire", "byline": "By Ada Lund", "url": "https://n.example/1", "published": "2031-05-02", "problem": "no column holds text, only an address: save the page first, then read it; columns found: web_url, abstract, headline, pub_date, byline, multimedia, keywords, _id"}] * 2),
    "the first of two texts is empty": (PLEASE, [{"text": STORY, "published": "2031-05-02", "byline": "Ada Lund", "outlet": "echo.example"}]),
    "hits of a search engine": ({"took": 3, "hits": {"total": {"value": 1}, "hits": [{"_index": "i", "_id": "e1", "_source": {"title": "Fire", "text": STORY, "published": "2031-05-02"}}]}}, [{"article_id": "e1", "headline": "Fire", "published": "2031-05-02", "text": STORY, "outlet": ""}]),
    "posts of a blog": ([{"id": 5, "date": "2031-05-02T10:00:00", "link": "https://w.example/f", "title": {"rendered": "Fire"}, "content": {"rendered": f"<p>{STORY}</p>\n"}}], [{"article_id": "5", "headline": "Fire", "text": STORY, "url": "https://w.example/f"}]),
    "export of a database": ([{"_id": {"$oid": "abc"}, "date": {"$date": "2031-05-02T10:30:00Z"}, "text": STORY}], [{"article_id": "abc", "published": "2031-05-02"}]),
    "articles under names of their own": ({"a1": {"title": "Fire", "text": STORY}, "a2": {"title": "Two", "text": OTHER}}, [{"article_id": "a1", "text": STORY}, {"article_id": "a2", "text": OTHER}]),
    "columns": ({"title": {"0": "Fire", "1": "Two"}, "text": {"0": STORY, "1": OTHER}}, [{"headline": "Fire", "text": STORY}, {"headline": "Two", "text": OTHER}]),
    "columns, index and data": ({"columns": ["title", "text"], "index": [0], "data": [["Fire", STORY]]}, [{"headline": "Fire", "text": STORY}]),
    "paragraphs": ([{"title": "Fire", "paragraphs": [STORY, "Two."]}, {"text": [STORY, "Three."]}], [{"text": f"{STORY}\n\nTwo."}, {"text": f"{STORY}\n\nThree."}]),
    "stays: an article with a list of key words": ({"title": "Fire", "text": STORY, "keywords": [{"text": "port", "url": "https://k.example"}] * 2}, [{"headline": "Fire", "text": STORY}]),
    "stays: the address of a picture is none of the article": ([{"title": "Fire", "text": STORY, "image": {"url": "https://e.example/a.jpg", "title": "Port"}}], [{"url": "", "headline": "Fire"}]),
}


@pytest.mark.parametrize("name", DOCUMENTS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_json_of_many_shapes(tmp_path: Path, name: str, encoding: str) -> None:
    value, expected = DOCUMENTS[name]
    (tmp_path / "a.json").write_bytes(json.dumps(value, indent=2, ensure_ascii=False).encode(encoding))
    check(nl.read_articles(tmp_path / "a.json"), expected)


def test_the_column_that_was_named_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps([{"summary": "", "text": STORY}]), encoding="utf-8")
    assert nl.read_articles(tmp_path / "a.json", columns={"text": "summary"}).loc[0, "problem"]
    assert nl.read_articles(tmp_path / "a.json").loc[0, "text"] == STORY


BROKEN = [
    ('[{"text": "A"}, {"text": "B"},]', ["A", "B"]),
    ('[{"text": "A"}, {"text": "B"}, {"text": "C', ["A", "B", "item 3 of the list is not valid JSON"]),
    ('[{"text": "A"}, {"text": "B"}', ["A", "B", "the list has no end: the file was cut off"]),
    ('[{"text": "A"}, {"text": oops}, {"text": "C"}]', ["A", "item 2 of the list is not valid JSON", "C"]),
    ('{"text":\n "A"}\n{"text": "B"}', ["A", "B"]),
    ('[{"text": "A"}]\n[{"text": "B"}]', ["A", "B"]),
    ("[1, 2]", ["JSON holds int", "JSON holds int"]),
    ('{"text": "A"', ["not valid JSON"]),
]


@pytest.mark.parametrize(("text", "expected"), BROKEN)
def test_broken_json_costs_the_broken_item(text: str, expected: list[str]) -> None:
    rows = list(read_bytes(text.encode(), "a.json"))
    assert len(rows) == len(expected)
    assert all((row["text"] or row["problem"]).startswith(start) for row, start in zip(rows, expected, strict=True)), rows


@settings(max_examples=60, deadline=None)
@given(st.recursive(st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=8), lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=4), max_leaves=12).map(lambda value: [value]), st.integers(0, 2**32))
def test_values_do_not_depend_on_the_pieces(items: list[Any], seed: int) -> None:
    text = json.dumps(items * 3, ensure_ascii=bool(seed % 2), indent=seed % 3 or None)
    cuts = sorted(random.Random(seed).choices(range(1, len(text)), k=6))
    pieces = [text[start:end] for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True)]
    assert [value for value, problem in json_values(pieces) if not problem] == items * 3 == [value for value, _ in json_values([text])]


@settings(max_examples=80, deadline=None)
@given(st.recursive(st.none() | st.integers() | st.text(max_size=5), lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["text", "title", "url", "articles", "id", "source", "x", "columns", "data", "name"]), inner, max_size=4), max_leaves=15))
def test_any_json_ends_in_records(value: Any) -> None:
    for row in read_bytes(json.dumps(value).encode(), "a.json"):
        assert isinstance(row["text"], str) and (row["text"].strip() or row["problem"])


def test_a_long_list_is_read_item_by_item(tmp_path: Path) -> None:
    path, item = tmp_path / "a.json", json.dumps({"id": 1, "text": "Später öffnete der Hafen. " * 100}, ensure_ascii=False)
    with path.open("w", encoding="utf-8") as file:
        file.write("[")
        for _ in range(2 * WHOLE_JSON // len(item)):
            file.write(item + ",\n")
        file.write(item + "]")
    pieces = nl.read_articles_in_chunks(path, chunk_articles=500, limit=1000, duplicates=False)
    assert [len(piece) for piece in pieces] == [500, 500]
    opened = path.open("rb")
    rows = read_bytes(opened.read(WHOLE_JSON + 5_000_000), "a.json")  # breaks off
    opened.close()
    last = list(rows)[-1]
    assert last["text"] == "" and "not valid JSON" in last["problem"]


HEADS: dict[str, tuple[str, str, dict[str, Any]]] = {
    "front matter": ("a.md", f'---\ntitle: "Fire: port closed"\ndate: 2031-05-02\nauthors:\n  - Ada Lund\n  - Per Holm\ntags: [a, b]\n---\n{STORY}', {"headline": "Fire: port closed", "published": "2031-05-02", "byline": "Ada Lund; Per Holm", "text": STORY}),
    "front matter with plus signs": ("a.md", f'+++\ntitle = "Fire"\ndate = 2031-05-02\n+++\n{STORY}', {"headline": "Fire", "published": "2031-05-02", "text": STORY}),
    "fields above a blank line": ("a.txt", f"Title: Fire closes port\nDate: 2 May 2031\nSource: Elmhaven Echo\n\n{STORY}\n\nTwo.", {"headline": "Fire closes port", "published": "2031-05-02", "outlet": "Elmhaven Echo", "text": f"{STORY}\n\nTwo."}),
    "stays: one line that looks like a field": ("a.txt", f"Update: the port is open\n\n{STORY}", {"headline": "", "text": f"Update: the port is open\n\n{STORY}"}),
    "stays: an interview": ("a.txt", f"Lund: The port is closed.\nHolm: Since when?\n\n{STORY}", {"text": f"Lund: The port is closed.\nHolm: Since when?\n\n{STORY}"}),
    "stays: a line of hyphens": ("a.txt", f"---\n{STORY}\n---\nTwo.", {"text": f"---\n{STORY}\n---\nTwo."}),
    "mail": ("a.eml", f"From: Ada Lund <ada@echo.example>\nSubject: Fire\nDate: Fri, 2 May 2031 10:30:00 +0200\nContent-Type: text/plain; charset=utf-8\n\n{STORY}", {"headline": "Fire", "published": "2031-05-02", "byline": "Ada Lund <ada@echo.example>", "text": STORY, "format": "mail"}),
    "stays: a letter": ("a.txt", f"From the harbour: a fire.\nSubject: none\n\n{STORY}", {"format": "txt", "text": f"From the harbour: a fire.\nSubject: none\n\n{STORY}"}),
    "paragraphs in XML": ("a.xml", f'<?xml version="1.0"?><nitf><head><title>Fire</title></head><body><body.content><p>{STORY}</p><p>Two.</p></body.content></body></nitf>', {"headline": "Fire", "text": f"{STORY}\n\nTwo.", "format": "xml"}),
    "drawing": ("a.svg", '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>', {"text": "", "problem": "an XML file of a kind that is not known (<svg>), without paragraphs"}),
    "entities of XML are not resolved": ("a.xml", f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x><p>{STORY} &e;</p></x>', {"text": f"{STORY} &e;"}),
}


@pytest.mark.parametrize("case", HEADS)
def test_heads(tmp_path: Path, case: str) -> None:
    name, text, expected = HEADS[case]
    (tmp_path / name).write_text(text, encoding="utf-8")
    check(nl.read_articles(tmp_path / name), [expected])


def test_a_page_saved_in_one_file_and_a_mail_in_two_forms(tmp_path: Path) -> None:
    saved = MIMEMultipart("related")
    saved["From"], saved["Subject"], saved["Snapshot-Content-Location"] = "<Saved by Blink>", "Fire closes port", "https://echo.example/fire"
    saved.attach(MIMEText(PAGE, "html", "utf-8"))
    saved.attach(MIMEText("body{}", "css"))
    (tmp_path / "a.mhtml").write_bytes(saved.as_bytes())
    mail = MIMEMultipart("alternative")
    mail["From"], mail["Subject"] = "echo@echo.example", "=?utf-8?q?Hamnen_st=C3=A4ngd?="
    mail.attach(MIMEText(f"<p>{OTHER}</p>", "html", "utf-8"))
    mail.attach(MIMEText(OTHER, "plain", "iso-8859-1"))
    (tmp_path / "b.eml").write_bytes(mail.as_bytes())
    articles = nl.read_articles(tmp_path)
    assert list(articles["format"]) == ["mhtml", "mail"] and list(articles["problem"]) == ["", ""]
    assert articles.loc[0, "url"] == "https://echo.example/fire" and STORY in articles.loc[0, "text"] and articles.loc[0, "outlet"] == "Elmhaven Echo" and articles.loc[0, "byline"] == ""
    assert articles.loc[1, "text"] == OTHER and articles.loc[1, "headline"] == "Hamnen stängd"


def test_feeds(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text(
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Echo</title>'
        f"<item><title>Fire</title><link>https://e.example/1</link><pubDate>Fri, 02 May 2031 10:30:00 GMT</pubDate><description>Short.</description><content:encoded><![CDATA[<p>{STORY}</p>]]></content:encoded></item>"
        f"<item><title>Two</title><description>{OTHER}</description></item><item><title>Three</title></item></channel></rss>", encoding="utf-8")  # fmt: skip
    (tmp_path / "b.xml").write_text(f'<feed xmlns="http://www.w3.org/2005/Atom"><title>Post</title><entry><title>Fire</title><link href="https://p.example/1"/><updated>2031-05-02T10:30:00Z</updated><author><name>Ada Lund</name></author><content type="html">&lt;p&gt;{STORY}&lt;/p&gt;</content></entry></feed>', encoding="utf-8")
    articles = nl.read_articles(tmp_path)
    assert list(articles["text"]) == [STORY, OTHER, "", STORY] and list(articles["outlet"]) == ["Echo", "Echo", "Echo", "Post"]
    assert [bool(value) for value in articles["warning"]] == [False, True, False, False] and articles.loc[2, "problem"]
    assert (articles.loc[3, "url"], articles.loc[3, "byline"], articles.loc[3, "headline"]) == ("https://p.example/1", "Ada Lund", "Fire")


def test_what_the_computer_put_there_is_no_article(tmp_path: Path) -> None:
    names = ["Fire.html", "Fire_files/ad.js", "Fire_files/frame.html", "Brand.htm", "Brand-Dateien/a.css", "~$Fire.docx", "Thumbs.db", "desktop.ini", ".DS_Store"]
    kept = ["my_files/a.txt", "Fire-2031/b.txt"]  # folders with nothing that was saved beside them
    with zipfile.ZipFile(tmp_path.parent / "all.zip", "w") as archive:
        for name in [*names, *kept]:
            path = tmp_path / name
            path.parent.mkdir(exist_ok=True)
            path.write_text(PAGE if "htm" in name else STORY, encoding="utf-8")
            archive.write(path, f"in/{name}")
    for source in (tmp_path, tmp_path.parent / "all.zip"):
        assert sorted(nl.read_articles(source)["article_id"].str.removeprefix("in_")) == ["Brand", "Fire", "a", "b"]


def test_a_manifest_in_a_zip(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("in/manifest.csv", "file;outlet;date\none.txt;Echo;02/05/2031\nmore/two.txt;Post;25/05/2031\nlost.txt;Post;\n")
        archive.writestr("in/one.txt", STORY)
        archive.writestr("in/more/two.txt", OTHER)
    articles = nl.read_articles(tmp_path / "a.zip").set_index("article_id")
    assert articles["outlet"].to_dict() == {"one": "Echo", "two": "Post", "lost": "Post"} and "no such file" in articles.loc["lost", "problem"]
    assert str(articles.loc["one", "published"].date()) == "2031-05-02"


def test_objects_and_lists_in_parquet_and_in_a_table(tmp_path: Path) -> None:
    pd.DataFrame({"article": [{"title": "Fire", "body": STORY, "published": "2031-05-02"}], "id": [1], "authors": [["Ada", "Per"]]}).to_parquet(tmp_path / "a.parquet")
    pd.DataFrame({"meta": [{"title": "Fire", "date": "2031-05-02"}], "text": [None], "maintext": [STORY]}).to_parquet(tmp_path / "b.parquet")
    check(nl.read_articles(tmp_path), [{"article_id": "1", "headline": "Fire", "text": STORY, "byline": "Ada; Per", "published": "2031-05-02"}, {"headline": "Fire", "text": STORY, "published": "2031-05-02"}])
    frame = pd.read_parquet(tmp_path / "a.parquet").assign(text=STORY, date="25/05/2031")
    check(nl.read_articles(frame[["text", "authors", "date"]]), [{"byline": "Ada; Per", "published": "2031-05-25"}])


def test_days_and_months() -> None:
    assert date_orders(["25-04-2031", "x", None]) == {True} and date_orders(["25/04/2031", "04/25/2031"]) == {True, False} and not date_orders([])
    assert month_first("02/05/2031 10:30") == "05/02/2031 10:30" and month_first("2031-05-02") == "2031-05-02"
    stamps = {text: read_moment(text) for text in ("5/2/31", "25/12/2031", "12/25/2031 10:30 PM", "2031-W18-5", "31/31/2031", "99/99/99")}
    assert [str(stamp)[:16] if stamp is not None else "" for stamp in stamps.values()] == ["2031-05-02 00:00", "2031-12-25 00:00", "2031-12-25 22:30", "2031-05-02 00:00", "", ""]


def test_parts_of_objects_go_by_their_names_only_in_an_article() -> None:
    assert match_columns(["_source.title", "_source.text", "_source.link"]) == {"text": "_source.text", "headline": "_source.title", "url": "_source.link"}
    assert match_columns(["text", "picture.title", "picture.url"]) == {"text": "text"}
    assert match_columns(["headline.main", "source.name", "body"]) == {"text": "body", "headline": "headline.main", "outlet": "source.name"}


def test_any_bytes_as_mail_or_xml_end_in_records() -> None:
    source = random.Random(4)
    for start in (b"From: a\nSubject: b\nContent-Type: multipart/mixed; boundary=x\n\n--x\n", b"MIME-Version: 1.0\nContent-Type: text/html; charset=nonsense\nContent-Transfer-Encoding: base64\n\n", b'<?xml version="1.0"?><rss><item>', b"<feed><entry><p>"):
        for size in (0, 1, 50, 3000):
            for data in (source.randbytes(size), source.randbytes(size).hex().encode()):
                for row in read_bytes(start + data, "a.txt"):
                    assert isinstance(row["text"], str)
