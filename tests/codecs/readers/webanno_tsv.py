"""What WebAnno TSV 3.3 files in a folder say, by the format's documentation alone.

Prints, as JSON, [annotator, label, words] of every annotation of the layer of spans and
[label, words, words] of every relation. Sentences are put together from the #Text lines; offsets
count UTF-16 code units.
"""
import json
import pathlib
import re
import sys


def cut(cell, separator):
    return re.split(r"(?<!\\)" + re.escape(separator), cell)


def unescape(value):
    return re.sub(r"\\(->|.)", lambda found: {"t": "\t", "n": "\n"}.get(found[1], found[1]), value)


class File:
    def __init__(self, path):
        self.text = b""
        self.plain = []
        self.numbered = {}
        self.links = []
        lines = path.read_bytes().decode("utf-8").split("\n")
        assert lines[0] == "#FORMAT=WebAnno TSV 3.3", path
        layers = [line.split("|") for line in lines if line.startswith("#T_")]
        self.columns = [column for layer in layers for column in layer[1:]]
        blank = lines.index("")
        assert lines[blank : blank + 2] == ["", ""], "two blank lines end the head"
        sentence = []
        for line in lines[blank:]:
            if line.startswith("#Text="):
                sentence.append(unescape(line[6:]))
            elif re.match(r"\d+-\d+(\.\d+)?\t", line):
                self.row(line, sentence)
                sentence = []

    def row(self, line, sentence):
        number, offsets, words, *cells = line.split("\t")
        assert len(cells) == len(self.columns) + 1 and cells[-1] == "", line
        start, end = map(int, offsets.split("-"))
        if sentence:
            # Between sentences that do not touch, there is the line feed that ended the one before.
            self.text += "\n".encode("utf-16-le") * (start - len(self.text) // 2)
            self.text += "\n".join(sentence).encode("utf-16-le")
        assert self.words(start, end) == words, (number, words)
        row = dict(zip(range(len(cells)), cells))
        if row[0] != "_":
            for value in cut(row[0], "|"):
                found = re.fullmatch(r"(.*)\[(\d+)\]", value, re.S)
                if found is None:
                    self.plain.append((start, end, unescape(value)))
                else:
                    first = self.numbered.get(found[2], (start, end))[0]
                    self.numbered[found[2]] = (first, end, unescape(found[1]))
        base = [at for at, column in enumerate(self.columns) if column.startswith("BT_")]
        if base and row[base[0]] != "_":
            first = self.columns.index("label", 1)
            for label, ends in zip(cut(row[first], "|"), cut(row[base[0]], "|")):
                source, target = re.fullmatch(r"[\d.-]+\[(\d+)_(\d+)\]", ends).groups()
                self.links.append((unescape(label), source, target))

    def words(self, start, end):
        return self.text[start * 2 : end * 2].decode("utf-16-le")

    def spans(self):
        for start, end, label in self.plain + list(self.numbered.values()):
            yield [label, self.words(start, end)]

    def relations(self):
        for label, source, target in self.links:
            yield [label, *(self.words(*self.numbered[end][:2]) for end in (source, target))]


folder = pathlib.Path(sys.argv[1])
printed = {"spans": [], "relations": []}
for path in sorted(folder.glob("**/*.tsv")):
    file = File(path)
    printed["spans"] += [[path.parent.name, *span] for span in file.spans()]
    printed["relations"] += file.relations()
print(json.dumps(printed))
