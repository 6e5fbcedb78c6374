/** Colleagues' copies of a project, as they come back: real folders, written by the real store. */
import { cp } from 'node:fs/promises';
import path from 'node:path';
import { v7 } from 'uuid';
import { ensureAnnotator } from '../../main/annotators.ts';
import { openStore } from '../../main/storage/open-store.ts';
import type { SpanEdit } from '../../shared/ops/command.ts';
import { claimbench, listAnnotations, type Place } from './project.ts';

const identity = { now: Date.now, newId: v7 };

/** A copy of the project's folder among the test's own files. */
export async function copyOf({ project, files }: Place, name: string): Promise<string> {
  const copy = path.join(files, `${name}.claimbench`);
  await cp(project, copy, { recursive: true });
  return copy;
}

/** Tags `quote` in the one article whose title has `words` in it. */
export const tagIn = (
  project: string,
  words: string,
  tag: { readonly label: string; readonly quote: string; readonly annotator: string },
): Promise<string> =>
  claimbench(
    ...['tag', project, '--article', words],
    ...['--label', tag.label, '--quote', tag.quote, '--annotator', tag.annotator],
  );

/** Edits the one annotation with this quote, as `name` would in a window. */
export async function editIn(
  project: string,
  name: string,
  quote: string,
  edit: SpanEdit,
): Promise<void> {
  const span = (await listAnnotations(project)).find((found) => found.quote === quote)?.id ?? '';
  const opened = await openStore(project, identity);
  if (!opened.ok) throw new Error(opened.error.message);
  const store = opened.value;
  try {
    const annotator = await ensureAnnotator(store, name, identity);
    if (!annotator.ok) throw new Error(annotator.error.message);
    for (const { id } of store.summaries()) {
      const content = await store.article(id);
      if (!content.ok || !content.value.spans.some((one) => one.id === span)) continue;
      const command = { do: 'edit-span', article: id, span, edit } as const;
      const done = await store.run(command, annotator.value.id, 'user');
      if (!done.ok) throw new Error(done.error.message);
      return;
    }
    throw new Error(`No annotation “${quote}” in ${project}`);
  } finally {
    await store.close();
  }
}
