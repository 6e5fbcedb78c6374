"""Every annotation of a spaCy export as [annotator, title, label, words]; offsets are code points.

Standard library only.
"""

import json
import pathlib
import sys

spans = []
for line in (pathlib.Path(sys.argv[1]) / "dataset.jsonl").read_text(encoding="utf-8").splitlines():
    article = json.loads(line)
    text, here = article["text"], {}
    for span in article["spans"]["sc"]:
        words = text[span["start"]:span["end"]]
        assert words == span["text"]
        here[span["id"]] = span
        spans.append([span["annotator"], article["title"], span["label"], words])
    end = 0
    for ent in sorted(article["ents"], key=lambda one: one["start"]):
        whole = here[ent["id"]]
        assert (ent["start"], ent["end"], ent["label"]) == (whole["start"], whole["end"], whole["label"])
        words = text[ent["start"]:ent["end"]]
        assert end <= ent["start"] < ent["end"] and words == words.strip()
        end = ent["end"]
    for relation in article["relations"]:
        assert relation["from"]["span"] in here and relation["to"]["span"] in here
json.dump(spans, sys.stdout)
