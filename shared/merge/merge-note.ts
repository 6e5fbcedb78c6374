/** A note in the project of what was merged in: which store, by whom, and which nodes it brought. */
import type { Dataset } from '../codecs/dataset.ts';
import { stamped } from '../lineage/stamp.ts';
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
  let { project } = merged;
  for (const { name, dataset } of sources) {
    const nodes = [...nodesIn(dataset)].filter((node) => !known.has(node)).sort();
    if (nodes.length === 0) continue;
    for (const node of nodes) known.add(node);
    const note = {
      at: context.now(),
      by: context.annotator,
      from: baseName(name),
      title: dataset.project.title,
      nodes,
    };
    const after = {
      ...project,
      merges: { ...project.merges, [context.newId()]: note },
      clock: context.tick(),
    };
    project = stamped(project, after, new Set(['merges']), context.annotator);
  }
  return { ...merged, project };
}
