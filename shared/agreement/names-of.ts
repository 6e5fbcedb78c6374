/** How a project calls its annotators and labels. */
import type { Annotator } from '../model/annotator.ts';
import type { Codebook } from '../model/codebook.ts';
import type { Names } from './names.ts';

/** As many characters of an id tell two annotators of one name apart. */
const TOLD_BY = 6;

/**
 * Two copies of a project may each have made an annotator of the same name: then the end of the id
 * stands behind it. Ids that are not known stand for themselves.
 */
export function namesOf(codebook: Codebook, annotators: Iterable<Annotator>): Names {
  const byName = new Map<string, string[]>();
  for (const { id, name } of annotators) byName.set(name, [...(byName.get(name) ?? []), id]);
  const people = new Map<string, string>();
  for (const [name, ids] of byName)
    for (const id of ids)
      people.set(id, ids.length === 1 ? name : `${name} (…${id.slice(-TOLD_BY)})`);
  const labels = new Map(codebook.labels.map(({ id, name }) => [id, name]));
  return {
    annotator: (id) => people.get(id) ?? id,
    label: (id) => labels.get(id) ?? id,
  };
}
