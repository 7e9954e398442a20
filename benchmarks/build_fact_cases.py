"""Write benchmarks/fact_cases.tsv: invented sentences in nine languages, each with one fact whose value is known by construction.

Numbers in words are spelled by num2words, days by Babel (Unicode CLDR), figures are set by the rules of each language
given here; sentences, approximations and offices are written by hand. Nothing of newslab's own tables is used.
Run: python benchmarks/build_fact_cases.py, in an environment with num2words and Babel.
"""

from __future__ import annotations

import datetime
import random
import re
from pathlib import Path

from babel.dates import format_date
from num2words import num2words

PUBLISHED = datetime.date(2031, 5, 14)  # a Wednesday
# group separator, decimal mark, sentences for a count, approximations, sentences for money, for a percentage, for a day
LANGUAGES: dict[str, dict[str, object]] = {
    "en": {"group": ",", "decimal": ".", "counts": ["{} farmers came to the square.", "The storm closed {} schools.", "In the hall sat {} guests."],
           "near": {"more than": ["more than", "over", "at least"], "about": ["about", "around", "roughly"], "less than": ["fewer than", "less than"]},
           "scales": {10**6: ("million", "million"), 10**9: ("billion", "billion")}, "of": "", "money": ["The bridge cost {}.", "The city paid {} for the mill."],
           "sums": ["${}", "€{}", "£{}", "{} euros", "{} dollars"], "percent": ["Prices rose by {}.", "Only {} of the voters came."], "signs": ["{}%", "{} percent", "{} per cent"],
           "days": ["The bridge opened on {}.", "On {} the mill was closed."], "months": ["The bridge opened in {}."], "patterns": ["d MMMM y", "MMMM d, y", "d MMMM", "MMMM d", "EEEE", "EEEE, d MMMM y"]},
    "sv": {"group": " ", "decimal": ",", "counts": ["{} bönder kom till torget.", "Stormen stängde {} skolor.", "I salen satt {} gäster."],
           "near": {"more than": ["mer än", "över", "minst"], "about": ["omkring", "ungefär", "cirka"], "less than": ["färre än", "mindre än"]},
           "scales": {10**6: ("miljon", "miljoner"), 10**9: ("miljard", "miljarder")}, "of": "", "money": ["Bron kostade {}.", "Staden betalade {} för kvarnen."],
           "sums": ["{} kronor", "{} euro", "{} dollar"], "percent": ["Priserna steg med {}.", "Bara {} av väljarna kom."], "signs": ["{} %", "{} procent"],
           "days": ["Bron öppnades den {}.", "Den {} stängdes kvarnen."], "months": ["Bron öppnades i {}."], "patterns": ["d MMMM y", "d MMMM"]},
    "de": {"group": ".", "decimal": ",", "counts": ["{} Bauern kamen auf den Platz.", "Der Sturm schloss {} Schulen.", "Im Saal saßen {} Gäste."],
           "near": {"more than": ["mehr als", "über", "mindestens"], "about": ["rund", "etwa", "ungefähr"], "less than": ["weniger als"]},
           "scales": {10**6: ("Million", "Millionen"), 10**9: ("Milliarde", "Milliarden")}, "of": "", "money": ["Die Brücke kostete {}.", "Die Stadt zahlte {} für die Mühle."],
           "sums": ["{} Euro", "{} Dollar", "{} Franken"], "percent": ["Die Preise stiegen um {}.", "Nur {} der Wähler kamen."], "signs": ["{} %", "{} Prozent"],
           "days": ["Die Brücke wurde am {} eröffnet.", "Am {} schloss die Mühle."], "months": ["Die Brücke wurde im {} eröffnet."], "patterns": ["d. MMMM y", "d. MMMM", "EEEE", "EEEE, d. MMMM y", "dd.MM.y"]},
    "fr": {"group": " ", "decimal": ",", "counts": ["{} agriculteurs sont venus sur la place.", "La tempête a fermé {} écoles.", "Dans la salle, il y avait {} invités."],
           "near": {"more than": ["plus de", "au moins"], "about": ["environ", "quelque"], "less than": ["moins de"]},
           "scales": {10**6: ("million", "millions"), 10**9: ("milliard", "milliards")}, "of": "de ", "money": ["Le pont a coûté {}.", "La ville a payé {} pour le moulin."],
           "sums": ["{} euros", "{} dollars"], "percent": ["Les prix ont augmenté de {}.", "Seuls {} des électeurs sont venus."], "signs": ["{} %", "{} pour cent"],
           "days": ["Le pont a ouvert le {}.", "Le {}, le moulin a fermé."], "months": ["Le pont a ouvert en {}."], "patterns": ["d MMMM y", "d MMMM", "EEEE d MMMM y"]},
    "es": {"group": ".", "decimal": ",", "counts": ["{} agricultores llegaron a la plaza.", "La tormenta cerró {} escuelas.", "En la sala había {} invitados."],
           "near": {"more than": ["más de", "al menos"], "about": ["unos", "alrededor de"], "less than": ["menos de"]},
           "scales": {10**6: ("millón", "millones")}, "of": "de ", "money": ["El puente costó {}.", "La ciudad pagó {} por el molino."],
           "sums": ["{} euros", "{} dólares"], "percent": ["Los precios subieron un {}.", "Solo vino el {} de los votantes."], "signs": ["{} %", "{}%", "{} por ciento"],
           "days": ["El puente se abrió el {}.", "El {} cerró el molino."], "months": ["El puente se abrió en {}."], "patterns": ["d 'de' MMMM 'de' y", "d 'de' MMMM", "EEEE d 'de' MMMM"]},
    "it": {"group": ".", "decimal": ",", "counts": ["{} agricoltori sono venuti in piazza.", "La tempesta ha chiuso {} scuole.", "Nella sala c'erano {} ospiti."],
           "near": {"more than": ["più di", "oltre", "almeno"], "about": ["circa"], "less than": ["meno di"]},
           "scales": {10**6: ("milione", "milioni"), 10**9: ("miliardo", "miliardi")}, "of": "di ", "money": ["Il ponte è costato {}.", "La città ha pagato {} per il mulino."],
           "sums": ["{} euro", "{} dollari"], "percent": ["I prezzi sono saliti del {}.", "Solo il {} degli elettori è venuto."], "signs": ["{}%", "{} per cento"],
           "days": ["Il ponte è stato aperto il {}.", "Il {} il mulino ha chiuso."], "months": ["Il ponte è stato aperto nel {}."], "patterns": ["d MMMM y", "d MMMM", "EEEE d MMMM"]},
    "nl": {"group": ".", "decimal": ",", "counts": ["{} boeren kwamen naar het plein.", "De storm sloot {} scholen.", "In de zaal zaten {} gasten."],
           "near": {"more than": ["meer dan", "minstens"], "about": ["ongeveer", "circa"], "less than": ["minder dan"]},
           "scales": {10**6: ("miljoen", "miljoen"), 10**9: ("miljard", "miljard")}, "of": "", "money": ["De brug kostte {}.", "De stad betaalde {} voor de molen."],
           "sums": ["{} euro", "{} dollar"], "percent": ["De prijzen stegen met {}.", "Slechts {} van de kiezers kwam."], "signs": ["{}%", "{} procent"],
           "days": ["De brug ging open op {}.", "Op {} sloot de molen."], "months": ["De brug ging open in {}."], "patterns": ["d MMMM y", "d MMMM", "EEEE d MMMM y"]},
    "da": {"group": ".", "decimal": ",", "counts": ["{} bønder kom til torvet.", "Stormen lukkede {} skoler.", "I salen sad {} gæster."],
           "near": {"more than": ["mere end", "over", "mindst"], "about": ["omkring", "cirka"], "less than": ["mindre end", "færre end"]},
           "scales": {10**6: ("million", "millioner"), 10**9: ("milliard", "milliarder")}, "of": "", "money": ["Broen kostede {}.", "Byen betalte {} for møllen."],
           "sums": ["{} kroner", "{} euro", "{} dollar"], "percent": ["Priserne steg med {}.", "Kun {} af vælgerne kom."], "signs": ["{} %", "{} procent"],
           "days": ["Broen åbnede den {}.", "Den {} lukkede møllen."], "months": ["Broen åbnede i {}."], "patterns": ["d. MMMM y", "d. MMMM"]},
    "no": {"group": " ", "decimal": ",", "counts": ["{} bønder kom til torget.", "Stormen stengte {} skoler.", "I salen satt {} gjester."],
           "near": {"more than": ["mer enn", "over", "minst"], "about": ["rundt", "omtrent", "cirka"], "less than": ["mindre enn", "færre enn"]},
           "scales": {10**6: ("million", "millioner"), 10**9: ("milliard", "milliarder")}, "of": "", "money": ["Broen kostet {}.", "Byen betalte {} for møllen."],
           "sums": ["{} kroner", "{} euro", "{} dollar"], "percent": ["Prisene steg med {}.", "Bare {} av velgerne kom."], "signs": ["{} %", "{} prosent"],
           "days": ["Broen åpnet {}.", "Den {} stengte møllen."], "months": ["Broen åpnet i {}."], "patterns": ["d. MMMM y", "d. MMMM"]},
}  # fmt: skip
CURRENCIES = {"$": "USD", "€": "EUR", "£": "GBP", "dollar": "USD", "dólar": "USD", "euro": "EUR", "franken": "CHF"}
KRONOR = {"sv": "SEK", "da": "DKK", "no": "NOK"}
# Words for a day near the day of publication, with its distance, and sentences that they fit.
NEAR_DAYS = {
    "en": {"yesterday": -1, "today": 0, "tomorrow": 1}, "sv": {"i går": -1, "i dag": 0, "i morgon": 1}, "de": {"gestern": -1, "heute": 0, "morgen": 1},
    "fr": {"hier": -1, "aujourd'hui": 0, "demain": 1}, "es": {"ayer": -1, "hoy": 0}, "it": {"ieri": -1, "oggi": 0, "domani": 1}, "nl": {"gisteren": -1, "vandaag": 0},
    "da": {"i går": -1, "i dag": 0, "i morgen": 1}, "no": {"i går": -1, "i dag": 0, "i morgen": 1},
}  # fmt: skip
NEAR_SENTENCES = {"en": "The council meets {}.", "sv": "Rådet möts {}.", "de": "Der Rat tagt {}.", "fr": "Le conseil se réunit {}.", "es": "El consejo se reúne {}.",
                  "it": "Il consiglio si riunisce {}.", "nl": "De raad vergadert {}.", "da": "Rådet mødes {}.", "no": "Rådet møtes {}."}  # fmt: skip
# Offices in eight languages of the nine and in English, in front of a name, and behind it.
OFFICES = {
    "prime minister": {"en": "Prime Minister", "sv": "statsminister", "de": "Premierminister", "fr": "le Premier ministre", "es": "el primer ministro", "it": "il primo ministro", "nl": "premier", "da": "statsminister", "no": "statsminister"},
    "president": {"en": "President", "sv": "president", "de": "Präsident", "fr": "le président", "es": "el presidente", "it": "il presidente", "nl": "president", "da": "præsident", "no": "president"},
    "foreign minister": {"en": "Foreign Minister", "sv": "utrikesminister", "de": "Außenminister", "fr": "le ministre des Affaires étrangères", "es": "el ministro de Asuntos Exteriores", "it": "il ministro degli Esteri", "nl": "minister van Buitenlandse Zaken", "da": "udenrigsminister", "no": "utenriksminister"},
    "defence minister": {"en": "Defence Minister", "sv": "försvarsminister", "de": "Verteidigungsminister", "fr": "le ministre de la Défense", "es": "el ministro de Defensa", "it": "il ministro della Difesa", "nl": "minister van Defensie", "da": "forsvarsminister", "no": "forsvarsminister"},
    "finance minister": {"en": "Finance Minister", "sv": "finansminister", "de": "Finanzminister", "fr": "le ministre des Finances", "es": "el ministro de Hacienda", "it": "il ministro dell'Economia", "nl": "minister van Financiën", "da": "finansminister", "no": "finansminister"},
    "interior minister": {"en": "Interior Minister", "sv": "inrikesminister", "de": "Innenminister", "fr": "le ministre de l'Intérieur", "es": "el ministro del Interior", "it": "il ministro dell'Interno", "nl": "minister van Binnenlandse Zaken", "da": "indenrigsminister", "no": "innenriksminister"},
    "mayor": {"en": "Mayor", "sv": "borgmästare", "de": "Bürgermeister", "fr": "le maire", "es": "el alcalde", "it": "il sindaco", "nl": "burgemeester", "da": "borgmester", "no": "borgermester"},
    "ambassador": {"en": "Ambassador", "sv": "ambassadör", "de": "Botschafter", "fr": "l'ambassadeur", "es": "el embajador", "it": "l'ambasciatore", "nl": "ambassadeur", "da": "ambassadør", "no": "ambassadør"},
    "general": {"en": "General", "sv": "general", "de": "General", "fr": "le général", "es": "el general", "it": "il generale", "nl": "generaal", "da": "general", "no": "general"},
    "king": {"en": "King", "sv": "kung", "de": "König", "fr": "le roi", "es": "el rey", "it": "il re", "nl": "koning", "da": "kong", "no": "kong"},
    "professor": {"en": "Professor", "sv": "professor", "de": "Professor", "fr": "le professeur", "es": "el profesor", "it": "il professore", "nl": "hoogleraar", "da": "professor", "no": "professor"},
    "justice minister": {"en": "Justice Minister", "sv": "justitieminister", "de": "Justizminister", "fr": "le ministre de la Justice", "es": "el ministro de Justicia", "it": "il ministro della Giustizia", "nl": "minister van Justitie", "da": "justitsminister", "no": "justisminister"},
}  # fmt: skip
# Sentences for an office and a name: in front; between commas behind the name, with the article that each language wants there.
OFFICE_SENTENCES = {
    "en": ["On Monday {} {} opened the bridge."], "sv": ["På måndagen invigde {} {} bron."], "de": ["Am Montag eröffnete {} {} die Brücke."],
    "fr": ["Lundi, {} {} a ouvert le pont."], "es": ["El lunes, {} {} abrió el puente."], "it": ["Lunedì {} {} ha aperto il ponte."], "nl": ["Maandag opende {} {} de brug."],
    "da": ["Mandag åbnede {} {} broen."], "no": ["Mandag åpnet {} {} broen."],
}  # fmt: skip
BEHIND = {"en": "{1}, the {0}, opened the bridge.", "de": "{1}, der {0}, eröffnete die Brücke.", "fr": "{1}, {0}, a ouvert le pont.", "es": "{1}, {0}, abrió el puente.", "it": "{1}, {0}, ha aperto il ponte."}
NAMES = ("Karl Novak", "Peter Lind", "Robert Ekman", "Thomas Vogel", "Martin Halvor")


def grouped(value: int, mark: str) -> str:
    "Digits in groups of three."
    return f"{value:,}".replace(",", mark)


def spelled(value: int, lang: str) -> str:
    "A number in words, as newspapers write it where num2words writes as on a cheque."
    word = num2words(value, lang=lang)
    if lang == "no" and value < 2000:
        word = word.removeprefix("en ")
    if lang == "da":
        word = word.replace("ethundrede", "hundrede").replace("ettusind", "tusind")
    return word.replace("etttusen", "ettusen").replace("förtio", "fyrtio") if lang == "sv" else word


def capital(sentence: str) -> str:
    "A sentence with its first letter as a capital."
    return sentence[:1].upper() + sentence[1:]


def number_cases(lang: str, rng: random.Random) -> list[tuple[str, str, str, str, str]]:
    "Counts in words, in digits, with a scale; money; percentages: (form, kind, value, approximation, text)."
    rules, cases = LANGUAGES[lang], []
    counts, near, scales = rules["counts"], rules["near"], rules["scales"]
    group, decimal = str(rules["group"]), str(rules["decimal"])
    hundreds = [value * 100 for value in range(2, 10)] + [1000, 2000, 3000, 5000, 12000, 15000, 40000]
    between = [120, 150, 250, 350, 480, 1200] if lang != "da" else []
    pools = [("in words, to 20", list(range(2, 21)), 20), ("in words, 21 to 99", list(range(21, 100)), 20), ("in words, above 99", hundreds + between, 16)]
    drawn = [(form, value, spelled(value, lang)) for form, pool, n in pools for value in rng.choices(pool, k=n)]
    drawn += [("in digits", value, grouped(value, group)) for value in (rng.choice([rng.randint(2, 99), rng.randint(100, 999), rng.randint(2, 900) * 1000, rng.randint(1001, 9_999_999)]) for _ in range(40))]
    for form, value, written in drawn:
        sense = rng.choice(["", "", *near])
        cases.append((form, "number", str(value), sense, capital(rng.choice(counts).format(f"{rng.choice(near[sense])} {written}" if sense else written))))
    for _ in range(20):
        size = rng.choice(list(scales))
        tenths = rng.choice([10, 15, 20, 25, 32, 48, 70, 120, 200])
        written = f"{tenths // 10}{decimal}{tenths % 10}" if tenths % 10 else str(tenths // 10)
        noun = scales[size][tenths > 10]
        sentence = capital(rng.choice(counts).format(f"{written} {noun} {rules['of']}".rstrip()))
        cases.append(("with a scale", "number", str(tenths * size // 10), "", re.sub(r"\bde (?=[aeiouéh])", "d'", sentence) if lang == "fr" else sentence))
        sum_form = rng.choice(rules["sums"])
        if sum_form.startswith("{}"):
            paid = sum_form.format(f"{written} {noun} {rules['of']}".rstrip()).replace("de euros", "d'euros" if lang == "fr" else "de euros")
        else:
            paid = sum_form.format(f"{written} {noun}") if rng.random() < 0.5 else sum_form.format(written + {10**6: "m", 10**9: "bn"}[size])
        currency = next((code for word, code in CURRENCIES.items() if word in sum_form.lower()), KRONOR.get(lang, ""))
        cases.append(("money", "money", f"{tenths * size // 10} {currency}", "", rng.choice(rules["money"]).format(paid)))
    for _ in range(12):
        value = rng.choice([rng.randint(2, 999), rng.randint(1, 99) * 1000])
        sum_form = rng.choice(rules["sums"])
        currency = next((code for word, code in CURRENCIES.items() if word in sum_form.lower()), KRONOR.get(lang, ""))
        cases.append(("money", "money", f"{value} {currency}", "", rng.choice(rules["money"]).format(sum_form.format(grouped(value, group)))))
    for _ in range(16):
        tenths = rng.randint(5, 999)
        written = f"{tenths // 10}{decimal}{tenths % 10}" if tenths % 10 else str(tenths // 10)
        value = str(tenths / 10) if tenths % 10 else str(tenths // 10)
        cases.append(("percentage", "percent", value, "", rng.choice(rules["percent"]).format(rng.choice(rules["signs"]).format(written))))
    return cases


def date_cases(lang: str, rng: random.Random) -> list[tuple[str, str, str, str, str]]:
    "Days with and without year, weekdays, months, days near publication."
    rules, cases = LANGUAGES[lang], []
    for _ in range(36):
        pattern = rng.choice(rules["patterns"])
        far = "y" in pattern.replace("'de'", "")
        day = PUBLISHED + datetime.timedelta(days=rng.randint(-3000, -200) if far else rng.randint(-6, -1) if pattern == "EEEE" else rng.randint(-150, 150))
        form = "weekday" if pattern == "EEEE" else "day with year" if far else "day without year"
        cases.append((form, "date", day.isoformat(), "", capital(rng.choice(rules["days"]).format(format_date(day, pattern, locale="nb" if lang == "no" else lang)))))
    for _ in range(8):
        day = datetime.date(rng.randint(2019, 2030), rng.randint(1, 12), 1)
        cases.append(("month and year", "date", f"{day:%Y-%m}", "", rng.choice(rules["months"]).format(format_date(day, "LLLL y" if lang not in ("es",) else "LLLL 'de' y", locale="nb" if lang == "no" else lang))))
    for word, step in NEAR_DAYS[lang].items():
        cases.append(("yesterday, today, tomorrow", "date", (PUBLISHED + datetime.timedelta(days=step)).isoformat(), "", NEAR_SENTENCES[lang].format(word)))
    return cases


def office_cases(lang: str, rng: random.Random) -> list[tuple[str, str, str, str, str]]:
    "An office in front of a name, and behind it."
    cases = []
    for key, forms in OFFICES.items():
        name = rng.choice(NAMES)
        cases.append(("office before the name", "title", f"{key} {name.lower()}", "", rng.choice(OFFICE_SENTENCES[lang]).format(forms[lang], name)))
        if lang in BEHIND:
            name = rng.choice(NAMES)
            cases.append(("office behind the name", "title", f"{key} {name.lower()}", "", BEHIND[lang].format(forms[lang].lower() if lang == "en" else forms[lang], name)))
    return cases


def main() -> None:
    "Write the file."
    lines = [f"# Invented sentences, one fact each, written by build_fact_cases.py; published on {PUBLISHED}.", "lang\tform\tkind\tvalue\tapproximation\ttext"]
    for lang in LANGUAGES:
        rng = random.Random(f"facts {lang}")
        cases = dict.fromkeys([*number_cases(lang, rng), *date_cases(lang, rng), *office_cases(lang, rng)])
        lines += ["\t".join((lang, *case)) for case in cases]
    Path(__file__).with_name("fact_cases.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(len(lines) - 2, "sentences")


if __name__ == "__main__":
    main()
