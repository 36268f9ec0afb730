"""Writes the Russian names of the OpenCorpora dictionary as a table: part, sex, then the forms of the six cases.

The dictionary comes with the package pymorphy3-dicts-ru (opencorpora.org, CC BY-SA 3.0). It is read for a test and no part
of it is kept. Left out: spoken forms, words without a singular, and words that the dictionary lists as misspellings of
another (they have no forms of their own).
"""

import sys

import pymorphy3

PARTS = {"Surn": "surname", "Name": "given", "Patr": "patronymic"}
CASES = ("nomn", "gent", "datv", "accs", "ablt", "loct")
SEXES = {"masc": ["male"], "femn": ["female"]}


def rows():
    dictionary = pymorphy3.MorphAnalyzer().dictionary
    for word, tag, _, paradigm, place in dictionary.iter_known_words():
        part = next((name for grammeme, name in PARTS.items() if grammeme in tag), None)
        if part is None or "nomn" not in tag or "sing" not in tag or "Init" in tag or "Abbr" in tag or "Infr" in tag:
            continue
        forms = dictionary.build_paradigm_info(paradigm)
        prefix, _, ending = forms[place]
        stem = word[len(prefix) : len(word) - len(ending)]
        of = {case: [] for case in CASES}
        for before, other, after in forms:
            if "sing" not in other or "Infr" in other or ("femn" in tag) != ("femn" in other) or ("masc" in tag) != ("masc" in other):
                continue
            for case in CASES:
                if case in other and before + stem + after not in of[case]:
                    of[case].append(before + stem + after)
        of["nomn"] = [word]
        sex = next((sexes for grammeme, sexes in SEXES.items() if grammeme in tag), ["female", "male"])
        if all(of.values()):
            for one in sex:
                yield "\t".join([part, one] + ["|".join(of[case]) for case in CASES])


everything = "\n".join(sorted(set(rows()))) + "\n"
with open(sys.argv[1], "w", encoding="utf-8") as table:
    table.write(everything)
