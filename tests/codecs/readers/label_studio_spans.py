"""Every region of Label Studio tasks as [title, author, label, words, answers], and every relation.

Standard library only. Checks what Label Studio relies on: the controls that results name are in the
config, of the type that they name; every label, choice and relation is declared; ids are unique.
"""

import json
import pathlib
import sys
import xml.etree.ElementTree as ElementTree

folder = pathlib.Path(sys.argv[1])
root = ElementTree.parse(folder / "config.xml").getroot()
controls = {one.get("name"): one for one in root.iter() if one.get("toName")}
objects = {one.get("name") for one in root.iter() if one.get("value", "").startswith("$")}
assert root.tag == "View" and objects == {"text"}
assert all(one.get("toName") in objects for one in controls.values())
relation_labels = {one.get("value") for one in root.iter("Relation")}
by_label = {
    name: view.get("whenLabelValue")
    for view in root.iter("View")
    if view.get("visibleWhen") == "region-selected"
    for name in [one.get("name") for one in view]
}

spans, relations, seen, used = [], [], set(), set()
for task in json.loads((folder / "tasks.json").read_text(encoding="utf-8")):
    text = task["data"]["text"]
    for annotation in task["annotations"]:
        assert type(annotation["id"]) is int and annotation["ground_truth"] is False
        regions = {}
        for result in annotation["result"]:
            if result["type"] == "relation":
                ends = [regions[result[end]][3] for end in ("from_id", "to_id")]
                assert result["direction"] == "right" and set(result["labels"]) <= relation_labels
                relations.append([task["data"]["title"], *result["labels"], *ends])
                continue
            control = controls[result["from_name"]]
            assert result["to_name"] == control.get("toName")
            assert result["type"] == control.tag.lower()
            value = result["value"]
            words = text[value["start"] : value["end"]]
            options = {child.get("value") for child in control}
            used.add(result["from_name"])
            if result["type"] == "labels":
                assert words == value["text"] and result["id"] not in seen
                seen.add(result["id"])
                [label] = value["labels"]
                assert label in options
                who = annotation["created_username"]
                regions[result["id"]] = [task["data"]["title"], who, label, words, 0]
            else:
                assert control.get("perRegion") == "true"
                region = regions[result["id"]]
                assert words == region[3] and by_label[result["from_name"]] == region[2]
                assert result["type"] != "choices" or set(value["choices"]) <= options
                region[4] += 1
        spans.extend(regions.values())
assert used == set(controls)
json.dump({"spans": spans, "relations": relations}, sys.stdout)
