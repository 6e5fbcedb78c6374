/** What an analyst may do next, whatever the project holds. */
import fc from 'fast-check';
import { edited, followerOf } from '../../shared/anchor/follow.ts';
import { splitsSurrogatePair } from '../../shared/model/anchor.ts';
import { spanEnd, spanStart } from '../../shared/model/span.ts';
import type { Command } from '../../shared/ops/command.ts';
import { tidyFragments } from '../../shared/ops/span-commands.ts';
import type { Layer, State } from '../../shared/ops/state.ts';

export const EDITS = [
  'tag',
  'tag',
  'tag',
  'note',
  'relabel',
  'remove',
  'link',
  'title',
  'remove layer',
  'revise',
  'split',
  'join',
  'duplicate',
  'tag many',
  'relabel many',
  'answer many',
  'remove many',
] as const;

export interface Step<What extends string = string> {
  readonly what: What;
  /** Choose among what is there. */
  readonly a: number;
  readonly b: number;
}

export const stepArb = <What extends string>(kinds: readonly What[]): fc.Arbitrary<Step<What>> =>
  fc.record({
    what: fc.constantFrom(...kinds),
    a: fc.nat({ max: 999 }),
    b: fc.nat({ max: 999 }),
  });

const pick = <T>(list: readonly T[], at: number): T | undefined => list[at % list.length];

/** A stretch of the text becomes another one, as in a clean-up. */
function revision({ article, spans }: Layer, a: number, b: number): Command {
  const whole = (offset: number): number =>
    splitsSurrogatePair(article.text, offset) ? offset - 1 : offset;
  const start = whole(b % article.text.length);
  const end = whole(Math.min(article.text.length, start + (a % 20)));
  const edits = [{ start, end, text: ['', 'x', ' so it was. '][a % 3] ?? '' }];
  const text = edited(article.text, edits);
  const follow = followerOf(edits);
  const boilerplate = article.boilerplate.length === 0 ? null : follow(article.boilerplate);
  return {
    do: 'revise-article',
    article: article.id,
    revision: article.revision,
    text,
    blocks: [],
    marks: [],
    boilerplate:
      boilerplate && 'fragments' in boilerplate ? tidyFragments(text, boilerplate.fragments) : [],
    places: Object.fromEntries(
      [...spans]
        .filter(({ orphan }) => orphan === undefined)
        .map((span) => [span.id, follow(span.fragments)]),
    ),
  };
}

/** The command of an edit, as far as there is something for it to act on. */
export function commandOf({ what, a, b }: Step, state: State): Command | null {
  const everywhere = [...state.layers.values()].flatMap(({ spans }) => [...spans]);
  /** Every third or so, in any article. */
  const some = everywhere
    .filter((_, at) => (at + a) % 3 === b % 3)
    .map(({ article, id }) => ({ article, span: id }));
  const layer = pick([...state.layers.values()], a);
  if (!layer) return null;
  const article = layer.article.id;
  const span = pick([...layer.spans], b);
  const label = pick(state.codebook.labels, b)?.id ?? '';
  const relation = pick(state.codebook.relationTypes, b);
  const end = pick(everywhere, a + b);
  switch (what) {
    case 'tag': {
      const start = b % layer.article.text.length;
      const fragments = [{ start, end: Math.min(layer.article.text.length, start + 1 + (a % 30)) }];
      return { do: 'add-span', article, label, fragments };
    }
    case 'note':
      return span ? { do: 'edit-span', article, span: span.id, edit: { note: `note ${a}` } } : null;
    case 'relabel':
      return span
        ? { do: 'edit-span', article, span: span.id, edit: { label, attributes: {} } }
        : null;
    case 'remove':
      return span ? { do: 'remove-spans', article, spans: [span.id] } : null;
    case 'link':
      return span && end && relation
        ? {
            do: 'add-relation',
            type: relation.id,
            from: { article, span: span.id },
            to: { article: end.article, span: end.id },
          }
        : null;
    case 'title':
      return { do: 'edit-article', article, title: `Title ${b}` };
    case 'revise':
      return revision(layer, a, b);
    case 'remove layer':
      return { do: 'remove-layer', annotator: pick([...state.annotators.keys()], b) ?? '' };
    case 'split': {
      const [start, last] = span ? [spanStart(span), spanEnd(span)] : [0, 0];
      return span && last > start
        ? { do: 'split-span', article, span: span.id, at: start + (a % (last - start)) }
        : null;
    }
    case 'join': {
      const same = [...layer.spans].filter(
        (other) => other.label === span?.label && other.by === span.by,
      );
      const spans = same.map(({ id }) => id).slice(0, 2 + (a % 2));
      return { do: 'join-spans', article, spans: a % 3 === 0 ? spans.reverse() : spans };
    }
    case 'duplicate':
      return span
        ? {
            do: 'duplicate-span',
            article,
            span: span.id,
            label: pick(state.codebook.labels, a)?.id ?? '',
          }
        : null;
    case 'tag many':
      return {
        do: 'add-spans',
        spans: [...state.layers.values()].flatMap((each) => {
          const start = b % each.article.text.length;
          const fragments = [
            { start, end: Math.min(each.article.text.length, start + 1 + (a % 9)) },
          ];
          return [0, 1].map(() => ({ article: each.article.id, label, fragments }));
        }),
      };
    case 'relabel many':
      return { do: 'edit-spans', spans: some, edit: { label } };
    case 'answer many': {
      const definition = pick(
        state.codebook.labels.flatMap(({ attributes }) => attributes),
        a,
      );
      const value = b % 3 === 0 ? null : (definition?.options?.[0] ?? '7');
      const attributes = definition ? { [definition.id]: value } : {};
      return { do: 'edit-spans', spans: some, edit: { attributes, status: 'final' } };
    }
    case 'remove many':
      return { do: 'remove-many', spans: some };
    default:
      return null;
  }
}
