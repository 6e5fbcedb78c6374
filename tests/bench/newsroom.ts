/** A project of any number of articles: sentences of the seeds in ever another order, and spans. */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { v7 } from 'uuid';
import { trimFragment } from '../../shared/model/anchor.ts';
import type { Attributes } from '../../shared/model/attribute.ts';
import type { Clock } from '../../shared/model/clock.ts';
import type { Span } from '../../shared/model/span.ts';
import type { ArticleContent } from '../../shared/ops/state.ts';
import { normaliseText } from '../../shared/text/normalise.ts';
import { sentencesOf } from '../../shared/text/segment.ts';
import { articleOf, randomFrom, spanOf } from '../editor-page/material.ts';

/** UTF-16 units of an article, about. */
const LENGTH = 6000;
const LABELS = ['claim', 'number', 'source', 'cue'];
const ANSWERS = ['reported', 'denied', 'confirmed', 'unclear'];

export type Newsroom = (spans: number) => ArticleContent;

async function sentences(): Promise<string[]> {
  const folder = path.resolve('seeds');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.txt'));
  const texts = await Promise.all(
    names.map((name) => readFile(path.join(folder, name), 'utf8').then(normaliseText)),
  );
  return texts.flatMap((text) =>
    [...sentencesOf(text)].map(({ start, end }) => text.slice(start, end)),
  );
}

/** @returns what makes one article after the other, the same ones in every run */
export async function newsroom(clock: Clock): Promise<Newsroom> {
  const stock = await sentences();
  const random = randomFrom(7);
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)];

  const text = (): string => {
    let made = '';
    while (made.length < LENGTH) made += `${pick(stock) ?? ''}${random() < 0.3 ? '\n\n' : ' '}`;
    return made.trim();
  };
  const answers = (): Attributes =>
    random() < 0.5 ? { stance: pick(ANSWERS) ?? '', checked: random() < 0.5 } : {};
  const span = (article: string, words: string): Span[] => {
    const start = Math.floor(random() * (words.length - 120));
    const place = trimFragment(words, { start, end: start + 10 + Math.floor(random() * 100) });
    if (!place) return [];
    const made = spanOf(words, v7(), pick(LABELS) ?? 'claim', [place]);
    const note = random() < 0.05 ? { note: `See **${pick(stock)?.slice(0, 60) ?? ''}**.` } : {};
    return [{ ...made, ...note, article, attributes: answers(), clock: clock.tick() }];
  };
  return (count) => {
    const words = text();
    const article = articleOf(words, {
      id: v7(),
      title: words.slice(0, 60).replace(/\s+/gu, ' '),
      clock: clock.tick(),
    });
    const spans: Span[] = [];
    while (spans.length < count) spans.push(...span(article.id, words));
    return { article, spans, relations: [] };
  };
}
