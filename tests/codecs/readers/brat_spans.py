"""Every annotation of a brat collection as [folder, document, label, words], and every relation.

Standard library only. Lines end wherever str.splitlines ends them, as in brat's own reader; offsets
count code points. Checks what brat checks: text, order of fragments, ids, types that are declared.
"""

import json
import pathlib
import re
import sys

folder = pathlib.Path(sys.argv[1])

sections, section = {}, None
for line in (folder / "annotation.conf").read_text("utf-8").split("\n"):
    if line.startswith("["):
        section = sections.setdefault(line.strip("[]"), {})
    elif line and not line.startswith("#"):
        name, _, args = line.partition("\t")
        section[name] = dict(arg.strip().split(":", 1) for arg in args.split(",") if arg)


def allowed(kind, name, role, value):
    return value in sections[kind][name][role].split("|")


spans, relations, answers, notes = [], [], [], 0
for path in sorted(folder.rglob("*.ann")):
    with open(path.with_suffix(".txt"), encoding="utf-8", newline="") as file:
        text = file.read()
    with open(path, encoding="utf-8", newline="") as file:
        lines = file.read().splitlines()
    where = [path.parent.name, path.stem]
    here, ids = {}, set()
    for line in lines:
        id, data, *rest = line.split("\t")
        assert id == "*" or (re.fullmatch(r"[TRA#]\d+", id) and id not in ids), line
        ids.add(id)
        if id.startswith("T"):
            label, places = data.split(" ", 1)
            assert label in sections["entities"], label
            pieces, last = [], 0
            for place in places.split(";"):
                start, end = map(int, place.split(" "))
                assert last <= start < end <= len(text), line
                last = end
                pieces.append(text[start:end])
            assert [" ".join(pieces)] == rest, line
            here[id] = label, rest[0]
            spans.append([*where, label, rest[0]])
        elif id.startswith("R"):
            kind, *args = data.split(" ")
            ends = [arg.split(":") for arg in args]
            assert [role for role, _ in ends] == ["Arg1", "Arg2"], line
            for role, end in ends:
                assert allowed("relations", kind, role, here[end][0]), line
            relations.append([*where, kind, *(here[end][1] for _, end in ends)])
        elif id.startswith("A"):
            name, target, *value = data.split()
            assert allowed("attributes", name, "Arg", here[target][0]), line
            values = sections["attributes"][name].get("Value", "").split("|")
            assert len(value) == 1 and (value[0] in values or "…" in values) or not value, line
            answers.append([*where, name, target, *value])
        elif id.startswith("#"):
            kind, target = data.split()
            assert kind == "AnnotatorNotes" and target in here and len(rest) == 1, line
            notes += 1
json.dump({"spans": spans, "relations": relations, "answers": len(answers), "notes": notes}, sys.stdout)
