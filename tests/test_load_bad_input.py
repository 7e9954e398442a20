"""Every bad input ends in rows and reasons, in bounded time and memory."""

from __future__ import annotations

import gzip
import io
import json
import os
import random
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st

import newslab as nl
from newslab.decode import decode_bytes
from newslab.formats import read_bytes
from newslab.streams import Stream, unpack_stream

STORY = "The harbour of Elmhaven was closed on Friday after a fire, the harbour master said. Nobody was hurt, and thirty ships were waiting outside."
MOST_SECONDS = 60  # for one bad file; they take one to ten on an idle machine
MOST_MEGABYTES = 700  # of a whole process; Python with pandas and the extractors takes 200


def zipped(files: dict[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


def nested_zip() -> bytes:
    inner = zipped({f"{number}.txt": b"a" * 60_000_000 for number in range(4)})
    return zipped({f"{number}.zip": inner for number in range(40)})


# file name → its bytes, what the problem of some row must say, whether a good row must be there too
LARGE: dict[str, tuple[Callable[[], bytes], str, bool]] = {
    "bomb.txt.gz": (lambda: gzip.compress(b"a " * 150_000_000, 1), "larger than 50 MB", False),
    "bomb.csv.gz": (lambda: gzip.compress(b"text\n" + b"a\n" * 30_000_000, 1), "records in a packed file of this size", True),
    "zeros.jsonl.gz": (lambda: gzip.compress(bytes(300_000_000), 1), "no text in any known encoding", False),
    "bomb.txt.zst": (lambda: zstandard.ZstdCompressor().compress(b"a " * 300_000_000), "unpacks to more than", False),
    "bomb.zip": (nested_zip, "files were left out", False),
    "long field.csv": (lambda: b'id,text\n1,"' + b"harbour " * 25_000_000 + b'"\n2,"' + STORY.encode() + b'"\n', "longer than 50 MB", True),
    "long line.jsonl": (lambda: b'{"text": "' + b"harbour " * 25_000_000 + b'"}\n' + json.dumps({"text": STORY}).encode() + b"\n", "longer than 50 MB", True),
}


@pytest.mark.parametrize("name", LARGE)
def test_large_and_exploding_files_stay_in_bounds(tmp_path: Path, name: str) -> None:
    make, reason, good = LARGE[name]
    (tmp_path / name).write_bytes(make())
    program = (
        "import json, sys, newslab as nl\n"
        "articles = nl.read_articles(sys.argv[1])\n"
        # The highest mark of this process alone: what `resource` gives on Linux includes the process that started it.
        "from pathlib import Path\n"
        "status = Path('/proc/self/status')\n"
        "if status.exists():\n    peak = next(int(line.split()[1]) / 1024 for line in status.read_text().splitlines() if line.startswith('VmHWM'))\n"
        "elif sys.platform == 'darwin':\n    import resource; peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024 ** 2\n"
        "else:\n    peak = 0\n"
        "print(json.dumps([peak, sorted(set(articles['problem'])), int((articles['problem'] == '').sum())]))"
    )
    done = subprocess.run([sys.executable, "-c", program, str(tmp_path / name)], capture_output=True, text=True, timeout=3 * MOST_SECONDS, check=True)
    peak, problems, usable = json.loads(done.stdout)
    assert any(reason in problem for problem in problems) and (usable > 0) == good
    assert peak < MOST_MEGABYTES


SMALL: dict[str, tuple[Callable[[], bytes], str]] = {
    "cut.json.gz": (lambda: gzip.compress(json.dumps({"text": STORY * 50}).encode())[:80], "cut off or damaged"),
    "cut.txt.zst": (lambda: zstandard.ZstdCompressor().compress(random.Random(1).randbytes(40_000).hex().encode())[:-500], "cut off or damaged"),
    "cut.parquet": (lambda: parquet()[:-20], "could not be read as parquet"),
    "cut.docx": (lambda: zipped({"word/document.xml": "<a/>" * 999})[:-30], "could not be read as zip"),
    "no document.docx": (lambda: zipped({"word/document.xml": "<a>"}), "could not be read as zip"),
    "random.txt": (lambda: random.Random(0).randbytes(200_000), "no text in any known encoding"),
    "tar.txt": (lambda: b"a.txt".ljust(257, b"\0") + b"ustar\x0000" + bytes(500), "tar archive"),
    "deep.json": (lambda: b"[" * 200_000, "not valid JSON"),
    "divs.html": (lambda: b"<html><body>" + b"<div>" * 2000 + b"</div>" * 2000, "the text is empty"),
    "empty.zip": (lambda: zipped({}), "holds no files"),
}


def parquet() -> bytes:
    stream = io.BytesIO()
    pd.DataFrame({"text": [STORY] * 5}).to_parquet(stream)
    return stream.getvalue()


@pytest.mark.parametrize("name", SMALL)
def test_damaged_files_say_what_is_wrong(tmp_path: Path, name: str) -> None:
    make, reason = SMALL[name]
    (tmp_path / name).write_bytes(make())
    (tmp_path / "zz.txt").write_text(STORY, encoding="utf-8")
    started = time.monotonic()
    articles = nl.read_articles(tmp_path)
    assert reason in articles.loc[0, "problem"] and articles.loc[0, "text"] == "" and articles.loc[1, "text"] == STORY
    assert time.monotonic() - started < MOST_SECONDS


def test_a_cut_file_keeps_the_records_before_the_cut(tmp_path: Path) -> None:
    lines = b"".join(json.dumps({"text": f"{STORY} {random.Random(number).random()}"}).encode() + b"\n" for number in range(2000))
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(lines)[:-4000])
    (tmp_path / "b.jsonl.zst").write_bytes(zstandard.ZstdCompressor().compress(lines)[:-3000])
    articles = nl.read_articles(tmp_path)
    for name in ("a.jsonl.gz", "b.jsonl.zst"):
        rows = articles[articles["path"].str.endswith(name)]
        assert (rows["problem"] == "").sum() > 100 and "cut off" in rows["problem"].iloc[-1]


def test_a_password_costs_one_member_and_a_member_that_is_broken_too() -> None:
    packed = bytearray(zipped({"a.txt": STORY, "b.txt": STORY * 2, "c.txt": STORY}, zipfile.ZIP_STORED))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):  # say of a.txt that it is encrypted
        packed[packed.index(mark) + place] |= 1
    packed[packed.index(b"harbour", 200 + len(STORY))] ^= 1  # b.txt no longer has its checksum
    rows = list(read_bytes(bytes(packed), "a.zip"))
    assert "password" in rows[0]["problem"] and "damaged" in rows[1]["problem"] and rows[2]["text"] == STORY


def test_one_unclosed_mark_does_not_swallow_the_rows_behind_it(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(f'id,text\n1,"{STORY}"\n2,"unclosed\n3,"{STORY} three"\n4,"two\nlines"\n5,"unclosed at the end\n6,plain\n', encoding="utf-8")
    articles = nl.read_articles(tmp_path)
    assert list(articles.loc[articles["problem"] == "", "article_id"]) == ["1", "3", "4", "6"] and (articles["problem"] != "").sum() == 2
    assert "line 3" in articles.loc[1, "problem"] and articles.loc[3, "text"] == "two\nlines"


@settings(max_examples=80, deadline=None)
@given(st.lists(st.sampled_from(['1,"a b"', '2,"a', 'b"', "3,c", "x", '"', "4,d,e", "", '5,"f ""g"" h"', "6,'i"]), max_size=12))
def test_tables_lose_no_line(lines: list[str]) -> None:
    data = ("id,text\n" + "\n".join(lines)).encode()
    rows = list(read_bytes(data, "a.csv"))
    assert bool(rows) == any(lines) and all(row["text"] or row["problem"] for row in rows)


@pytest.mark.parametrize(("text", "codecs"), [
    ("港の火災で金曜日に港が閉鎖されたと港長が語った。けが人はいなかったが、三十隻の船が外で待っていた。" * 2, ["shift_jis", "euc_jp", "iso2022_jp", "utf-16-le", "utf-16-be", "utf-16"]),
    ("周五的一场火灾关闭了港口，港务长说。没有人受伤，但三十艘船在外面等候。委员会将在星期四开会。" * 2, ["gb18030", "gbk", "utf-16-le", "utf-16-be"]),
    ("週五的一場大火關閉了港口，港務長說。沒有人受傷，但三十艘船在外面等候。" * 2, ["big5", "utf-16-le"]),
    ("금요일에 화재로 항구가 폐쇄되었다고 항만장이 말했다. 다친 사람은 없었지만 서른 척의 배가 밖에서 기다리고 있었다. " * 2, ["euc_kr", "cp949", "utf-16-le", "utf-16-be"]),
    ("Порт закрыли в пятницу из-за пожара, сообщил начальник порта. Никто не пострадал, но тридцать судов ждали снаружи. ", ["koi8_r", "cp1251", "iso8859_5", "cp866", "utf-16-le", "utf-16-be"]),
    ("Pożar zamknął port w piątek, powiedział kapitan portu. Nikt nie ucierpiał, ale trzydzieści statków czekało na zewnątrz. Również łodzie rybackie zostały w porcie. ", ["iso8859_2", "cp1250", "utf-16-le"]),
    ("أغلق حريق ميناء المدينة يوم الجمعة، حسبما قال مدير الميناء. لم يصب أحد بأذى، لكن ثلاثين سفينة كانت تنتظر في الخارج. ", ["cp1256", "iso8859_6", "utf-16-le"]),
    ("Il porto è stato chiuso venerdì dopo l’incendio di un magazzino, perché il fumo non si era ancora alzato del tutto. ", ["cp1252", "utf-16-le"]),
    ("Portul a fost închis vineri după un incendiu, a declarat căpitanul de la port. Cauza este cercetată. ", ["iso8859_2", "cp1250"]),
    ("Přístav byl v pátek uzavřen po požáru skladu, oznámil velitel. Nikdo nebyl zraněn, ale třicet lodí čekalo. ", ["iso8859_2", "cp1250"]),
    ("Порт міста закрили у п'ятницю після пожежі на складі, повідомив начальник порту. Її причину з'ясовують. ", ["koi8_u", "cp1251"]),
    ("Hamnen stängdes på fredagen efter en brand, sade hamnkaptenen, och det är inte känt när den öppnar för fartyg. ", ["cp1252", "mac_roman", "cp850"]),
    (STORY, ["utf-16-le", "utf-16-be", "utf-16", "utf-8-sig", "utf-32"]),
], ids=["ja", "zh", "zh-tw", "ko", "ru", "pl", "ar", "it", "ro", "cs", "uk", "sv", "en"])  # fmt: skip
def test_encodings_that_nobody_declared(text: str, codecs: list[str]) -> None:
    for codec in codecs:
        assert decode_bytes(text.encode(codec))[0].lstrip("\ufeff") == text, codec


def test_a_page_that_declares_its_encoding_is_believed() -> None:
    page = '<html><head><meta charset="iso-8859-7"></head><body><p>Φωτιά</p></body></html>'
    assert "Φωτιά" in decode_bytes(page.encode("iso8859_7"))[0]
    wrong = '<html><head><meta charset="shift_jis"></head><body><p>Größe, später, für, höher</p></body></html>'
    assert "Größe" in decode_bytes(wrong.encode("utf-8"))[0]


def test_one_line_in_another_encoding(tmp_path: Path) -> None:
    good = json.dumps({"text": "Große Schiffe warten draußen vor dem Hafen."}, ensure_ascii=False).encode()
    bad = json.dumps({"text": "Später am Tag öffnete der Hafen für größere Schiffe, sagte er."}, ensure_ascii=False).encode("cp1252")
    (tmp_path / "a.jsonl").write_bytes(good + b"\n" + bad + b"\n" + good + b"\n")
    articles = nl.read_articles(tmp_path)
    assert articles.loc[1, "text"].startswith("Später am Tag öffnete") and list(articles["encoding"]) == ["utf-8", "cp1252", "utf-8"]


def test_nuls_between_all_words_and_characters_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(STORY.replace(" ", " \0").encode())
    (tmp_path / "b.txt").write_bytes(("Später äußerten Bürger Zweifel über die Häfen. " * 20).encode()[:-1] + b"\xff")
    articles = nl.read_articles(tmp_path)
    assert articles.loc[0, "text"] == STORY and "could not be read" in articles.loc[1, "warning"] and articles.loc[1, "problem"] == ""


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes are of Unix")
def test_pipes_devices_and_links_do_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    os.symlink("/dev/zero", tmp_path / "zero.txt")
    os.symlink("self.txt", tmp_path / "self.txt")
    os.symlink(tmp_path, tmp_path / "loop")
    (tmp_path / "zz.txt").write_text(STORY, encoding="utf-8")
    articles = nl.read_articles(tmp_path).set_index("article_id")
    assert "named pipe" in articles.loc["pipe", "problem"] and "device" in articles.loc["zero", "problem"] and articles.loc["self", "problem"]
    assert articles.loc["zz", "text"] == STORY and len(articles) == 4


def test_a_file_that_cannot_be_opened_whoever_asks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "b.txt").write_text(STORY, encoding="utf-8")
    opened = Path.open

    def refuse(self: Path, *arguments: object, **options: object) -> object:
        if self.name == "a.txt":
            raise PermissionError(13, "Permission denied")
        return opened(self, *arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(Path, "open", refuse)
    articles = nl.read_articles(tmp_path)
    assert articles.loc[0, "problem"] == "could not be opened: Permission denied" and articles.loc[1, "problem"] == ""


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="file names are text on this system")
def test_file_names_that_are_no_text(tmp_path: Path) -> None:
    with open(os.fsencode(tmp_path) + b"/h\xe4fen.txt", "wb") as file:
        file.write(STORY.encode())
    articles = nl.read_articles(tmp_path)
    assert articles.loc[0, "text"] == STORY and articles.loc[0, "article_id"] == "h\ufffdfen"
    articles.to_parquet(tmp_path / "out.parquet")


def test_names_of_windows_and_names_with_marks(tmp_path: Path) -> None:
    articles = nl.read_articles(["C:\\news\\echo\\port.txt", "C:\\news\\post\\port.txt"])
    assert list(articles["article_id"]) == ["port", "port-2"] and all("could not be opened" in problem for problem in articles["problem"])
    (tmp_path / "Stop!.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "a.zip").write_bytes(zipped({"in\\one.txt": STORY, "in/two.txt": STORY}))
    assert list(nl.read_articles(tmp_path)["article_id"]) == ["Stop!", "two", "one"]


def test_two_records_with_one_id(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.csv").write_text(f"id,text\n7,{name} first\n7,{name} second\n8,{name} third\n", encoding="utf-8")
    assert list(nl.read_articles(tmp_path)["article_id"]) == ["7", "7-2", "8", "7-3", "7-4", "8-2"]


def test_web_archives_lose_nothing_in_silence(tmp_path: Path) -> None:
    def record(body: bytes, kind: str = "response", more: str = "") -> bytes:
        return f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://echo.example/{len(body)}\r\nWARC-Date: 2031-05-02T10:00:00Z\r\n{more}Content-Length: {len(body)}\r\n\r\n".encode() + body + b"\r\n\r\n"

    page = b"<html><body><p>" + STORY.encode() * 3 + b"</p></body></html>"
    ok = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
    packed = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n" + gzip.compress(page)
    chunked = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n" + b"%x\r\n" % 100 + page[:100] + b"\r\n" + b"%x\r\n" % (len(page) - 100) + page[100:] + b"\r\n0\r\n\r\n"
    gone = b"HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n<p>Page not found, try the search.</p>"
    image = b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n\x89PNG"
    whole = record(b"software: x", "warcinfo") + record(ok) + record(packed) + record(b"GET /", "request") + record(chunked) + record(gone) + record(image)
    wet = record(b"The text of a page, as the crawler took it out of the markup: the harbour of Elmhaven was closed.", "conversion", "Content-Type: text/plain\r\nWARC-Identified-Content-Language: eng\r\n")
    (tmp_path / "a.warc.gz").write_bytes(b"".join(gzip.compress(part) for part in (whole, record(ok))))
    (tmp_path / "b.warc.wet.gz").write_bytes(gzip.compress(wet * 2))
    (tmp_path / "c.warc").write_bytes(whole + record(ok)[:-60])
    (tmp_path / "d.warc.gz").write_bytes(gzip.compress(whole + random.Random(3).randbytes(3000))[:-1000])
    articles = nl.read_articles(tmp_path)
    rows = {name: articles[articles["path"].str.contains(f"/{name}\\.") | articles["path"].str.contains(f"\\\\{name}\\.")] for name in "abcd"}
    assert [bool(problem) for problem in rows["a"]["problem"]] == [False, False, False, True, True, False] and "404" in rows["a"]["problem"].iloc[3] and "image/png" in rows["a"]["problem"].iloc[4]
    assert all(STORY in text for text in rows["a"]["text"][rows["a"]["problem"] == ""])
    assert list(rows["b"]["lang"]) == ["en", "en"] and rows["b"]["published"].notna().all() and list(rows["b"]["duplicate_of"]) == ["", rows["b"]["article_id"].iloc[0]]
    assert "cut off" in rows["c"]["problem"].iloc[-1] and "cut off" in rows["c"]["warning"].iloc[-2]
    assert "cut off" in rows["d"]["problem"].iloc[-1] and (rows["d"]["problem"] == "").sum() >= 3


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400), st.sampled_from([b"", b"\x1f\x8b\x08", b"PK\x03\x04", b"WARC/1.0\r\n", b"{\\rtf1 ", b"PAR1", b"\x28\xb5\x2f\xfd", b"<html>", b'{"text": ', b"id,text\n", b"\xff\xfe", b"\xef\xbb\xbf"]))
def test_any_bytes_end_in_records(data: bytes, start: bytes) -> None:
    for name in ("a.txt", "a.csv", "a.jsonl", "a.html"):
        for record in read_bytes(start + data, name):
            assert record.get("text") is not None and isinstance(record["text"], str)


def test_a_stream_may_be_looked_at_and_ends_at_its_cap() -> None:
    stream = Stream(io.BytesIO(b"abcdef"), cap=4)
    assert stream.peek(3) == b"abc" and stream.read(2) == b"ab" and stream.read() == b"c" + b"" * 3 or stream.problem
    two = gzip.compress(b"one ") + gzip.compress(b"two")
    assert unpack_stream(Stream(io.BytesIO(two)), "gz", len(two)).read() == b"one two"
    frames = zstandard.ZstdCompressor().compress(b"one ") + zstandard.ZstdCompressor().compress(b"two")
    assert unpack_stream(Stream(io.BytesIO(frames)), "zst", len(frames)).read() == b"one two"
