"""Every annotation of a doccano export as [file, title, label, words], and every relation.

Standard library only. Offsets count UTF-16 code units, or code points with a second argument.
"""

import json
import pathlib
import sys

folder = pathlib.Path(sys.argv[1])
by_code_point = len(sys.argv) > 2


def words(text, start, end):
    assert 0 <= start < end
    if by_code_point:
        return text[start:end]
    units = text.encode("utf-16-le", "surrogatepass")
    return units[2 * start : 2 * end].decode("utf-16-le", "surrogatepass")


spans, relations = [], []
for path in sorted(folder.glob("*.jsonl")):
    ids = set()
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        assert type(row["id"]) is int
        here = {}
        for entity in row["entities"]:
            assert type(entity["id"]) is int and entity["id"] not in ids
            ids.add(entity["id"])
            here[entity["id"]] = words(row["text"], entity["start_offset"], entity["end_offset"])
            spans.append([path.stem, row["meta"]["title"], entity["label"], here[entity["id"]]])
        for relation in row["relations"]:
            ends = here[relation["from_id"]], here[relation["to_id"]]
            relations.append([row["meta"]["title"], relation["type"], *ends])
labels = {label["text"] for label in json.loads((folder / "label_config.json").read_text("utf-8"))}
assert {label for _, _, label, _ in spans} == labels
json.dump({"spans": spans, "relations": relations}, sys.stdout)
