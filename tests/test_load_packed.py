"""Archives, workbooks, mailboxes and what slips into files: every record a row, bounded, nothing outside touched. All texts invented.

For each rule a case in which it works and, under "stays", one that it must leave as it is."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import sys
import tarfile
import unicodedata
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import newslab as nl
from newslab.decode import MAX_BYTES, decode_bytes, mend_text
from newslab.folders import place_facts, readable_name
from newslab.formats import read_bytes
from newslab.schema import NewslabError

STORY = "The council of Brackwater voted on Tuesday to close the old swing bridge for six weeks, its chair said. Engineers found rust in two of the bearings."
OTHER = "Residents of Brackwater were told on Tuesday that the swing bridge will be closed. The ring road is the only other way across, and it is full already."


def tarred(files: dict[str, bytes], mode: str = "w", links: tuple[str, ...] = ()) -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode=mode) as archive:  # type: ignore[call-overload]
        for name, content in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
        for name in links:
            info = tarfile.TarInfo(name)
            info.type, info.linkname = tarfile.SYMTYPE, "/etc/passwd"
            archive.addfile(info)
    return stream.getvalue()


PACKED: dict[str, Callable[[bytes], bytes]] = {"a.txt.bz2": bz2.compress, "a.txt.xz": lzma.compress, "named.txt": bz2.compress, "two.txt.xz": lambda data: lzma.compress(data[:40]) + lzma.compress(data[40:])}


@pytest.mark.parametrize("name", PACKED)
def test_bzip2_and_xz_are_read_and_bounded(name: str) -> None:
    row = next(read_bytes(PACKED[name](STORY.encode()), name))
    assert row["text"] == STORY and not row.get("problem")
    cut = list(read_bytes(PACKED[name](STORY.encode() * 50)[:-20], name))
    assert "cut off" in cut[-1]["problem"]
    bomb = list(read_bytes(PACKED[name](b"w" * (MAX_BYTES + 5_000_000)), name))  # one letter, which is packed quickly
    assert len(bomb) == 1 and "MB, which no article is" in bomb[0]["problem"] and bomb[0]["text"] == ""


def test_xz_that_asks_for_gigabytes_of_memory_is_refused() -> None:
    filters = [{"id": lzma.FILTER_LZMA2, "preset": 0, "dict_size": 1 << 28}]
    row = next(read_bytes(lzma.compress(STORY.encode(), filters=filters), "a.txt.xz"))
    assert "memory" in row["problem"].lower()


@pytest.mark.parametrize("name", ["a.tar", "a.tar.gz", "a.tgz", "tar.txt"])
def test_tar_is_read_like_a_folder_and_leads_nowhere(tmp_path: Path, name: str) -> None:
    files = {"./in/Quay/2031-03-04_b.txt": STORY.encode(), "./in/Post/a.csv": f'title,text\nB,"{OTHER}"\n'.encode(), "../../out.txt": OTHER.encode(), "./in/.DS_Store": b"\0\1", "__MACOSX/x.txt": b"\0"}
    (tmp_path / name).write_bytes(tarred(files, "w:gz" if "g" in name else "w", links=("passwd.txt",)))
    rows = nl.read_articles(tmp_path / name).set_index("article_id")
    assert set(rows.index) == {"2031-03-04_b", "a", "out", "passwd"} and not (tmp_path.parent / "out.txt").exists()
    assert "link" in rows.loc["passwd", "problem"] and rows.loc["passwd", "text"] == "" and (rows["problem"] != "").sum() == 1
    assert str(rows.loc["2031-03-04_b", "published"].date()) == "2031-03-04"


def test_a_tar_that_was_cut_off_keeps_what_came_before() -> None:
    data = tarred({"a.txt": STORY.encode(), "b.txt": (OTHER * 30).encode()})
    for cut in (data[: 512 + 512 + 512 + 800], gzip.compress(tarred({f"{n}.txt": f"{STORY} {n}".encode() * 9 for n in range(99)}))[:-80]):
        rows = list(read_bytes(cut, "a.tar"))
        assert rows[0]["text"].startswith(STORY) and "cut off" in rows[-1]["problem"]


def test_outlets_and_days_inside_an_archive() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in ("in/Quay%20News/2031-03-04_bridge.txt", "in/Post/2031/03/05/bridge.txt"):
            archive.writestr(name, STORY)
    rows = list(read_bytes(stream.getvalue(), "a.zip"))
    assert [(row["folder_outlet"], row["file_date"]) for row in rows] == [("Post", "2031-03-05"), ("Quay News", "2031-03-04")]


def test_a_zip_that_was_cut_off_says_so() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("a.txt", STORY)
    assert "cut off or damaged" in next(read_bytes(stream.getvalue()[:-30], "a.zip"))["problem"]


def test_a_cut_web_archive_of_several_gzips_keeps_the_first_pages() -> None:
    page = b"WARC/1.0\r\nWARC-Type: conversion\r\nContent-Length: %d\r\n\r\n" % len(STORY) + STORY.encode() + b"\r\n\r\n"
    rows = list(read_bytes(gzip.compress(page) + gzip.compress(page)[:60], "a.wet.gz"))
    assert rows[0]["text"] == STORY and "cut off" in rows[-1]["problem"]


def workbook(**sheets: list[list[Any]]) -> bytes:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    book.save(stream := io.BytesIO())
    return stream.getvalue()


def test_workbooks(tmp_path: Path) -> None:
    day = pd.Timestamp("2031-03-04 10:30").to_pydatetime()
    (tmp_path / "one.xlsx").write_bytes(workbook(A=[[None, None], ["Titel", "Datum", "Text", None], ["B", day, STORY], [], ["C", "05.03.2031", OTHER, "note"]]))
    (tmp_path / "two.xlsx").write_bytes(workbook(Quay=[["title", "text"], ["B", STORY]], Post=[["title", "text"], ["B", OTHER]], Empty=[]))
    rows = nl.read_articles(tmp_path)
    assert list(rows["text"]) == [STORY, OTHER] * 2 and not any(rows["problem"]) and set(rows["format"]) == {"xlsx"}
    assert str(rows.loc[0, "published"])[:16] == "2031-03-04 10:30" and str(rows.loc[1, "published"].date()) == "2031-03-05"
    assert [path.rpartition("!")[2] for path in rows["path"][2:]] == ["Quay", "Post"] and list(rows["article_id"]) == ["one-0001", "one-0002", "Quay", "Post"]


def test_a_workbook_without_names_of_columns_loses_no_row() -> None:
    rows = list(read_bytes(workbook(A=[["B", STORY], ["C", OTHER]]), "a.xlsx"))
    assert len(rows) == 2 and all('"column 2"' in row["problem"] for row in rows)
    assert [row["text"] for row in read_bytes(workbook(A=[["B", STORY], ["C", OTHER]]), "a.xlsx", {"text": "column 2"})] == [STORY, OTHER]


def test_a_workbook_without_openpyxl_names_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    data = workbook(A=[["text"], [STORY]])
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    assert "newslab[excel]" in next(read_bytes(data, "a.xlsx"))["problem"]


def test_a_mailbox_is_many_mails() -> None:
    mail = "From news@quay.example Tue Mar  4 06:00:00 2031\nFrom: Quay News <news@quay.example>\nSubject: Brief {0}\nDate: Tue, 4 Mar 2031 06:00:00 +0000\nContent-Type: text/plain; charset=utf-8\n\n{1}\n\nFrom here on 2031 is quiet.\n\n"
    rows = list(read_bytes("".join(mail.format(n, STORY) for n in range(3)).encode(), "box"))
    assert [row["headline"] for row in rows] == ["Brief 0", "Brief 1", "Brief 2"] and [row["number"] for row in rows] == [1, 2, 3]
    assert STORY in rows[0]["text"]
    stays = list(read_bytes(f"From Brackwater in 2031\n\n{STORY}".encode(), "a.txt"))
    assert len(stays) == 1 and stays[0]["text"].startswith("From Brackwater")


def test_a_news_sitemap_is_a_list_of_addresses() -> None:
    site = '<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://quay.example/b</loc><news:news><news:publication><news:name>Quay News</news:name></news:publication><news:publication_date>2031-03-04</news:publication_date><news:title>Bridge closes</news:title></news:news></url><url><loc>https://quay.example/c</loc></url></urlset>'
    rows = list(read_bytes(site.encode(), "sitemap.xml"))
    assert [row["url"] for row in rows] == ["https://quay.example/b", "https://quay.example/c"] and rows[0]["headline"] == "Bridge closes" and rows[0]["outlet"] == "Quay News"
    assert all("only an address" in row["problem"] for row in rows)


MENDED = {
    "Tom &amp;amp; Co said &amp;quot;no&amp;quot;": 'Tom & Co said "no"', "It&#39;s 5&nbsp;o&rsquo;clock": "It's 5\u00a0o’clock", "coun\u00adcil\u200b of\ufeff Brack\u2060water": "council of Brackwater",
    "Type &lt;p&gt; &amp;lt;b": "Type &lt;p&gt; &lt;b", "AT&T; R&D; Q&A": "AT&T; R&D; Q&A", "?a=1&copy=2": "?a=1&copy=2", "می\u200cخواهم 👩\u200d🚀": "می\u200cخواهم 👩\u200d🚀",
}  # fmt: skip


@pytest.mark.parametrize("text", MENDED)
def test_names_of_signs_and_what_cannot_be_seen(text: str) -> None:
    assert mend_text(text) == MENDED[text] == mend_text(MENDED[text])


def test_half_characters_do_not_stop_the_reading(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"title": "Bridge \\ud83d closes", "author": "Ada \\udc00", "text": "' + STORY + '"}', encoding="utf-8")
    (tmp_path / "b.txt").write_bytes((STORY + "\ud800\ud83d\ude00").encode("utf-8", "surrogatepass"))
    rows = nl.read_articles(tmp_path)
    rows.to_parquet(tmp_path / "out.parquet")
    assert list(rows["headline"]) == ["Bridge \ufffd closes", ""] and rows.loc[1, "text"] == STORY + "\ufffd😀" and "1 character" in rows.loc[1, "warning"]
    assert decode_bytes("Zürich höher größer. ".encode("cp1252") * 9)[1] == "cp1252"


TABLES: dict[str, tuple[bytes, list[str]]] = {
    "two columns of one name but for case": (f'Title,TEXT,Text\nB,,"{STORY}"\n'.encode(), [STORY]),
    "two columns of one name": (f'title,text,text\nB,"{STORY}","{OTHER}"\nC,,"{OTHER}"\n'.encode(), [STORY, OTHER]),
    "tags that were escaped": (f'title,content\nB,"&lt;p&gt;{STORY}&lt;/p&gt;&lt;p&gt;{OTHER}&lt;/p&gt;"\n'.encode(), [f"{STORY}\n\n{OTHER}"]),
    "stays: a text about tags": (f'title,content\nB,"Type &lt;p&gt;. {STORY}"\n'.encode(), [f"Type &lt;p&gt;. {STORY}"]),
}


@pytest.mark.parametrize("name", TABLES)
def test_tables(name: str) -> None:
    data, texts = TABLES[name]
    assert [row["text"] for row in read_bytes(data, "a.csv")] == texts


def test_a_table_in_memory_with_two_columns_of_one_name() -> None:
    frame = pd.DataFrame([["B", None, STORY], ["C", OTHER, STORY]], columns=["title", "text", "text"])
    assert list(nl.read_articles(frame)["text"]) == [STORY, OTHER]


ABOVE: dict[str, tuple[str, list[str]]] = {
    "what an export says of itself": (f'Export of the archive\nmade, by hand\n\nid,title,text\n1,B,"{STORY}"\n2,C,"{OTHER}"\n', [STORY, OTHER]),
    "comments": (f'# made by a tool\ntitle;text\nB;"{STORY}"\n', [STORY]),
    "stays: names of columns that are not known": (f'a,b\ntitle,text\nB,"{STORY}"\n', ["", ""]),
    "stays: a line that is broken": (f'title,text\nB\nC,"{STORY}"\n', ["", STORY]),
}


@pytest.mark.parametrize("name", ABOVE)
def test_lines_above_the_names_of_columns(name: str) -> None:
    data, texts = ABOVE[name]
    assert [row["text"] for row in read_bytes(data.encode(), "a.csv")] == texts


def test_a_column_that_was_named_is_found_below_other_lines() -> None:
    data = f'Export\nnumber,words\n1,"{STORY}"\n'
    assert [row["text"] for row in read_bytes(data.encode(), "a.csv", {"text": "words"})] == [STORY]


def test_documents_that_follow_each_other_are_all_read() -> None:
    data = f"<DOC><DOCNO>Q1</DOCNO><TITLE>Bridge</TITLE><TEXT>{STORY}</TEXT></DOC>\n<DOC><DOCNO>Q2</DOCNO><TITLE>Road</TITLE><TEXT>{OTHER}</TEXT></DOC>\n"
    assert [(row["article_id"], row["text"]) for row in read_bytes(data.encode(), "a.sgm")] == [("Q1", STORY), ("Q2", OTHER)]
    hostile = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY y "&x;&x;">]><nitf><p>&x; &y; ' + STORY + "</p></nitf>"
    row = next(read_bytes(hostile.encode(), "a.xml"))
    assert "root:" not in row["text"] and STORY in row["text"]


def test_programs_beside_pages_are_no_articles(tmp_path: Path) -> None:
    for name, text in {"style.css": "body { color: red }", "menu.js": "var a = 1;", "page.js": f"<html><body><article><p>{STORY}</p><p>{OTHER}</p></article></body></html>", "z.unknown": STORY}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    rows = nl.read_articles(tmp_path).set_index("article_id")
    assert "program" in rows.loc["menu", "problem"] and "style sheet" in rows.loc["style", "problem"] and not any(rows.loc[["page", "z"], "problem"])


def test_files_that_a_manifest_in_a_folder_of_an_outlet_names_are_missed(tmp_path: Path) -> None:
    (tmp_path / "Quay").mkdir()
    (tmp_path / "Quay" / "a.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "Quay" / "manifest.csv").write_text("file,headline\na.txt,Bridge\nb.txt,Road\n", encoding="utf-8")
    rows = nl.read_articles(tmp_path)
    assert list(rows["headline"]) == ["Bridge", "Road"] and list(rows["outlet"]) == ["Quay", "Quay"] and "no such file" in rows.loc[1, "problem"]


LINES: dict[str, tuple[str, list[str]]] = {
    "objects without a line's end": (json.dumps({"text": STORY}) + json.dumps({"text": OTHER}), [STORY, OTHER]),
    "one indented document": (json.dumps([{"text": STORY}, {"text": OTHER}], indent=1), [STORY, OTHER]),
    "rubbish behind an object": (json.dumps({"text": STORY}) + " and so on\n" + json.dumps({"text": OTHER}), [STORY, "", OTHER]),
    "stays: a broken line": ('{"text": \n' + json.dumps({"text": OTHER}), ["", OTHER]),
}


@pytest.mark.parametrize("name", LINES)
def test_json_lines(name: str) -> None:
    text, texts = LINES[name]
    rows = list(read_bytes(text.encode(), "a.jsonl"))
    assert [row["text"] for row in rows] == texts and all(row["text"] or "line" in row["problem"] for row in rows)


PLACES: dict[str, tuple[list[str], str, str, str]] = {
    "an address": (["copy%20of%20Quay"], "b", "copy of Quay", ""), "the letters of a Mac": ([unicodedata.normalize("NFD", "Brücke")], "b", "Brücke", ""),
    "years are no outlets": (["2031", "03", "Quay"], "b", "Quay", ""), "a day in folders": (["Quay", "2031", "03", "04"], "b", "Quay", "2031-03-04"),
    "a day in the middle": ([], "quay_2031-03-04_bridge", "", "2031-03-04"), "eight figures": ([], "20310304-quay-bridge", "", "2031-03-04"), "at the end": ([], "bridge.20310304", "", "2031-03-04"),
    "the day first, with stops": ([], "04.03.2031 bridge", "", "2031-03-04"), "a moment": ([], "20310304T101500_b", "", "2031-03-04"),
    "stays: percent": (["100% Quay"], "b", "100% Quay", ""), "stays: escapes of another encoding": (["Qu%E4y"], "b", "Qu%E4y", ""),
    "stays: a number": ([], "a20310304b", "", ""), "stays: no month": ([], "2031-13-04", "", ""), "stays: a longer number": ([], "1203103045", "", ""), "stays: day or month": ([], "03-04-2031", "", ""),
}  # fmt: skip


@pytest.mark.parametrize("name", PLACES)
def test_what_names_say(name: str) -> None:
    folders, stem, outlet, day = PLACES[name]
    assert place_facts(folders, stem) == {"folder_outlet": outlet, "file_date": day}


def test_ids_are_readable() -> None:
    assert readable_name("bridge%20closes%2Fquay") == "bridge closes quay"


def test_manifests_of_other_computers(tmp_path: Path) -> None:
    (tmp_path / unicodedata.normalize("NFD", "brücke.txt")).write_text(STORY, encoding="utf-8")
    (tmp_path / "b.txt").write_text(OTHER, encoding="utf-8")
    (tmp_path / "manifest.csv").write_text("file,outlet\nbrücke.txt,Quay\nC:\\Users\\me\\b.txt,Post\n", encoding="utf-8")
    rows = nl.read_articles(tmp_path)
    assert dict(zip(rows["article_id"], rows["outlet"], strict=True)) == {"b": "Post", "brücke": "Quay"}


def test_a_column_that_is_missing_in_a_workbook_is_said() -> None:
    with pytest.raises(NewslabError, match="Article"):
        list(read_bytes(workbook(A=[["title", "text"], ["B", STORY]]), "a.xlsx", {"text": "Article"}))


def test_patterns_follow_no_loop_and_take_brackets_in_folders(tmp_path: Path) -> None:
    folder = tmp_path / "[2031] Quay"
    (folder / "in").mkdir(parents=True)
    for name in ("a.txt", "in/b.txt", "in/c.md", "Thumbs.db", "~$a.txt"):
        (folder / name).write_text(STORY, encoding="utf-8")
    (folder / "in" / "back").symlink_to(tmp_path)
    (folder / "in" / "again").symlink_to(folder)

    def found(pattern: str) -> list[str]:
        return [Path(path).name for path in nl.read_articles(str(tmp_path / pattern))["path"]]

    assert found("[2031] Quay/*.txt") == ["a.txt"] and found("**/*.txt") == ["a.txt", "b.txt"] and found("*/in/*") == ["b.txt", "c.md"]
    assert found("[2031] Quay/**/c.*") == ["c.md"] and found("[2031] Quay/*") == ["a.txt"]
    with pytest.raises(NewslabError, match="No file matches"):
        nl.read_articles(str(folder / "*.docx"))
