/** Our Web Annotations as Recogito's own adapter reads them; it counts in UTF-16 code units. */
import { parseW3CTextAnnotation } from '@recogito/text-annotator';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { carried } from '../../../shared/codecs/reduction.ts';
import { codecOf, filesOf, textsOf } from '../files.ts';
import { annotatedSeeds } from './annotated-seeds.ts';

const collection = z.looseObject({
  first: z.looseObject({
    items: z.array(z.looseObject({ id: z.string(), motivation: z.unknown(), target: z.unknown() })),
  }),
});

type Taken = Parameters<typeof parseW3CTextAnnotation>[0];

test('Recogito finds the words of every annotation where positions are UTF-16', async () => {
  const codec = codecOf('w3c');
  const seeds = await annotatedSeeds();
  const [file] = filesOf(codec, seeds, { offsets: 'utf-16' });
  const { first } = collection.parse(JSON.parse(file && 'text' in file ? file.text : ''));
  const items = new Map(first.items.map((item) => [item.id, item]));
  let count = 0;
  for (const { article, spans } of carried(seeds, codec).dataset.articles) {
    for (const span of spans) {
      const item = items.get(`urn:uuid:${span.id}`);
      // Its adapter takes its own type, which is narrower than the standard's JSON.
      const { parsed, error } = parseW3CTextAnnotation(item as unknown as Taken);
      expect(error).toBeUndefined();
      const words = parsed?.target.selector.map(({ start, end, quote }) => {
        expect(article.text.slice(start, end)).toBe(quote);
        return quote;
      });
      expect(words?.join(' ')).toBe(span.quote.exact);
      count += 1;
    }
  }
  expect(count).toBeGreaterThan(20);
  expect(textsOf(codec, seeds)).toHaveLength(1);
});
