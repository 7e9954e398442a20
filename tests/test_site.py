"""The documentation site: every notebook is in the sidebar, and every link between pages has its page."""

from __future__ import annotations

import ast
import json
import re
from pathlib import Path

import yaml

NOTEBOOKS = Path(__file__).resolve().parents[1] / "nbs"


def listed(entries: list) -> list[str]:
    "The pages of a sidebar, sections unfolded."
    pages: list[str] = []
    for entry in entries:
        pages += [entry] if isinstance(entry, str) else listed(entry["contents"])
    return pages


def test_the_sidebar_lists_every_notebook_once_and_in_order() -> None:
    site = yaml.safe_load((NOTEBOOKS.parent / "_quarto.yml").read_text(encoding="utf-8"))
    pages = listed(site["website"]["sidebar"]["contents"])
    assert sorted(pages) == sorted(str(path.relative_to(NOTEBOOKS)).replace("\\", "/") for path in NOTEBOOKS.rglob("*.ipynb") if ".ipynb_checkpoints" not in path.parts)
    numbered = [page for page in pages if page[0].isdigit()]
    assert numbered == sorted(numbered)


def test_links_between_pages_have_their_page() -> None:
    for path in NOTEBOOKS.rglob("*.ipynb"):
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        prose = "\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown")
        for target in re.findall(r"\]\(((?!https?:|#|mailto:)[^)\s]+)\)", prose):
            assert (path.parent / target.split("#")[0]).exists(), f"{path.name} links to {target}"


def test_imports_have_cells_of_their_own() -> None:
    # The site's builder runs every cell that imports something, without the cells before it.
    mixed = []
    for path in NOTEBOOKS.glob("[0-9]*.ipynb"):
        for number, cell in enumerate(json.loads(path.read_text(encoding="utf-8"))["cells"]):
            source = "".join(cell["source"])
            if cell["cell_type"] == "code" and not source.startswith("#|"):
                kinds = {isinstance(node, (ast.Import, ast.ImportFrom)) for node in ast.parse(source).body}
                mixed += [f"{path.name} cell {number}"] if len(kinds) > 1 else []
    assert not mixed
