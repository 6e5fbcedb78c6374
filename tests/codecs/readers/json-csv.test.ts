/** JSONL and CSV as Python's standard library reads them: by code point, nothing of ours involved. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { carried } from '../../../shared/codecs/reduction.ts';
import { tempFolder } from '../../storage/project.ts';
import { bytesOf, codecOf, filesOf, placeOf } from '../files.ts';
import { noPython } from './python.ts';
import { annotatedSeeds } from './annotated-seeds.ts';

const SCRIPTS = {
  jsonl: `
import json, sys
count = 0
for line in open(sys.argv[1] + "/event.jsonl", encoding="utf-8"):
    article = json.loads(line)
    for span in article["spans"]:
        parts = [article["text"][p["codePointStart"]:p["codePointEnd"]] for p in span["fragments"]]
        assert " ".join(parts) == span["quote"]["exact"], span["id"]
        count += 1
print(count)
`,
  csv: `
import csv, sys
def rows(name):
    return csv.DictReader(open(sys.argv[1] + "/" + name, encoding="utf-8-sig", newline=""))
def cell(value):
    return value[1:] if value[:1] == "'" and value.lstrip("'")[:1] in "=+-@" else value
csv.field_size_limit(sys.maxsize)
texts = {row["id"]: cell(row["text"]) for row in rows("articles.csv")}
count = 0
for row in rows("annotations.csv"):
    places = [place.split("..") for place in row["fragments_code_points"].split(";")]
    parts = [texts[row["article"]][int(a):int(b)] for a, b in places]
    assert " ".join(parts) == cell(row["quote"]), row["id"]
    count += 1
print(count)
`,
} as const;

const NOTHING = noPython();

test.skipIf(NOTHING !== null).each(Object.entries(SCRIPTS))(
  'Python finds the words of every annotation in %s',
  async (format, script) => {
    const codec = codecOf(format);
    const seeds = await annotatedSeeds();
    const folder = await tempFolder();
    for (const file of filesOf(codec, seeds)) {
      const place = path.join(folder, placeOf(codec, file.path));
      mkdirSync(path.dirname(place), { recursive: true });
      writeFileSync(place, bytesOf(file));
    }
    const { stdout, stderr } = spawnSync('python3', ['-c', script, folder], { encoding: 'utf8' });
    expect(stderr).toBe('');
    const spans = carried(seeds, codec).dataset.articles.flatMap((content) => content.spans);
    const placed = format === 'jsonl' ? spans : spans.filter((span) => span.orphan === undefined);
    expect(Number(stdout)).toBe(placed.length);
  },
);
