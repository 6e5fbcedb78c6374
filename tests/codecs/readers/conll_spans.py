"""Every annotation of a CoNLL export as [annotator, title, label, words].

Standard library only. The columns are read as the common readers do; offsets.jsonl then says by
code point where the tokens lie.
"""

import json
import pathlib
import re
import sys

folder = pathlib.Path(sys.argv[1])
articles = [
    json.loads(line)
    for line in (folder / "offsets.jsonl").read_text(encoding="utf-8").split("\n")
    if line
]


def documents(path):
    """Lists of rows; each row is split by Python's own idea of white space."""
    found = []
    with path.open(encoding="utf-8") as lines:
        previous = ""
        for line in lines:
            columns = line.split()
            if line.startswith("-DOCSTART-"):
                # spaCy's converter looks for exactly this; before the first one there is no empty line.
                assert line == "-DOCSTART- -X- O O\n" and (not found or previous == "\n")
                found.append([])
            elif columns:
                assert len(columns) == 4 and line == " ".join(columns) + "\n", line
                assert columns[1:3] == ["-X-", "_"]
                starts = previous == "\n" or previous.startswith("-DOCSTART-")
                assert not (starts and columns[3].startswith("I-")), "a sentence begins with I-"
                found[-1].append((columns[0], columns[3]))
            previous = line
    return found


def chunks(tags):
    """First token, last token and label of every IOB2 chunk."""
    found = []
    for at, tag in enumerate(tags):
        if tag.startswith("B-"):
            found.append([at, at, tag[2:]])
        elif tag.startswith("I-"):
            assert found and found[-1][1] == at - 1 and found[-1][2] == tag[2:]
            found[-1][1] = at
        else:
            assert tag == "O"
    return found


spans = []
for layer in json.loads((folder / "layers.json").read_text(encoding="utf-8"))["layers"]:
    here = [article for article in articles if layer["file"] in article["files"]]
    found = documents(folder / layer["file"])
    assert len(found) == len(here)
    for article, rows in zip(here, found):
        text, places = article["text"], article["codePoints"]
        assert [text[start:end] for start, end in places] == [token for token, _ in rows]
        for first, last, tag in chunks([tag for _, tag in rows]):
            label = re.sub("%u([0-9A-F]{4})", lambda hit: chr(int(hit[1], 16)), tag)
            words = text[places[first][0]:places[last][1]]
            assert layer["label"] in (None, label)
            spans.append([layer["annotator"], article["title"], label, words])
json.dump(spans, sys.stdout)
