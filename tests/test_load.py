"""Reading articles: every record a row, a reason for each that cannot be used, whatever the bytes."""

from __future__ import annotations

import gzip
import io
import json
import os
import random
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
import zstandard

import newslab as nl
from newslab.decode import MAX_BYTES, decode_bytes, mend_text
from newslab.fields import match_columns, read_moment
from newslab.identity import mark_duplicates
from newslab.language import identify_language
from newslab.load import show_load

STORY = "The harbour of Elmhaven was closed on Friday after a fire, the harbour master said. Nobody was hurt."
SWEDISH = "Hamnen i Elmhaven stängdes på fredagen efter en brand, sade hamnkaptenen. Ingen skadades."
PAGE = (
    '<html lang="en-GB"><head><title>Fire closes port - Echo</title><meta property="og:site_name" content="Elmhaven Echo">'
    '<meta property="article:published_time" content="2031-05-02T10:30:00Z"><link rel="canonical" href="https://echo.example/fire"></head>'
    f"<body><nav><a href=/>Home</a></nav><article><h1>Fire closes port</h1>{''.join(f'<p>{STORY} Part {n}.</p>' for n in range(6))}</article></body></html>"
)


def write(folder: Path, name: str, content: bytes | str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def zipped(files: dict[str, bytes | str]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


FORMATS: dict[str, tuple[Callable[[], bytes], str]] = {
    "a.txt": (lambda: STORY.encode(), "txt"),
    "a.md": (lambda: STORY.encode(), "md"),
    "a.html": (lambda: PAGE.encode(), "html"),
    "page.txt": (lambda: PAGE.encode(), "html"),
    "a.json": (lambda: json.dumps({"title": "T", "body": STORY}).encode(), "json"),
    "b.json": (lambda: json.dumps({"articles": [{"content": STORY}]}).encode(), "json"),
    "a.jsonl": (lambda: (json.dumps({"text": STORY}) + "\n").encode(), "jsonl"),
    "a.csv": (lambda: f'id;text\n7;"{STORY}"\n'.encode(), "csv"),
    "a.tsv": (lambda: f"id\ttext\n7\t{STORY}\n".encode(), "tsv"),
    "a.txt.gz": (lambda: gzip.compress(STORY.encode()), "txt"),
    "a.txt.zst": (lambda: zstandard.ZstdCompressor().compress(STORY.encode()), "txt"),
    "a.zip": (lambda: zipped({"in/a.txt": STORY}), "txt"),
    "zip.txt": (lambda: zipped({"a.txt": STORY}), "txt"),
    "a.rtf": (lambda: rb"{\rtf1\ansi " + STORY.encode() + rb"\par}", "rtf"),
}


@pytest.mark.parametrize("name", FORMATS)
def test_each_format_gives_the_text(tmp_path: Path, name: str) -> None:
    make, kind = FORMATS[name]
    row = nl.read_articles(write(tmp_path, name, make())).iloc[0]
    assert STORY in row["text"] and row["problem"] == "" and row["format"] == kind and row["lang"] == "en"


def test_parquet_and_docx(tmp_path: Path) -> None:
    pd.DataFrame({"headline": ["H"], "text": [STORY]}).to_parquet(tmp_path / "a.parquet")
    assert nl.read_articles(tmp_path / "a.parquet").loc[0, "text"] == STORY
    docx = pytest.importorskip("docx")
    document = docx.Document()
    document.add_paragraph(STORY)
    document.save(str(tmp_path / "a.docx"))
    row = nl.read_articles(tmp_path / "a.docx").iloc[0]
    assert row["text"] == STORY and row["format"] == "docx"


def test_a_page_says_who_and_when(tmp_path: Path) -> None:
    row = nl.read_articles(write(tmp_path, "p.html", PAGE)).iloc[0]
    assert (row["outlet"], row["url"], row["lang"]) == ("Elmhaven Echo", "https://echo.example/fire", "en")
    assert row["published"] == pd.Timestamp("2031-05-02 10:30", tz="UTC") and "Home" not in row["text"]
    fast = nl.read_articles(tmp_path / "p.html", fast=True).iloc[0]
    assert STORY in fast["text"] and fast["format"] == "html (fast)"


def test_folder_order_manifest_outlet_and_date(tmp_path: Path) -> None:
    write(tmp_path, "b/2031-05-03_x.txt", STORY)
    write(tmp_path, "a.txt", STORY + " Two.")
    write(tmp_path, ".hidden.txt", STORY)
    write(tmp_path, "manifest.csv", "file,outlet,published,headline,lang\na.txt,Echo,2031-05-02,Fire,en\ngone.txt,Post,,,\n")
    articles = nl.read_articles(tmp_path)
    assert list(articles["article_id"]) == ["a", "2031-05-03_x", "gone"]
    assert list(articles["outlet"]) == ["Echo", "b", "Post"] and articles.loc[0, "headline"] == "Fire"
    assert articles.loc[1, "published"] == pd.Timestamp("2031-05-03", tz="UTC")
    assert "no such file" in articles.loc[2, "problem"]
    assert nl.read_articles(tmp_path / "a.txt").loc[0, "outlet"] == "Echo"
    assert list(nl.read_articles(str(tmp_path / "*.txt"))["article_id"]) == ["a"]


def test_texts_paths_and_tables(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", STORY)
    articles = nl.read_articles([path, "Three short words", str(path), "no-such-file.txt", ""])
    assert len(articles) == 5 and articles["article_id"].is_unique
    assert articles.loc[1, "text"] == "Three short words" and articles.loc[1, "problem"] == ""
    assert articles.loc[2, "text"] == STORY and "could not be opened" in articles.loc[3, "problem"] and articles.loc[4, "problem"]
    frame = pd.DataFrame({"stories_id": [5, 6], "media_name": ["Echo", "Post"], "article_text": [STORY, None], "publish_date": ["2031-05-02", "soon"]})
    before = frame.copy()
    table = nl.read_articles(frame)
    assert list(table["article_id"]) == ["5", "6"] and list(table["outlet"]) == ["Echo", "Post"] and table.loc[1, "problem"]
    pd.testing.assert_frame_equal(frame, before)
    assert nl.read_articles(pd.DataFrame({"x": [STORY]}), columns={"text": "x"}).loc[0, "text"] == STORY


def test_ids_are_unique_and_stay_when_the_folder_moves(tmp_path: Path) -> None:
    for folder in ("one", "two"):
        for name in ("a.txt", "x/a.txt", "y/a.txt", "a.md"):
            write(tmp_path / folder, name, STORY)
    ids = [list(nl.read_articles(tmp_path / folder)["article_id"]) for folder in ("one", "two")]
    assert ids[0] == ids[1] and len(set(ids[0])) == 4


@pytest.mark.parametrize("text", [SWEDISH, "港の火災で金曜日に港が閉鎖された。けが人はいなかった。" * 4, "Порт закрыли в пятницу из-за пожара, сообщил начальник порта. " * 2], ids=["sv", "ja", "ru"])
def test_encodings(text: str) -> None:
    codecs = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"]
    codecs += {"sv": ["cp1252"], "ja": ["shift_jis", "euc_jp"], "ru": ["cp1251", "koi8-r"]}["ja" if "港" in text else "ru" if "П" in text else "sv"]
    for codec in codecs:
        if codec.startswith("utf-16-") and "港" in text:
            continue  # without NUL bytes or a mark, UTF-16 of Japanese cannot be told from other encodings
        assert decode_bytes(text.encode(codec))[0].lstrip("\ufeff") == text, codec


def test_mojibake_is_undone_and_quotation_marks_stay_curly() -> None:
    assert mend_text("FÃ¶rst â€œhamnenâ€\x9d") == "Först “hamnen”"
    for text in ("“Curly” and ‘single’ – dash…", "Ã la carte", "café", "a\u0301"):
        assert mend_text(text) == __import__("unicodedata").normalize("NFC", text)


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("empty.txt", b"", "empty"),
        ("white.txt", b" \n\t\n ", "white space"),
        ("random.txt", random.Random(0).randbytes(5000), "binary"),
        ("photo.txt", b"\x89PNG\r\n\x1a\n" + bytes(500), "picture"),
        ("paper.pdf", b"%PDF-1.7 ...", "PDF"),
        ("old.doc", b"\xd0\xcf\x11\xe0" + bytes(500), "Word"),
        ("evil.pkl", b"\x80\x04\x95" + bytes(50), "pickle"),
        ("bad.json", b'{"a": [1, 2', "JSON"),
        ("deep.json", b"[" * 200_000, "JSON"),
        ("bad.gz", b"\x1f\x8b" + b"junk" * 20, "unpacked"),
        ("bad.zip", b"PK\x03\x04junk", "zip"),
        ("bad.parquet", b"PAR1junk", "parquet"),
        ("bomb.txt.gz", gzip.compress(b"a " * (MAX_BYTES // 2 + 1), 1), "larger than 50 MB"),
        ("number.json", b"[42]", "where an article was expected"),
        ("meta.csv", b"id,title,url\n1,Fire,https://a.example\n", "no column holds text"),
    ],
    ids=lambda value: value if isinstance(value, str) and "." in value else "",
)
def test_what_cannot_be_used_says_why(tmp_path: Path, name: str, content: bytes, reason: str) -> None:
    write(tmp_path, name, content)
    write(tmp_path, "zz.txt", STORY)
    articles = nl.read_articles(tmp_path)
    assert reason in articles.loc[0, "problem"] and articles.loc[0, "text"] == ""
    assert list(articles["problem"])[-1] == "" and len(articles) == 2


def test_one_broken_record_costs_its_own_row(tmp_path: Path) -> None:
    write(tmp_path, "a.csv", f'id,text\n1,"{STORY}"\n2,a,b,c\n3,"{STORY}"\n')
    write(tmp_path, "b.jsonl", f'{{"text": "{STORY}"}}\n{{"text": oops\n\n{{"text": "{STORY}"}}\n')
    articles = nl.read_articles(tmp_path)
    assert [bool(problem) for problem in articles["problem"]] == [False, True, False, False, True, False]
    assert "line 3" in articles.loc[1, "problem"] and "line 2" in articles.loc[4, "problem"]


def test_nuls_surrogates_and_newlines(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", f"{STORY}\x00\r\n\r\n{STORY}".encode())
    write(tmp_path, "b.json", b'{"text": "A lone \\ud800 surrogate in a text that goes on."}')
    articles = nl.read_articles(tmp_path)
    assert articles.loc[0, "text"] == f"{STORY}\n\n{STORY}"
    articles["text"].str.encode("utf-8")


def test_links_dead_links_and_loops(tmp_path: Path) -> None:
    write(tmp_path, "sub/a.txt", STORY)
    try:
        os.symlink(tmp_path, tmp_path / "sub" / "loop")
        os.symlink(tmp_path / "gone", tmp_path / "dead.txt")
    except OSError:
        pytest.skip("this system does not allow symbolic links")
    articles = nl.read_articles(tmp_path)
    assert list(articles["article_id"]) == ["dead", "a"] and "could not be opened" in articles.loc[0, "problem"]


@pytest.mark.skipif(sys.platform == "win32" or (hasattr(os, "geteuid") and os.geteuid() == 0), reason="needs a system and user that file permissions bind")
def test_an_unreadable_file(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", STORY)
    path.chmod(0)
    write(tmp_path, "b.txt", STORY)
    assert "could not be opened" in nl.read_articles(tmp_path).loc[0, "problem"]


def test_web_archive_whole_and_cut(tmp_path: Path) -> None:
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + PAGE.encode()
    record = b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:0a0a0a0a-0000-0000-0000-000000000001>\r\nWARC-Date: 2031-05-02T10:00:00Z\r\nWARC-Target-URI: https://echo.example/fire\r\nContent-Type: application/http; msgtype=response\r\n"
    record += b"Content-Length: %d\r\n\r\n" % len(http) + http + b"\r\n\r\n"
    whole = nl.read_articles(write(tmp_path, "a.warc", record))
    assert len(whole) == 1 and STORY in whole.loc[0, "text"] and whole.loc[0, "problem"] == ""
    cut = nl.read_articles(write(tmp_path, "b.warc", record + record[:400]))
    assert STORY in cut.loc[0, "text"] and "cut off" in list(cut["problem"])[-1]


def test_nested_divs_and_a_long_line(tmp_path: Path) -> None:
    write(tmp_path, "a.html", "<html><body>" + "<div>" * 2000 + f"<p>{STORY * 5}</p>" + "</div>" * 2000 + "</body></html>")
    write(tmp_path, "b.txt", "harbour " * 1_250_000)
    articles = nl.read_articles(tmp_path)
    assert STORY in articles.loc[0, "text"] and len(articles.loc[1, "text"]) > 9_000_000
    assert nl.clean_articles(articles)["problem"].tolist() == ["", ""]


@pytest.mark.parametrize("wrong", ["missing", "empty", "*.xyz", [], 42, [3.5]])
def test_nothing_to_read_is_said_at_once(tmp_path: Path, wrong: object) -> None:
    (tmp_path / "empty").mkdir()
    source = tmp_path / wrong if wrong in ("missing", "empty") else str(tmp_path / "*.xyz") if isinstance(wrong, str) else wrong
    with pytest.raises(nl.NewslabError) as error:
        nl.read_articles(source)  # type: ignore[arg-type]
    assert len(str(error.value)) > 30


def test_wrong_columns_and_examples_are_named() -> None:
    with pytest.raises(nl.NewslabError, match="holds the text"):
        nl.read_articles(pd.DataFrame({"x": ["a"]}))
    with pytest.raises(nl.NewslabError, match="the table has: x"):
        nl.read_articles(pd.DataFrame({"x": ["a"]}), columns={"text": "y"})
    with pytest.raises(nl.NewslabError, match="summit"):
        nl.read_example("no such example")
    assert len(nl.read_example("summit")) == 5


def test_limit_duplicates_and_report(tmp_path: Path) -> None:
    long = " ".join(f"Sentence {n} says that {STORY}" for n in range(12))
    for name, text in {"a": long, "b": long, "c": long + " A last word.", "d": STORY}.items():
        write(tmp_path, f"{name}.txt", text)
    assert len(nl.read_articles(tmp_path, limit=2)) == 2
    articles = nl.read_articles(tmp_path)
    assert list(articles["duplicate_of"]) == ["", "a", "a", ""] == list(mark_duplicates(articles)["duplicate_of"])
    counts = show_load(articles).set_index(["what", "value"])["articles"]
    assert counts["all", "records"] == 4 and counts["lang", "en"] == 4 and counts["problem", "none"] == 4


def test_small_helpers() -> None:
    assert match_columns(["Title", "Body", "Source"]) == {"text": "Body", "headline": "Title", "outlet": "Source"}
    assert read_moment("1935570600").year == 2031 and read_moment("20310502") is not None and read_moment("x") is None  # type: ignore[union-attr]
    assert identify_language("1 2 3") == "" and identify_language(SWEDISH) == "sv"


CASES = json.loads((Path(__file__).parent / "cases" / "load.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("text", "language"), CASES["language_of"])
def test_language_of_short_texts(text: str, language: str) -> None:
    assert identify_language(text) == language


@pytest.mark.parametrize("text", CASES["no_language_of"])
def test_no_language_rather_than_a_wrong_one(text: str) -> None:
    assert identify_language(text) == ""
