/** What a doccano export asks, and how its spans are changed to what doccano can hold. */
import type { Span } from '../../model/span.ts';
import type { ArticleContent } from '../../ops/state.ts';
import { relationsInLayers } from '../annotator-layers.ts';
import { flatOf } from '../flatten.ts';
import type { CodecOption, OptionValues } from '../option.ts';
import { RawText, type OffsetUnit } from '../raw-text.ts';
import type { Tally } from '../tally.ts';

export const UNITS: readonly { readonly id: OffsetUnit; readonly name: string }[] = [
  { id: 'utf-16', name: 'UTF-16 code units, as doccano draws them' },
  { id: 'graphemes', name: 'Grapheme clusters, for a project that counts them' },
  { id: 'code-points', name: 'Unicode code points, for Python programs' },
];

export const DOCCANO_OPTIONS: readonly CodecOption[] = [
  {
    kind: 'choice',
    id: 'form',
    name: 'Form',
    help: 'How annotations are written. Only entities can be linked by relations.',
    choices: [
      { id: 'entities', name: 'Entities and relations' },
      { id: 'label', name: 'Label triples, without relations' },
    ],
  },
  {
    kind: 'choice',
    id: 'offsets',
    name: 'Offsets',
    help: 'What offsets count. They differ after emoji and combining marks only.',
    choices: UNITS,
  },
  {
    kind: 'choice',
    id: 'overlaps',
    name: 'Overlaps',
    help: 'A doccano project that does not allow overlaps drops them while it imports.',
    choices: [
      { id: 'keep', name: 'Keep overlapping annotations' },
      { id: 'longest', name: 'Keep the longest annotation of those that overlap' },
    ],
  },
];

export const isUnit = (value: unknown): value is OffsetUnit => UNITS.some(({ id }) => id === value);

export const unitOf = ({ offsets }: OptionValues): OffsetUnit =>
  isUnit(offsets) ? offsets : 'utf-16';

/** Of each annotator's annotations that overlap, the longest one; the first of equally long ones. */
function longest(spans: readonly Span[], tally: Tally): Span[] {
  const byAuthor = new Map<string, Span[]>();
  for (const span of spans) {
    const own = byAuthor.get(span.by);
    if (own) own.push(span);
    else byAuthor.set(span.by, [span]);
  }
  const over = new Set([...byAuthor.values()].flatMap((own) => flatOf(own).over));
  for (const { label } of over) tally.add(`overlapping annotations of “${tally.nameOf(label)}”`);
  return spans.filter((span) => !over.has(span));
}

/** Spans whose edges lie inside a character as readers see it are widened to hold all of it. */
function widened(spans: readonly Span[], text: string, tally: Tally): readonly Span[] {
  const raw = new RawText(text);
  if (raw.isCountedAlike) return spans;
  return spans.map((span) => {
    const fragments = span.fragments.map(({ start, end }) => ({
      start: raw.toText(raw.toGraphemes(start, false), 'graphemes'),
      end: raw.toText(raw.toGraphemes(end, true), 'graphemes'),
    }));
    const [was, is] = [span.fragments[0], fragments[0]];
    if (was?.start === is?.start && was?.end === is?.end) return span;
    tally.add(`edges inside a character (widened) of “${tally.nameOf(span.label)}”`);
    return { ...span, fragments };
  });
}

export function reduceForDoccano(
  content: ArticleContent,
  tally: Tally,
  options: OptionValues,
): ArticleContent {
  const { text } = content.article;
  const whole =
    unitOf(options) === 'graphemes' ? widened(content.spans, text, tally) : content.spans;
  const spans = options['overlaps'] === 'longest' ? longest(whole, tally) : whole;
  const layered = relationsInLayers({ ...content, spans }, tally);
  if (options['form'] !== 'label') return layered;
  tally.add('relations', layered.relations.length);
  return { ...layered, relations: [] };
}
