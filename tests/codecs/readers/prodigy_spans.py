"""Every annotation of a Prodigy export as [annotator, title, label, words]; offsets are code points.

Standard library only. Tokens have to be the text, annotations to lie on whole ones.
"""

import json
import sys

spans = []
with open(sys.argv[1], encoding="utf-8") as lines:
    for line in lines:
        task = json.loads(line)
        text, tokens = task["text"], task["tokens"]
        assert "".join(token["text"] + " " * token["ws"] for token in tokens) == text
        assert [token["id"] for token in tokens] == list(range(len(tokens)))
        assert all(text[token["start"]:token["end"]] == token["text"] for token in tokens)
        assert not any(key.endswith("_hash") for key in task)
        known = []
        for span in task.get("spans", []):
            assert tokens[span["token_start"]]["start"] == span["start"]
            assert tokens[span["token_end"]]["end"] == span["end"]
            known.append(span)
            words = text[span["start"]:span["end"]]
            spans.append([task["_annotator_id"], task["meta"]["title"], span["label"], words])
        for relation in task.get("relations", []):
            assert relation["head_span"] in known and relation["child_span"] in known
            assert relation["head"] == relation["head_span"]["token_end"]
            assert relation["child"] == relation["child_span"]["token_end"]
json.dump(spans, sys.stdout)
