/** The annotated seed articles, and one full of emoji, where wrong offset units show. */
import path from 'node:path';
import { ensureDemo } from '../../../main/demo.ts';
import { openStore } from '../../../main/storage/open-store.ts';
import type { Dataset } from '../../../shared/codecs/dataset.ts';
import { must, options, tempFolder } from '../../storage/project.ts';
import { caseOf } from '../cases.ts';

const SEEDS = path.resolve(import.meta.dirname, '../../../seeds');

export async function annotatedSeeds(): Promise<Dataset> {
  const place = path.join(await tempFolder(), 'demo');
  must(await ensureDemo(place, SEEDS, options()));
  const store = must(await openStore(place, options()));
  const seeds = must(await store.dataset());
  await store.close();
  const emoji = caseOf('emoji-with-joiners');
  return {
    ...seeds,
    annotators: [...seeds.annotators, ...emoji.annotators],
    articles: [...seeds.articles, ...emoji.articles],
  };
}
