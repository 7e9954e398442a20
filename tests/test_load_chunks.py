"""Files read in pieces, by several processes, with a limit: the same rows in the same order as at once."""

from __future__ import annotations

import gzip
import json
import random
import subprocess
import sys
import zipfile
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import newslab as nl
from newslab.identity import Duplicates, Names, mark_duplicates
from newslab.load import read_articles_in_chunks
from newslab.parallel import share_work

WORDS = "harbour fire ferry quay master tide crane rope storm pilot cargo night light council engine anchor wave port ship crew".split()


def story(number: int, words: int = 60) -> str:
    return " ".join(random.Random(number).choices(WORDS, k=words)).capitalize() + "."


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    "A folder with all that can be read in pieces; texts 0–9 stand in every file, so most are duplicates."
    records = [{"id": f"r{number}", "title": f"Story {number}", "media_name": "Echo", "text": story(number)} for number in range(25)]
    (tmp_path / "a.jsonl").write_text("".join(json.dumps(record) + "\n" for record in records) + "{broken\n", encoding="utf-8")
    pd.DataFrame(records[:10]).to_csv(tmp_path / "b.csv", index=False)
    pd.DataFrame(records[5:15]).drop(columns="id").to_parquet(tmp_path / "c.parquet")
    (tmp_path / "d.jsonl.gz").write_bytes(gzip.compress("".join(json.dumps({"text": story(number)}) + "\n" for number in range(3, 9)).encode()))
    captures = [f"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n{story(number)}".encode() for number in range(20, 28)]
    (tmp_path / "e.warc").write_bytes(b"".join(b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: %d\r\n\r\n" % len(body) + body + b"\r\n\r\n" for body in captures))
    with zipfile.ZipFile(tmp_path / "f.zip", "w") as target:
        for number in range(3):
            target.writestr(f"one/{number}.txt", story(number))
            target.writestr(f"two/{number}.txt", story(number + 50))
    for folder in ("north", "south"):
        (tmp_path / folder).mkdir()
        for number in range(4):
            (tmp_path / folder / f"2031-05-0{number + 1}_port.txt").write_text(story(number + 30), encoding="utf-8")
    (tmp_path / "manifest.csv").write_text("file,outlet\nnorth/2031-05-01_port.txt,Northern Post\nlost.txt,Echo\n", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("size", [1, 7, 1000])
def test_pieces_together_are_the_whole(corpus: Path, size: int) -> None:
    whole = nl.read_articles(corpus)
    pieces = list(nl.read_articles_in_chunks(corpus, chunk_articles=size))
    assert all(len(piece) == size for piece in pieces[:-1])
    pd.testing.assert_frame_equal(pd.concat(pieces, ignore_index=True), whole)
    assert whole["article_id"].is_unique and (whole["duplicate_of"] != "").sum() > 25 and (whole["problem"] != "").sum() == 2
    assert set(whole["duplicate_of"]) - {""} <= set(whole["article_id"])
    assert {"north_2031-05-01_port", "south_2031-05-01_port", "one_0", "two_0", "r3", "r3-2", "e-0001", "c-0001"} <= set(whole["article_id"])


@pytest.mark.parametrize("name", ["a.jsonl", "b.csv", "c.parquet", "d.jsonl.gz", "e.warc", "f.zip"])
def test_pieces_of_one_file(corpus: Path, name: str) -> None:
    whole = nl.read_articles(corpus / name)
    pd.testing.assert_frame_equal(pd.concat(nl.read_articles_in_chunks(corpus / name, chunk_articles=4), ignore_index=True), whole)


def test_pieces_of_a_table_and_of_texts() -> None:
    frame = pd.DataFrame({"text": [story(number % 6) for number in range(10)]})
    for source in (frame, list(frame["text"]), iter(list(frame["text"]))):
        pieces = list(nl.read_articles_in_chunks(source, chunk_articles=3))
        assert [len(piece) for piece in pieces] == [3, 3, 3, 1]
        assert [bool(value) for value in pd.concat(pieces)["duplicate_of"]] == [False] * 6 + [True] * 4


def test_limit_and_nothing_to_read(corpus: Path) -> None:
    for limit in (0, 1, 26, 30, 10_000):
        whole = nl.read_articles(corpus, limit=limit)
        assert len(whole) == min(limit, len(nl.read_articles(corpus)))
        pd.testing.assert_frame_equal(pd.concat(nl.read_articles_in_chunks(corpus, chunk_articles=9, limit=limit), ignore_index=True), whole)
    with pytest.raises(nl.NewslabError, match="limit"):
        nl.read_articles(corpus, limit=-1)
    with pytest.raises(nl.NewslabError, match="chunk_articles"):
        nl.read_articles_in_chunks(corpus, chunk_articles=0)
    with pytest.raises(nl.NewslabError, match="no file or folder"):
        nl.read_articles_in_chunks(corpus / "nowhere")  # at once, not at the first piece


def test_a_large_file_is_not_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for number in range(20_000):
            file.write(json.dumps({"text": story(number % 500, 120)}) + "\n")
    chunks = nl.read_articles_in_chunks(path, chunk_articles=50)
    first = next(chunks)
    assert len(first) == 50
    chunks.close()  # type: ignore[attr-defined]
    assert len(next(nl.read_articles_in_chunks(path, chunk_articles=50, duplicates=False))) == 50


def test_several_processes_give_the_same_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newslab.load.MIN_PARALLEL_PAGES", 20)
    monkeypatch.setattr("newslab.load.LARGE_FILE", 5000)
    for number in range(150):
        (tmp_path / f"{number:04d}.txt").write_text(story(number % 90), encoding="utf-8")
    (tmp_path / "large.jsonl").write_text("".join(json.dumps({"text": story(number)}) + "\n" for number in range(40)), encoding="utf-8")
    (tmp_path / "photo.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    one = nl.read_articles(tmp_path)
    given: list[int] = []
    monkeypatch.setattr("newslab.load.share_work", lambda *arguments, **options: given.append(1) or share_work(*arguments, **options))
    for processes in (2, 3):
        pd.testing.assert_frame_equal(nl.read_articles(tmp_path, processes=processes), one)
    assert given == [1, 1] and len(nl.read_articles(tmp_path, processes=2, limit=30)) == 30
    monkeypatch.setattr("newslab.load.MIN_PARALLEL_PAGES", 300)
    nl.read_articles(tmp_path, processes=2)
    assert given == [1, 1, 1]  # too few files now


def test_shared_work_keeps_its_order_and_its_errors() -> None:
    for processes in (2, 3):
        found = list(share_work(len, ["x" * number for number in range(60)], processes, stays=lambda job: len(job) == 7))
        assert [result for _, result in found] == [None if number == 7 else number for number in range(60)]
    assert list(share_work(len, [], 2)) == []
    with pytest.raises(ValueError, match="two"):
        list(share_work(int, ["1", "two"] * 20, 2))


def test_a_script_without_its_guard_is_told_so(tmp_path: Path) -> None:
    for number in range(60):
        (tmp_path / f"{number:04d}.txt").write_text("A fire closed the port.", encoding="utf-8")
    script = tmp_path / "script.py"
    script.write_text(f"import newslab as nl, newslab.load\nnewslab.load.MIN_PARALLEL_PAGES = 1\nprint(len(nl.read_articles({str(tmp_path / '*.txt')!r}, processes=2)))\n", encoding="utf-8")
    done = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode != 0 and "__main__" in done.stderr and "NewslabError" in done.stderr


def test_progress_is_shown_and_changes_nothing(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shown = nl.read_articles(corpus, progress=True)
    assert "reading" in capsys.readouterr().err
    pd.testing.assert_frame_equal(shown, nl.read_articles(corpus))


def test_what_was_read_is_counted(corpus: Path) -> None:
    articles = nl.read_articles(corpus)
    report = nl.show_load(articles)
    for what in ("outlet", "lang", "published", "format", "encoding", "problem", "warning", "duplicate_of"):
        assert report.loc[report["what"] == what, "articles"].sum() == len(articles), what
    assert report.set_index(["what", "value"]).loc[("format", "parquet"), "articles"] == 10
    assert nl.show_load(articles.head(0)).loc[0, "articles"] == 0


def test_the_report_says_what_was_lost_where_and_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "book.pdf").write_bytes(b"%PDF-1.7 x")
    (tmp_path / "list.csv").write_text("title,url\nFire,https://echo.example/1\nPort,https://echo.example/2\n", encoding="utf-8")
    (tmp_path / "2031-05-02_port.txt").write_text("A fire closed the port of Elmhaven on Friday, the harbour master said.", encoding="utf-8")
    report = nl.show_load(nl.read_articles(tmp_path))
    lost = report[report["what"] == "problem"].set_index("value")
    assert list(report["articles"][:2]) == [4, 1] and list(lost["example"]) == ["list.csv", "2031-05-02_port.txt", "book.pdf"]
    assert "save the page first" in lost.index[0] and "pdftotext" in lost.index[2] and "columns found" not in "".join(lost.index)
    years = report[report["what"] == "published"].set_index("value")["articles"]
    assert dict(years) == {"not usable": 3, "2031": 1} and nl.show_load(nl.read_articles(["A text."]).drop(columns="path")).loc[1, "articles"] == 1


def test_duplicates_exact_near_and_none() -> None:
    long = story(1, 400)
    changed = long.replace("harbour", "haven", 1)
    other = " ".join([long[: len(long) // 2], story(2, 200)])
    texts = {"a": long, "b": long.upper(), "c": changed, "d": other, "e": long + " " + story(3, 80), "f": "", "g": "港の火災で金曜日に港が閉鎖された。" * 3 + "港長", "h": "港の火災で金曜日に港が閉鎖された。" * 3 + "港長。"}
    marked = mark_duplicates(pd.DataFrame({"article_id": list(texts), "text": list(texts.values())}))
    assert dict(zip(texts, marked["duplicate_of"], strict=True)) == {"a": "", "b": "a", "c": "a", "d": "", "e": "", "f": "", "g": "", "h": "g"}


@settings(max_examples=40, deadline=None)
@given(st.integers(130, 500), st.floats(0, 0.2))
def test_marks_agree_with_the_exact_share(words: int, share: float) -> None:
    source = random.Random(words)
    text = [f"word{source.randrange(10_000)}" for _ in range(words)]
    other = list(text)
    for place in source.sample(range(words), int(share * words / 5)):
        other[place] = "changed"
    runs = [{" ".join(tokens[at : at + 5]) for at in range(words - 4)} for tokens in (text, other)]
    exact = len(runs[0] & runs[1]) / len(runs[0] | runs[1])
    seen = Duplicates()
    seen.first("a", " ".join(text))
    found = seen.first("b", " ".join(other)) == "a"
    if not 0.8 < exact < 0.97:  # three standard deviations of the estimate
        assert found == (exact >= 0.9)


def test_names_do_not_depend_on_where_the_folder_lies() -> None:
    for root in ("/x/y", "/z"):
        names = Names([f"{root}/a/p.txt", f"{root}/b/p.txt"], Path(root))
        assert [names.name({"path": f"{root}/{folder}/p.txt"}, 1) for folder in "ab"] == ["a_p", "b_p"]


def test_read_in_chunks_is_public() -> None:
    assert nl.read_articles_in_chunks is read_articles_in_chunks
