"""Every notebook and template runs from top to bottom."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

# Cells are compiled one by one; each gets what the first one asked for.
assert annotations.compiler_flag

REPOSITORY = Path(__file__).resolve().parents[1]
NOTEBOOKS = sorted((REPOSITORY / "nbs").rglob("*.ipynb"))
TEMPLATES = sorted((REPOSITORY / "newslab" / "templates").glob("*.ipynb"))


def cells_that_run(path: Path) -> list[str]:
    "The code cells of a notebook, without those marked eval: false."
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    sources = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
    return [source for source in sources if "#| eval: false" not in source]


@pytest.mark.notebook
@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebook_runs(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # The cells run as one script in this process: what a kernel adds (a display) the templates below test.
    monkeypatch.chdir(tmp_path)
    namespace = {"__name__": "__main__"}
    for number, source in enumerate(cells_that_run(path), start=1):
        code = compile(source, f"{path.name}, code cell {number}", "exec", flags=annotations.compiler_flag)
        exec(code, namespace)


@pytest.mark.notebook
@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.stem)
def test_template_runs_in_a_kernel(path: Path, tmp_path: Path) -> None:
    papermill = pytest.importorskip("papermill", reason="papermill is part of newslab[dev]")
    papermill.execute_notebook(str(path), str(tmp_path / path.name), cwd=str(tmp_path), progress_bar=False, kernel_name="python3")
