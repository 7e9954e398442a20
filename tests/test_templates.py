"""The notebooks that `newslab lab` copies out run from the first cell to the last, with a folder and without one."""

from __future__ import annotations

import re
from pathlib import Path

import nbformat
import pytest

import newslab

TEMPLATES = sorted((Path(newslab.__file__).parent / "templates").glob("*.ipynb"))


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.stem)
def test_shape(path):
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert [cell.metadata.get("tags") for cell in code if cell.metadata.get("tags")] == [["parameters"]]
    assert code[0].metadata["tags"] == ["parameters"] and "folder = None" in code[0].source
    assert not any(cell.outputs or cell.execution_count for cell in code)
    assert "write_tables" in code[-1].source or "to_csv" in code[-1].source


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.stem)
def test_every_figure_says_how_to_read_it_and_what_it_does_not_show(path):
    cells = nbformat.read(path, as_version=4).cells
    for before, cell in zip(cells, cells[1:], strict=False):
        if cell.cell_type == "code" and re.match(r"nl\.plot_", cell.source):
            assert before.cell_type == "markdown" and re.search(r"\bnot\b|nobody", before.source), cell.source


def run(path: Path, where: Path, **parameters) -> nbformat.NotebookNode:
    papermill = pytest.importorskip("papermill", reason="papermill is not installed: pip install papermill")
    papermill.execute_notebook(path, where / "out.ipynb", parameters=parameters, cwd=where, progress_bar=False)
    return nbformat.read(where / "out.ipynb", as_version=4)


@pytest.mark.notebook
@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.stem)
def test_it_runs_on_the_example(path, tmp_path):
    done = run(path, tmp_path)
    errors = [output.text for cell in done.cells for output in cell.get("outputs", []) if output.output_type == "stream" and output.name == "stderr"]
    assert errors == []
    assert list(tmp_path.glob("newslab-results/**/*.csv"))


@pytest.mark.notebook
def test_one_event_with_a_single_article(tmp_path):
    (tmp_path / "mine").mkdir()
    text = "The council met on Monday. It decided to close the bridge for repairs until the autumn, and to run a ferry instead."
    (tmp_path / "mine" / "a.txt").write_text("Bridge closed until autumn\n\n" + text + " " + text.replace("Monday", "Tuesday"))
    path = next(path for path in TEMPLATES if path.stem == "compare_one_event")
    done = run(path, tmp_path, folder="mine")
    assert any("No two of these articles share a sentence" in str(cell.get("outputs")) for cell in done.cells)
    assert (tmp_path / "newslab-results" / "report.html").exists()
