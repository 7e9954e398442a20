"""Write newslab/data/lexicon/cldr.tsv: names of countries, languages, months, weekdays, currencies and cities from Babel's CLDR.

Run it after an update of Babel: `python benchmarks/build_cldr.py`. newslab itself does not import Babel for this.
"""

from __future__ import annotations

from pathlib import Path

from babel import Locale, core, localedata

LANGUAGES = "en sv de fr es it nl da no pt pl ru".split()
TARGET = Path(__file__).parents[1] / "newslab" / "data" / "lexicon" / "cldr.tsv"
# A language's name is, in most languages here, also the adjective of its country ("Chinese", "kinesiska").
HOME = {"zh": "CN", "sv": "SE", "da": "DK", "nb": "NO", "no": "NO", "ja": "JP", "ko": "KR", "uk": "UA", "cs": "CZ", "el": "GR", "he": "IL", "fa": "IR", "et": "EE", "sq": "AL", "sr": "RS", "sl": "SI", "be": "BY", "ka": "GE", "hy": "AM", "vi": "VN", "ka_": "GE"}  # fmt: skip
SAME = "ru de fr it es pl pt fi hu ro tr is lt lv bg hr sk th mn kk uz".split()  # language code = country code
CURRENCIES = "USD EUR GBP JPY CNY RUB SEK NOK DKK CHF PLN INR UAH TRY KRW BRL MXN ILS IRR HUF CZK".split()


def forms(locale: Locale, kind: str, code: str) -> list[str]:
    "All names that one locale has for one thing, lower case."
    if kind == "place":
        names = [locale.territories.get(code, "")]
        names += [locale.languages.get(k, "") for k, v in {**HOME, **{s: s.upper() for s in SAME}}.items() if v == code]
        names += [value for key, value in locale._data["territories"].items() if key in (f"{code}-alt-short", f"{code}-alt-variant")]
    elif kind == "month":
        names = [locale.months[c][w].get(int(code), "").rstrip(".") for c in ("format", "stand-alone") for w in ("wide", "abbreviated")]
    elif kind == "weekday":
        names = [locale.days["format"]["wide"].get(int(code), "")]
    elif kind == "currency":
        names = [locale.currencies.get(code, ""), *locale._data["currency_names_plural"].get(code, {}).values()]
    else:
        zone = locale.time_zones.get(code, {})
        names = [zone.get("city", "") or (code.rsplit("/", 1)[-1].replace("_", " ") if locale.language in ("en", "sv", "de", "nl", "da", "no", "nb", "it", "fr", "es", "pt") else "")]
    keep = {name.lower().strip() for name in names if len(name.strip()) > 1}
    return sorted(keep)


def keys() -> list[tuple[str, str]]:
    "What is listed: (kind, code)."
    places = sorted(code for code in Locale("en").territories if len(code) == 2 and code.isalpha() and code not in ("ZZ", "XA", "XB", "QO", "EZ", "UN"))
    places += ["UN", "EU", "150", "002", "142", "003", "019", "005"]
    zones = sorted(set(core.get_global("zone_territories")))
    cities = [z for z in zones if "/" in z and not z.startswith(("Etc/", "Antarctica/")) and localedata]
    return (
        [("place", code) for code in dict.fromkeys(places)]
        + [("month", str(i)) for i in range(1, 13)]
        + [("weekday", str(i)) for i in range(7)]
        + [("currency", code) for code in CURRENCIES]
        + [("city", zone) for zone in cities]
    )


def main() -> None:
    "Write the table."
    locales = {lang: Locale.parse("nb" if lang == "no" else lang) for lang in LANGUAGES}
    rows = []
    for kind, code in keys():
        cells = ["|".join(forms(locales[lang], kind, code)) for lang in LANGUAGES]
        if any(cells):
            rows.append("\t".join([f"{kind}:{code}", *cells]))
    head = "# Names from Unicode CLDR (Unicode licence v3) by way of Babel, written by benchmarks/build_cldr.py. Same form as the concept lists.\n"
    TARGET.write_text(head + "\t".join(["concept", *LANGUAGES]) + "\n" + "\n".join(rows) + "\n", encoding="utf-8")
    print(TARGET.name, len(rows), "rows", TARGET.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
