"""Cold starts: `import newslab`, and a whole report on five articles, each in a new process.

    python benchmarks/speed.py [--folder FOLDER] [--runs 5]

The folder defaults to the five articles beside the checkout, or the shipped example where they are absent.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[1]
RESULTS = REPOSITORY / "benchmarks" / "results" / "speed.md"


def seconds(command: list[str], runs: int) -> list[float]:
    "Wall-clock seconds of a command in a new process, after one run that is not counted."
    times = []
    for number in range(runs + 1):
        start = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        if number:
            times.append(time.perf_counter() - start)
    return times


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--folder", type=Path, default=REPOSITORY.parent / "shared" / "seeds")
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    folder = options.folder if options.folder.is_dir() else REPOSITORY / "newslab" / "data" / "examples" / "summit"
    with tempfile.TemporaryDirectory() as output:
        commands = {
            "python -c pass": [sys.executable, "-c", "pass"],
            "import newslab": [sys.executable, "-c", "import newslab"],
            "import pandas": [sys.executable, "-c", "import pandas"],
            f"newslab report ({len(list(folder.glob('*.txt')))} articles)": [sys.executable, "-m", "newslab", "report", str(folder), "-o", str(Path(output) / "report.html")],
        }
        rows = {name: seconds(command, options.runs) for name, command in commands.items()}
    lines = [f"Whole processes, {options.runs} runs each after one uncounted, seconds of wall clock on two cores.", "", "| what | minimum | median | maximum |", "|---|---|---|---|"]
    lines += [f"| `{name}` | {min(times):.2f} | {statistics.median(times):.2f} | {max(times):.2f} |" for name, times in rows.items()]
    print("\n".join(lines))
    RESULTS.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
