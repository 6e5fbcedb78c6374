/**
 * A note in the project of what was merged in: which store, by whom, and which nodes it brought. It
 * is no write: two stores that merged each other are the same, whatever way it came about.
 */
import type { Dataset } from '../codecs/dataset.ts';
import { nodeOf } from '../lineage/version-vector.ts';
import type { OpContext } from '../ops/context.ts';
import { recordsOf } from './items.ts';
import type { Source } from './preview.ts';

/** Nodes that wrote anything but notes like these, or a project's title. */
function nodesIn(dataset: Dataset): Set<string> {
  const nodes = new Set<string>();
  const records = [...recordsOf(dataset)].filter(({ kind }) => kind !== 'project');
  for (const { clock, lineage } of [...records, ...dataset.tombstones])
    for (const seen of [clock, ...(lineage?.seen ?? [])]) nodes.add(nodeOf(seen));
  return nodes;
}

const baseName = (name: string): string =>
  name.split(/[/\\]/u).findLast((part) => part !== '') ?? name;

/** `merged` with a note for every store that brought writes of nodes unknown to `ours`. */
export function noted(
  ours: Dataset,
  merged: Dataset,
  sources: readonly Source[],
  context: OpContext,
): Dataset {
  const known = nodesIn(ours);
  const merges = { ...ours.project.merges };
  for (const { name, dataset } of sources) {
    const nodes = [...nodesIn(dataset)].filter((node) => !known.has(node)).sort();
    if (nodes.length === 0) continue;
    for (const node of nodes) known.add(node);
    merges[context.newId()] = {
      at: context.now(),
      by: context.annotator,
      from: baseName(name),
      title: dataset.project.title,
      nodes,
    };
  }
  const { merges: _theirs, ...project } = merged.project;
  return {
    ...merged,
    project: Object.keys(merges).length === 0 ? project : { ...project, merges },
  };
}
