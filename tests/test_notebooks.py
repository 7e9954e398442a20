"""Every notebook runs from top to bottom (the templates: test_templates.py)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

# Cells are compiled one by one; each gets what the first one asked for.
assert annotations.compiler_flag

REPOSITORY = Path(__file__).resolve().parents[1]
NOTEBOOKS = sorted((REPOSITORY / "nbs").rglob("*.ipynb"))


def cells_that_run(path: Path) -> list[str]:
    "The code cells of a notebook, without those marked eval: false."
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    sources = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
    return [source for source in sources if "#| eval: false" not in source]


@pytest.mark.notebook
@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebook_runs(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # The cells run as one script in this process: what a kernel adds (a display) test_templates.py tests.
    monkeypatch.chdir(tmp_path)
    namespace = {"__name__": "__main__"}
    for number, source in enumerate(cells_that_run(path), start=1):
        code = compile(source, f"{path.name}, code cell {number}", "exec", flags=annotations.compiler_flag)
        exec(code, namespace)

