import { half, type Flaws } from './flaw.ts';

const at = (folder: string): string => `data/${folder}/train-00000-of-00001.parquet`;

/** Two INT32 cells of a column, as short pages hold them. */
const cells = (a: number, b: number): string =>
  Buffer.from(new Int32Array([a, b]).buffer).toString('latin1');

/** The starts of the two annotations, in code points and in UTF-16 code units. */
const moved = (text: string): string =>
  text.replaceAll(cells(2, 33), cells(3, 33)).replaceAll(cells(3, 40), cells(4, 40));

export const HUGGING_FACE: Flaws = {
  shift: { path: at('spans'), change: moved },
  flaws: [
    {
      name: 'cut off',
      of: 'linked',
      path: at('spans'),
      change: half,
      says: /not a Parquet file that can be read/u,
    },
    {
      name: 'another file',
      of: 'simple',
      path: at('articles'),
      change: () => '<html></html>',
      says: /not a Parquet file that can be read/u,
    },
    {
      name: 'rows that say something else than the format has',
      of: 'simple',
      path: at('spans'),
      change: (text) => text.replace('draft', 'drift'),
      says: /row\[0\]\.status: Invalid option/u,
    },
    {
      name: 'places in the table of articles that the table of annotations does not have',
      of: 'emoji-with-joiners',
      path: at('articles'),
      change: (text) => text.replace(cells(2, 33), cells(3, 33)),
      says: /row\[0\]: its spans are not those of data\/spans/u,
    },
    {
      name: 'code points that disagree with UTF-16',
      of: 'emoji-with-joiners',
      path: at('spans'),
      change: (text) => text.replaceAll(cells(29, 44), cells(29, 99)),
      says: /row\[1\]: its code points disagree with its UTF-16 offsets/u,
    },
    {
      name: 'a quote that is nowhere',
      of: 'emoji-with-joiners',
      path: at('spans'),
      change: (text) => text.replace(' of four', ' of five'),
      says: /row\[0\]: the quote “family .* of five” does not match/u,
    },
  ],
};
