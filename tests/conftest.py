"""Fixtures: the checkout, and the real and labelled data that may lie beside it (never inside it)."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

# A shared machine may stall any single example: what a call may take is tested where it matters, and not by this clock.
settings.register_profile("newslab", deadline=None)
settings.load_profile("newslab")

REPOSITORY = Path(__file__).resolve().parents[1]
SHARED = Path(os.environ.get("NEWSLAB_SHARED", REPOSITORY.parent / "shared"))


@pytest.fixture(scope="session")
def repository() -> Path:
    return REPOSITORY


@pytest.fixture(scope="session")
def seeds_folder() -> Path:
    folder = SHARED / "seeds"
    if not folder.is_dir():
        pytest.skip(f"no folder of real articles at {folder}: set NEWSLAB_SHARED to run this test")
    return folder


@pytest.fixture(scope="session")
def gold() -> Callable[[str], Path]:
    def find(name: str) -> Path:
        path = SHARED / "gold" / name
        if not path.exists():
            pytest.skip(f"no labelled data at {path}: set NEWSLAB_SHARED to run this test")
        return path

    return find
