"""What several tests of the project itself need."""

from __future__ import annotations

from pathlib import Path


def module_notebooks(repository: Path) -> list[Path]:
    "The numbered notebooks, in order: one is one module."
    return sorted((repository / "nbs").glob("[0-9]*_*.ipynb"))


def notebook_text(notebook: dict) -> str:
    "All stored outputs of a notebook as one text."
    outputs = [output for cell in notebook["cells"] if cell["cell_type"] == "code" for output in cell["outputs"]]
    return "\n".join(str(output.get("text", "")) + str(output.get("data", "")) for output in outputs)
