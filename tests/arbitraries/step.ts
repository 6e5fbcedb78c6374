/** What an analyst may do next, whatever the project holds. */
import fc from 'fast-check';
import type { Command } from '../../shared/ops/command.ts';
import type { State } from '../../shared/ops/state.ts';

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

/** The command of an edit, as far as there is something for it to act on. */
export function commandOf({ what, a, b }: Step, state: State): Command | null {
  const layer = pick([...state.layers.values()], a);
  if (!layer) return null;
  const article = layer.article.id;
  const span = pick([...layer.spans], b);
  const label = pick(state.codebook.labels, b)?.id ?? '';
  const relation = pick(state.codebook.relationTypes, b);
  const end = pick(
    [...state.layers.values()].flatMap(({ spans }) => [...spans]),
    a + b,
  );
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
    case 'remove layer':
      return { do: 'remove-layer', annotator: pick([...state.annotators.keys()], b) ?? '' };
    default:
      return null;
  }
}
