"""The command line: what it writes, what it says, and that no bad input ends in a traceback."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

from newslab.cli import TEMPLATES, copy_template, main
from newslab.codebook import TABLES
from newslab.schema import NewslabError

ARTICLE = "OSTMERE – President Anna Vell said on Friday that the harbour would open again in May.\n\n“We have waited long enough,” she told the council. More than 400 dockers had been out of work since the storm.\n\nThe council will vote on the plan next week.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "articles"
    path.mkdir()
    return path


def run(*arguments: object) -> int:
    return main([str(argument) for argument in arguments])


def test_demo_writes_report_tables_and_figures(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("demo", "-o", tmp_path / "demo") == 0
    out = capsys.readouterr().out
    assert "5 articles" in out and "report.html" in out and "in a browser" in out
    assert {path.stem for path in (tmp_path / "demo" / "tables").glob("*.csv")} == set(TABLES)
    assert (tmp_path / "demo" / "tables" / "codebook.md").stat().st_size > 1000
    for name in ("readability", "reuse", "routes", "coverage", "words", "timeline"):
        assert (tmp_path / "demo" / "figures" / f"{name}.png").read_bytes().startswith(b"\x89PNG")
    assert "<html" in (tmp_path / "demo" / "report.html").read_text(encoding="utf-8")


def test_report_of_a_mixed_folder(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "a.txt").write_text(ARTICLE, encoding="utf-8")
    (folder / "b.txt").write_text("Ostmere\n\nHamnen öppnar igen i maj, sa president Anna Vell i fredags. Mer än 400 hamnarbetare har varit utan arbete sedan stormen.\n", encoding="utf-8")
    (folder / "three.txt").write_text("Harbour opens again", encoding="utf-8")
    (folder / "rubbish.txt").write_text("Advertisement\n\nShare this article\n\nLeave a Reply\n", encoding="utf-8")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (folder / "empty.txt").write_bytes(b"")
    assert run("report", folder, "-o", tmp_path / "report.html") == 0
    out = capsys.readouterr().out
    assert "6 articles" in out
    assert run("tables", folder, "-o", tmp_path / "tables") == 0
    table = pd.read_csv(tmp_path / "tables" / "comparison.csv", dtype=str, keep_default_na=False).set_index("article_id")
    assert set(table.index) == {"a", "b", "three", "rubbish", "binary", "empty"}
    for name in ("rubbish", "binary", "empty"):
        assert table.loc[name, "problem"], f"{name} has no reason"
    assert table.loc["a", "problem"] == "" and table.loc["b", "lang"] == "sv"


def test_one_article_is_enough(folder: Path, tmp_path: Path) -> None:
    (folder / "a.txt").write_text(ARTICLE, encoding="utf-8")
    assert run("report", folder, "-o", tmp_path / "report.html") == 0
    assert "harbour" in (tmp_path / "report.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("command", ["report", "tables", "read", "lab"])
def test_a_missing_path_is_one_line(command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(command, tmp_path / "nowhere") == 2
    error = capsys.readouterr().err.strip()
    assert "nowhere" in error and "\n" not in error and "Traceback" not in error


def test_an_empty_folder_says_what_was_looked_for(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("report", folder, "-o", folder.parent / "r.html") == 2
    error = capsys.readouterr().err
    assert "newslab:" in error and ".txt" in error
    assert not (folder.parent / "r.html").exists()


@pytest.mark.filterwarnings("error:Glyph")
def test_letters_that_a_font_lacks_are_no_warning(folder: Path) -> None:
    for name, text in {"a": "町議会は火曜日、古い旋回橋を六週間閉鎖することを決めたと議長が述べた。", "b": "町議会は古い旋回橋を閉鎖する。技術者は軸受けに錆を見つけた。"}.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    assert run("report", folder, "-o", folder.parent / "r.html") == 0


def test_read_writes_one_file(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "a.txt").write_text(ARTICLE, encoding="utf-8")
    (folder / "empty.txt").write_bytes(b"")
    assert run("read", folder, "-o", tmp_path / "out" / "articles.parquet") == 0
    articles = pd.read_parquet(tmp_path / "out" / "articles.parquet")
    assert len(articles) == 2 and articles.set_index("article_id").loc["a", "dateline"].startswith("OSTMERE")
    said = capsys.readouterr().out
    assert "1 of them unusable" in said and "1 × the file is empty (such as empty.txt)" in said
    assert run("read", folder, "-o", tmp_path / "two.parquet", "--processes", "2") == 0
    pd.testing.assert_frame_equal(pd.read_parquet(tmp_path / "two.parquet"), articles)
    assert run("read", folder, "-o", tmp_path / "articles.xlsx") == 2


def test_tables_without_text(folder: Path, tmp_path: Path) -> None:
    (folder / "a.txt").write_text(ARTICLE, encoding="utf-8")
    assert run("tables", folder, "-o", tmp_path / "tables", "--no-text") == 0
    everything = "".join(path.read_text(encoding="utf-8-sig") for path in (tmp_path / "tables").glob("*.csv"))
    assert "waited long enough" not in everything and "would open again" not in everything


def test_lab_fills_in_the_folder_and_never_overwrites(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "a.txt").write_text(ARTICLE, encoding="utf-8")
    assert run("lab", folder, "--into", tmp_path / "work", "--no-open") == 0
    notebook = tmp_path / "work" / TEMPLATES["compare"]
    settings = next(cell for cell in json.loads(notebook.read_text("utf-8"))["cells"] if "parameters" in cell["metadata"].get("tags", []))
    assert any(line.startswith("folder = ") and folder.name in line for line in settings["source"])
    notebook.write_text(notebook.read_text("utf-8").replace("folder =", "folder  =", 1), encoding="utf-8")
    changed = notebook.read_text("utf-8")
    second = copy_template(folder, into=tmp_path / "work")
    assert second != notebook and notebook.read_text("utf-8") == changed


def test_options_for_jupyter_are_no_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[list[str]] = []
    monkeypatch.setattr(subprocess, "call", lambda command: started.append(command) or 0)
    assert run("lab", "--into", tmp_path, "--", "--port=9000", "--no-browser") == 0
    assert started[0][1:3] == ["-m", "jupyterlab"] and started[0][-2:] == ["--port=9000", "--no-browser"]


def test_every_template_has_settings(tmp_path: Path) -> None:
    for name in TEMPLATES:
        assert copy_template(template=name, into=tmp_path).exists()
    with pytest.raises(NewslabError, match="compare"):
        copy_template(template="no such", into=tmp_path)


def test_as_a_module_and_without_a_command() -> None:
    version = subprocess.run([sys.executable, "-m", "newslab", "--version"], capture_output=True, text=True)
    assert version.returncode == 0 and version.stdout.startswith("newslab ")
    nothing = subprocess.run([sys.executable, "-m", "newslab"], capture_output=True, text=True)
    assert nothing.returncode == 2 and "Traceback" not in nothing.stderr
