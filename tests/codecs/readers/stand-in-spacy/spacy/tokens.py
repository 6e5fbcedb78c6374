import json


class Span:
    def __init__(self, doc, start, end, label):
        self.doc, self.start, self.end, self.label_ = doc, start, end, label

    def __len__(self):
        return self.end - self.start

    @property
    def text(self):
        return self.doc.text[self.doc.places[self.start][0]:self.doc.places[self.end - 1][1]]


class Doc:
    def __init__(self, text, places):
        self.text, self.places = text, places
        self.spans, self.ents, self.user_data = {}, (), {}

    def char_span(self, start, end, label="", alignment_mode="strict"):
        """None where the characters are not those of whole tokens."""
        touched = [i for i, (a, b) in enumerate(self.places) if a < end and b > start]
        inside = [i for i, (a, b) in enumerate(self.places) if a >= start and b <= end]
        if alignment_mode == "expand":
            found = touched
        elif alignment_mode == "contract":
            found = inside
        else:
            exact = inside and self.places[inside[0]][0] == start and self.places[inside[-1]][1] == end
            found = inside if exact else []
        return Span(self, found[0], found[-1] + 1, label) if found else None

    def set_ents(self, ents):
        taken = set()
        for ent in ents:
            tokens = set(range(ent.start, ent.end))
            if tokens & taken:
                raise ValueError("[E1010] Unable to set entity information for overlapping tokens")
            taken |= tokens
        self.ents = tuple(ents)


class DocBin:
    def __init__(self, store_user_data=False):
        self.docs, self.store_user_data = [], store_user_data

    def add(self, doc):
        self.docs.append(doc)

    def to_disk(self, path):
        listed = lambda spans: [[span.label_, span.text] for span in spans]
        docs = [
            {
                "spans": {key: listed(spans) for key, spans in doc.spans.items()},
                "ents": listed(doc.ents),
                "user_data": doc.user_data if self.store_user_data else {},
            }
            for doc in self.docs
        ]
        with open(path, "w", encoding="utf-8") as file:
            json.dump(docs, file)
