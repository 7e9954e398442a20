"""newslab: compare how outlets report one event. Public names load on first use, so that the import is fast."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

# public name → the module that defines it
_NAMES = {
    name: module
    for module, names in {
        "codebook": ["TABLES"],
        "schema": ["NewslabError"],
        "load": ["read_articles", "read_articles_in_chunks", "read_example", "show_load"],
        "clean": ["label_lines", "clean_articles"],
        "sentences": ["split_sentences"],
        "formulas": ["readability_card"],
        "readability": ["measure_readability"],
        "reading_differences": ["compare_readability"],
        "textstat_counts": ["use_textstat_offline"],
        "across_languages": ["compare_languages"],
        "quotes": ["find_quotes"],
        "quote_audit": ["audit_quotes"],
        "facts": ["find_facts"],
        "align": ["align_sentences"],
        "reuse": ["measure_reuse"],
        "routes": ["trace_routes"],
        "artefacts": ["find_artefacts"],
        "changes": ["find_changes"],
        "discrepancies": ["find_discrepancies"],
        "claims": ["group_claims", "coverage_matrix"],
        "events": ["group_events"],
        "words": ["compare_words", "show_concordance"],
        "compare": ["compare_sources", "Comparison"],
        "drawing": ["alternative_text"],
        "share_figures": ["plot_reuse", "plot_alignment"],
        "route_figure": ["plot_routes"],
        "plot": ["plot_readability", "plot_coverage", "plot_words", "plot_timeline"],
        "show": ["show_article", "show_pair", "show_sentences"],
        "tables": ["write_tables"],
        "report": ["write_report"],
    }.items()
    for name in names
}

__all__ = sorted(_NAMES)


def __getattr__(name: str) -> Any:
    if name not in _NAMES:
        raise AttributeError(f"newslab has no {name!r}. Public names: {', '.join(__all__)}.")
    value = getattr(import_module(f"newslab.{_NAMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])


if TYPE_CHECKING:
    from newslab.across_languages import compare_languages
    from newslab.align import align_sentences
    from newslab.artefacts import find_artefacts
    from newslab.changes import find_changes
    from newslab.claims import coverage_matrix, group_claims
    from newslab.clean import clean_articles, label_lines
    from newslab.codebook import TABLES
    from newslab.compare import Comparison, compare_sources
    from newslab.discrepancies import find_discrepancies
    from newslab.drawing import alternative_text
    from newslab.events import group_events
    from newslab.facts import find_facts
    from newslab.formulas import readability_card
    from newslab.load import read_articles, read_articles_in_chunks, read_example, show_load
    from newslab.plot import plot_coverage, plot_readability, plot_timeline, plot_words
    from newslab.quote_audit import audit_quotes
    from newslab.quotes import find_quotes
    from newslab.readability import measure_readability
    from newslab.reading_differences import compare_readability
    from newslab.report import write_report
    from newslab.reuse import measure_reuse
    from newslab.route_figure import plot_routes
    from newslab.routes import trace_routes
    from newslab.schema import NewslabError
    from newslab.sentences import split_sentences
    from newslab.share_figures import plot_alignment, plot_reuse
    from newslab.show import show_article, show_pair, show_sentences
    from newslab.tables import write_tables
    from newslab.textstat_counts import use_textstat_offline
    from newslab.words import compare_words, show_concordance
