/** The plugin that follows every step of a clean-up, and shows where annotations stand meanwhile. */
import { Plugin, PluginKey, type EditorState, type Transaction } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import type { Codebook } from '../../../shared/model/codebook.ts';
import type { Span } from '../../../shared/model/span.ts';
import { seatSpans } from '../lanes.ts';
import type { Outcome } from './places.ts';
import { beginTrail, follow, type Trail } from './trail.ts';

interface Following {
  readonly trail: Trail;
  /** Of the annotations; mapped along until they are looked up anew. */
  readonly marks: DecorationSet;
}

const key = new PluginKey<Following>('cleanUpFollowing');

export const following = (): Plugin<Following> =>
  new Plugin<Following>({
    key,
    state: {
      init: (_config, { doc }) => ({ trail: beginTrail(doc), marks: DecorationSet.empty }),
      apply(transaction, { trail, marks }) {
        const fresh = transaction.getMeta(key) as DecorationSet | undefined;
        return {
          trail: follow(trail, transaction),
          marks: fresh ?? marks.map(transaction.mapping, transaction.doc),
        };
      },
    },
    props: { decorations: (state) => key.getState(state)?.marks },
  });

export function trailOf(state: EditorState): Trail {
  const followed = key.getState(state);
  if (!followed) throw new Error('This editor follows no clean-up');
  return followed.trail;
}

/** One element a fragment and block, underlined as the label is; in lanes where they overlap. */
function marksOf(state: EditorState, outcome: Outcome, spans: readonly Span[], codebook: Codebook) {
  const labels = new Map(codebook.labels.map((label) => [label.id, label]));
  const standing = spans.flatMap((span) => {
    const fragments = outcome.kept.get(span.id);
    return fragments ? { ...span, fragments } : [];
  });
  const seats = seatSpans(standing, new Map());
  return DecorationSet.create(
    state.doc,
    standing.flatMap(({ id, label: labelId, fragments }) => {
      const label = labels.get(labelId);
      return fragments.flatMap((fragment) => {
        const positions = outcome.revised.map.positionsOf(fragment);
        if (!label || !positions) return [];
        const { from, to } = positions;
        return Decoration.inline(from, to, {
          nodeName: 'span',
          class: 'clean-up-span',
          'data-colour': label.colour,
          'data-line': label.line,
          'data-lane': String(seats.get(id)?.lane ?? 0),
        });
      });
    }),
  );
}

/** Shows `spans` where `outcome` has them. Not a step of the clean-up's own history. */
export const showMarks = (
  state: EditorState,
  outcome: Outcome,
  spans: readonly Span[],
  codebook: Codebook,
): Transaction =>
  state.tr.setMeta(key, marksOf(state, outcome, spans, codebook)).setMeta('addToHistory', false);
