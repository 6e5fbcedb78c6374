"""What UIMA CAS JSON 0.4 files in a folder say, by the format's specification alone.

Prints, as JSON, [annotator, label, words] of every annotation and [label, words, words] of every
relation. Checks on the way that ids come first, texts before what lies on them, that every type and
feature is declared, and references lead to what the types say.
"""
import json
import pathlib
import sys

SPAN = "webanno.custom.ClaimbenchSpan"
RELATION = "webanno.custom.ClaimbenchRelation"
RANGES = {"uima.cas.String": str, "uima.cas.Boolean": bool}
ARRAYS = {"uima.cas.String[]": "uima.cas.StringArray"}


def check(structure, structures, types):
    assert list(structure)[:2] == ["%ID", "%TYPE"], structure
    kind = structure["%TYPE"]
    if kind.startswith("uima."):
        return
    declared = types[kind]
    for name, value in structure.items():
        if name in ("%ID", "%TYPE", "begin", "end", "language"):
            continue
        if name == "@sofa":
            assert structures[value]["%TYPE"] == "uima.cas.Sofa", structure
            continue
        wanted = declared[name.lstrip("@")]["%RANGE"]
        if name.startswith("@"):
            found = structures[value]["%TYPE"]
            array = ARRAYS.get(wanted, "uima.cas.FSArray")
            assert found == (array if wanted.endswith("[]") else wanted), (structure, found)
        else:
            assert isinstance(value, RANGES[wanted]), structure


def read(path):
    cas = json.loads(path.read_bytes().decode("utf-8"))
    structures = {}
    for structure in cas["%FEATURE_STRUCTURES"]:
        assert structure["%ID"] not in structures
        structures[structure["%ID"]] = structure
        check(structure, structures, cas["%TYPES"])
    (view,) = cas["%VIEWS"].values()
    text = structures[view["%SOFA"]]["sofaString"].encode("utf-16-le")

    def words(one):
        if "@fragments" in one:
            links = structures[one["@fragments"]]["%ELEMENTS"]
            return " ".join(words(structures[structures[link]["@target"]]) for link in links)
        return text[one["begin"] * 2 : one["end"] * 2].decode("utf-16-le")

    for member in view["%MEMBERS"]:
        one = structures[member]
        if one["%TYPE"] == SPAN:
            yield "spans", [one["annotator"], one["label"], words(one)]
        if one["%TYPE"] == RELATION:
            ends = [words(structures[one[name]]) for name in ("@Governor", "@Dependent")]
            yield "relations", [one["label"], *ends]


printed = {"spans": [], "relations": []}
for path in sorted(pathlib.Path(sys.argv[1]).glob("*.json")):
    for kind, row in read(path):
        printed[kind].append(row)
print(json.dumps(printed))
