/** The README.md of an export: what lies here, how its usual tool loads it, what it lacks. */
import type { Loss } from '../model/loss.ts';
import { plural } from '../text/plural.ts';
import type { Codec } from './codec.ts';
import { MANIFEST, offsetUnitOf, type Manifest } from './manifest.ts';
import type { OptionValues } from './option.ts';

export const README = 'README.md';

export interface ReadmeInput {
  readonly codec: Pick<Codec, 'name' | 'description' | 'usage' | 'offsetUnit' | 'options'>;
  /** The project's. */
  readonly title: string;
  /** What the file or folder to load is called. */
  readonly name: string;
  readonly counts: Pick<Manifest['counts'], 'articles' | 'spans' | 'relations'>;
  readonly options: OptionValues;
  readonly losses: readonly Loss[];
  /** What the manifest beside it is called. */
  readonly manifest?: string;
}

/** In one sentence, with the tools that count so. */
const OFFSETS: Readonly<Record<string, string>> = {
  'UTF-16 code units':
    'Offsets count UTF-16 code units, as JavaScript and Java do: most emoji count as two, so Python has to slice `text.encode("utf-16-le")` by twice the offsets.',
  'Unicode code points':
    'Offsets count Unicode code points, as Python does: an emoji of one code point counts as one, a letter with a combining mark as two.',
  both: 'Offsets stand in two units: UTF-16 code units, as JavaScript and Java count, and Unicode code points, as Python counts; never mix them.',
  tokens: 'There are no character offsets: labels stand on the tokens of the text.',
};

/** Titles and names are anybody's words: they must not turn into markup. */
const plain = (text: string): string =>
  text
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/[\\`*_[\]<>#|&~]/gu, '\\$&');

/** CommonMark with a final line feed. Deterministic. */
export function readmeText({
  codec,
  title,
  name,
  counts,
  options,
  losses,
  manifest = MANIFEST,
}: ReadmeInput): string {
  const unit = offsetUnitOf(codec, options);
  const holds = [
    plural(counts.articles, 'article'),
    plural(counts.spans, 'annotation'),
    plural(counts.relations, 'relation'),
  ].join(', ');
  const lost = losses.map(
    ({ what, count, why }) =>
      `- ${plain(what)}: ${count.toLocaleString('en-GB')}. ${plain(why).replace(/\.$/u, '')}.`,
  );
  return [
    `# ${plain(title) || 'Untitled project'}`,
    '',
    `Exported from Claimbench as ${plain(codec.name)} (${plain(codec.description)}): ${holds}.`,
    '',
    '## How to load it',
    '',
    codec.usage(name, options).trim(),
    '',
    '## What offsets count',
    '',
    OFFSETS[unit] ?? `Offsets count ${plain(unit)}.`,
    '',
    '## What it lacks',
    '',
    ...(lost.length === 0 ? ['Nothing of what was exported was lost.'] : lost),
    '',
    `\`${manifest}\` has every file and text by its hash, what was chosen, the codebook, and counts.`,
    '',
  ].join('\n');
}
