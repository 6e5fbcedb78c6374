/** What a merge changes in the codebook and the project's title, a sentence each. */
import type { Dataset } from '../codecs/dataset.ts';
import type { StoreRecord } from '../model/record.ts';
import { sameJson } from '../model/same-json.ts';
import { isContested } from '../lineage/join.ts';
import { isOrder, leavesOf, partsOf } from '../lineage/leaves.ts';
import { expanded } from '../lineage/versions.ts';
import { codebookPart, fieldName, valueWords, type Names } from './words.ts';

const capital = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;

/** The list and id of the part that a path is about: `labels claim`. */
const partOf = (path: string): string => partsOf(path).slice(0, 2).join(' ');

function waiting(before: StoreRecord, after: StoreRecord, names: Names): string[] {
  const old = expanded(before).fields;
  return [...expanded(after).fields].flatMap(([path, versions]) => {
    const known = old.get(path) ?? [];
    if (!isContested(path, versions) || isContested(path, known)) return [];
    const sides = versions.map(({ value }) => valueWords(path, value, names));
    return [`The ${fieldName(after, path, names)} waits for you: ${sides.join(' or ')}.`];
  });
}

/** Sentences; none: nothing changes. */
export function codebookChanges(ours: Dataset, merged: Dataset, names: Names): string[] {
  const [was, is] = [leavesOf(ours.codebook), leavesOf(merged.codebook)];
  const changed = [...new Set([...was.keys(), ...is.keys()])].filter(
    (path) => !isOrder(path) && !sameJson(was.get(path), is.get(path)),
  );
  const known = new Set([...was.keys()].map(partOf));
  const standing = new Set([...is.keys()].map(partOf));
  const sentences = new Map<string, string>();
  for (const path of changed) {
    const part = partOf(path);
    if (sentences.has(part)) continue;
    const what = capital(codebookPart(path, names));
    const isGone =
      !standing.has(part) || is.get(`${path.split('/').slice(0, 2).join('/')}/removed`) === true;
    if (!known.has(part)) sentences.set(part, `${what} comes in.`);
    else if (isGone) sentences.set(part, `${what} is deleted.`);
    else {
      const fields = changed
        .filter((other) => partOf(other) === part)
        .map((other) => partsOf(other)[2] ?? 'definition');
      sentences.set(part, `${what} changes: ${[...new Set(fields)].join(', ')}.`);
    }
  }
  const title =
    ours.project.title === merged.project.title
      ? []
      : [`The project is called “${merged.project.title}” now, not “${ours.project.title}”.`];
  return [
    ...title,
    ...sentences.values(),
    ...waiting(ours.project, merged.project, names),
    ...waiting(ours.codebook, merged.codebook, names),
  ];
}
