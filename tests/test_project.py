"""The project's own rules: exports in sync, imports in one direction, notebooks clean, one source of metadata."""

from __future__ import annotations

import ast
import json
import re
import shutil
import subprocess
import sys
from configparser import ConfigParser
from pathlib import Path

import pytest

from tests_support import module_notebooks, notebook_text

import newslab

REPOSITORY = Path(__file__).resolve().parents[1]
NOTEBOOKS = module_notebooks(REPOSITORY)
ORDER = {path.stem.split("_", 1)[1]: number for number, path in enumerate(NOTEBOOKS)}
HANDWRITTEN = {"__init__", "__main__", "_modidx"}


def imports_of(path: Path) -> list[tuple[str, list[str]]]:
    "(sibling module, names) for each import of a newslab module in a file, wherever in the file it stands."
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.level or (node.module or "").startswith("newslab")):
            found.append(((node.module or "").removeprefix("newslab").strip("."), [alias.name for alias in node.names]))
    return found


@pytest.mark.parametrize("name", list(ORDER))
def test_imports_go_to_lower_numbers_only(name: str) -> None:
    for module, names in imports_of(REPOSITORY / "newslab" / f"{name}.py"):
        if module:
            assert ORDER[module] < ORDER[name], f"{name} imports {module}, which has a higher number"
        assert "*" not in names
        private = [imported for imported in names if imported.startswith("_") and imported != "__version__"]
        assert not private, f"{name} imports private names of {module}: {private}"


def test_every_module_has_a_notebook() -> None:
    modules = {path.stem for path in (REPOSITORY / "newslab").glob("*.py")} - HANDWRITTEN
    assert modules == set(ORDER)


def test_export_is_in_sync(tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(REPOSITORY, copy, ignore=shutil.ignore_patterns(".git", ".venv", "__pycache__", "_docs", "_proc", "*.egg-info"), symlinks=True)
    run = subprocess.run([sys.executable, "-c", "from nbdev.doclinks import nbdev_export; nbdev_export()"], cwd=copy, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    for path in sorted((REPOSITORY / "newslab").glob("*.py")):
        assert path.read_text(encoding="utf-8") == (copy / "newslab" / path.name).read_text(encoding="utf-8"), f"{path.name} differs from its notebook: run nbdev_export"


@pytest.mark.parametrize("path", sorted((REPOSITORY / "nbs").rglob("*.ipynb")), ids=lambda path: path.stem)
def test_notebooks_are_clean(path: Path) -> None:
    notebook = json.loads(path.read_text(encoding="utf-8"))
    code = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    assert not any(output["output_type"] == "error" for cell in code for output in cell["outputs"]), "an error is stored"
    assert all(cell["execution_count"] is None for cell in code), "execution counts are stored: run nbdev_clean"
    assert not any(output.get("name") == "stderr" for cell in code for output in cell["outputs"]), "standard error is stored"
    assert " at 0x" not in notebook_text(notebook), "an output holds an address in memory"


def test_public_names_resolve_and_are_documented() -> None:
    for name in newslab.__all__:
        value = getattr(newslab, name)
        assert name == "TABLES" or (value.__doc__ or "").strip(), f"{name} has no docstring"
    with pytest.raises(AttributeError, match="Public names"):
        _ = newslab.no_such_name


def test_type_checkers_see_the_lazy_names() -> None:
    tree = ast.parse((REPOSITORY / "newslab" / "__init__.py").read_text(encoding="utf-8"))
    block = next(node for node in tree.body if isinstance(node, ast.If))
    declared = {alias.name: node.module for node in block.body if isinstance(node, ast.ImportFrom) for alias in node.names}
    assert declared == {name: f"newslab.{module}" for name, module in newslab._NAMES.items()}


def test_import_loads_nothing_heavy() -> None:
    code = "import sys, newslab; print(sorted({'pandas', 'numpy', 'sklearn', 'scipy', 'matplotlib', 'trafilatura', 'textstat'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"


def test_settings_are_the_single_source() -> None:
    settings = ConfigParser(delimiters=["="], interpolation=None)
    settings.read(REPOSITORY / "settings.ini", encoding="utf-8")
    version = settings["DEFAULT"]["version"]
    assert newslab.__version__ == version
    assert f"version: {version}" in (REPOSITORY / "CITATION.cff").read_text(encoding="utf-8")
    assert f"## {version}" in (REPOSITORY / "CHANGELOG.md").read_text(encoding="utf-8")
    assert {"dev", "docs", "bench", "dask"} <= {key.removesuffix("_requirements") for key in settings["DEFAULT"]}
    for name in ("setup.py", "pyproject.toml"):
        assert version not in (REPOSITORY / name).read_text(encoding="utf-8")


def test_ci_runs_exactly_the_second_command_of_the_readme() -> None:
    commands = re.findall(r"^```(?:sh|bash)\n(.+?)\n```$", (REPOSITORY / "README.md").read_text(encoding="utf-8"), re.M | re.S)
    assert commands[0].startswith("pip install -e .") and "newslab demo" in commands[0]
    lines = (REPOSITORY / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    assert commands[1].strip() == lines[-1].strip()


def test_no_text_of_real_articles_in_the_project(seeds_folder: Path) -> None:
    def runs(text: str) -> set[str]:
        words = re.findall(r"\w+", text.lower())
        return {" ".join(words[i : i + 8]) for i in range(len(words) - 7)}

    foreign = set().union(*(runs(path.read_text(encoding="utf-8", errors="replace")) for path in seeds_folder.glob("*.txt")))
    tracked = subprocess.run(["git", "ls-files"], cwd=REPOSITORY, capture_output=True, text=True).stdout.split("\n")
    for name in filter(None, tracked):
        path = REPOSITORY / name
        if path.is_file() and path.suffix in {".ipynb", ".py", ".md", ".txt", ".json", ".csv", ".html", ".tsv"}:
            shared = runs(path.read_text(encoding="utf-8", errors="replace")) & foreign
            assert not shared, f"{name} holds text of a real article: {sorted(shared)[:2]}"


def test_no_pattern_has_a_possessive_or_atomic_group() -> None:
    "Python 3.11.0 to 3.11.4 match them wrongly where something inside can be tried again (gh-106052); possessive characters and classes are right."
    found = [f"{path.name}:{number}" for path in sorted((REPOSITORY / "newslab").glob("*.py")) for number, line in enumerate(path.read_text("utf-8").splitlines(), 1) if re.search(r"\)[*+?]\+|\(\?>", line)]
    assert not found, found
