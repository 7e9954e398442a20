"""What the scripts on readability and sentences share: their arguments, and JSON lines."""

from __future__ import annotations

import argparse
import gzip
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from texts import GOLD


def read_arguments(description: str | None, **others: dict[str, Any]) -> argparse.Namespace:
    "The arguments of a script: the folder of labelled data, and others by name with what argparse wants to know of them."
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--gold", type=Path, default=GOLD)
    for name, settings in others.items():
        parser.add_argument(f"--{name.replace('_', '-')}", **settings)
    return parser.parse_args()


def run_parts(parts: dict[str, Callable[[], None]], only: str | None) -> None:
    "Run the parts of a script, or only one."
    if only is not None and only not in parts:
        raise SystemExit(f"--only can be {', '.join(parts)}, but was {only}.")
    for name, run in parts.items():
        if only in (None, name):
            run()


def lines_of(path: Path) -> list[dict]:
    "Rows of a JSON lines file, gzipped or not."
    data = path.read_bytes()
    text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8")
    return [json.loads(line) for line in text.split("\n") if line]
