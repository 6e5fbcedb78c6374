/**
 * `to_docbin.py`, which lies beside the lines: it makes spaCy's binary training data of them. Only
 * spaCy's tokenizer knows which annotations begin and end with its tokens, so the script says which
 * ones it had to move, which ones it could not place, and writes nothing if one would be lost unasked.
 */

export const ALIGNMENTS = ['expand', 'contract', 'strict'] as const;

/** @param alignment one of `ALIGNMENTS`: what the script does where nothing is said */
export const docBinScript = (alignment: string): string => `\
"""Makes a spaCy DocBin of dataset.jsonl, an export of Claimbench.

    python to_docbin.py
    python to_docbin.py --lang de --alignment strict --annotator Ada

All annotations go into doc.spans["sc"], those that do not overlap into doc.ents too. Metadata,
attributes, notes and relations are kept in doc.user_data["claimbench"].

spaCy places an annotation on whole tokens. --alignment says what becomes of one that begins or ends
inside a token: "expand" takes the whole token, "contract" leaves it out, "strict" drops the
annotation. What was moved or has no place is listed; if anything has no place, nothing is written
unless --allow-losses is given.
"""
import argparse
import json
import sys
from collections import Counter
from pathlib import Path

import spacy
from spacy.tokens import DocBin
from spacy.util import filter_spans

HERE = Path(__file__).resolve().parent
KEY = "sc"


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("source", nargs="?", type=Path, default=HERE / "dataset.jsonl")
    parser.add_argument("target", nargs="?", type=Path, help="default: dataset.spacy")
    parser.add_argument("--lang", help="language of the tokenizer; default: each article's own, or en")
    parser.add_argument("--alignment", default="${alignment}", choices=${JSON.stringify(ALIGNMENTS)})
    parser.add_argument("--annotator", help="take this annotator's work only")
    parser.add_argument("--allow-losses", action="store_true", help="write what could be placed")
    return parser.parse_args()


def tokenizer_for(code, cache):
    """A blank pipeline; one for several languages where spaCy does not know this one."""
    short = (code or "en").split("-")[0].lower()
    if short not in cache:
        try:
            cache[short] = spacy.blank(short)
        except ImportError:
            print(f'spaCy has no tokenizer for "{short}": its multi-language one is taken', file=sys.stderr)
            cache[short] = spacy.blank("xx")
    return cache[short]


class Report:
    def __init__(self):
        self.counts = Counter()
        self.lost = 0

    def add(self, what, article, span, is_lost):
        self.counts[(what, span["label"])] += 1
        self.lost += is_lost
        words = span["text"].replace("\\n", " ")
        print(f'{what}: {span["label"]} "{words}" in "{article["title"]}"', file=sys.stderr)

    def print_summary(self):
        for (what, label), count in sorted(self.counts.items()):
            print(f"{count} x {label}: {what}", file=sys.stderr)


def place(doc, span, alignment):
    return doc.char_span(span["start"], span["end"], label=span["label"], alignment_mode=alignment)


def doc_of(article, nlp, options, report):
    doc = nlp.make_doc(article["text"])
    if doc.text != article["text"]:
        sys.exit(f'The tokenizer changed the text of "{article["title"]}"')
    wanted = [
        span
        for span in article["spans"][KEY]
        if options.annotator is None or options.annotator in (span["annotator"], span["by"])
    ]
    placed = {}
    kept = []
    for span in wanted:
        if article["text"][span["start"]:span["end"]] != span["text"]:
            sys.exit(f'The offsets of {span["id"]} in "{article["title"]}" do not match its words')
        found = place(doc, span, options.alignment)
        if found is None or len(found) == 0:
            report.add("has no place on whole tokens", article, span, True)
            continue
        if found.text != span["text"]:
            report.add("was moved to whole tokens", article, span, False)
        placed[span["id"]] = (span, found)
        kept.append(span)
    doc.spans[KEY] = [placed[span["id"]][1] for span in kept]
    candidates = [placed[ent["id"]] for ent in article["ents"] if ent["id"] in placed]
    flat = filter_spans([found for _, found in candidates])
    for span, found in candidates:
        if not any(found is one for one in flat):
            report.add("overlaps another one after it was moved, so it is in doc.spans only", article, span, False)
    doc.set_ents(flat)
    doc.user_data["claimbench"] = {
        "id": article["id"],
        "title": article["title"],
        "meta": article["meta"],
        # In the order of doc.spans["sc"].
        "spans": kept,
        "relations": article["relations"],
        "links": article["links"],
    }
    return doc


def main():
    options = arguments()
    target = options.target or options.source.with_suffix(".spacy")
    report = Report()
    cache = {}
    docs = DocBin(store_user_data=True)
    articles = 0
    with options.source.open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip() == "":
                continue
            article = json.loads(line)
            code = options.lang or article["meta"].get("language")
            docs.add(doc_of(article, tokenizer_for(code, cache), options, report))
            articles += 1
    report.print_summary()
    if report.lost and not options.allow_losses:
        sys.exit(
            f"{report.lost} annotations have no place on spaCy's tokens, so nothing was written. "
            "Use --alignment expand, or --allow-losses to write the others."
        )
    docs.to_disk(target)
    print(f"{articles} articles written to {target}")


if __name__ == "__main__":
    main()
`;
