/** The annotations that a note can mention: those of the articles that are loaded. */
import { useMemo } from 'react';
import type { Span } from '../../shared/model/span.ts';
import type { State } from '../../shared/ops/state.ts';
import { goToSpan } from '../actions/go-to-span.ts';
import type { Mention, Mentions } from '../rich-text/mentions.ts';
import { activePane } from '../store/view-state.ts';
import { useDesk } from './workbench-context.ts';

/** Characters of a quote in a note; the annotation itself is a click away. */
const LONGEST = 80;

const shortened = (text: string): string => {
  const line = text.replace(/\s+/g, ' ');
  return line.length <= LONGEST ? line : `${line.slice(0, LONGEST).replace(/\s+\S*$/, '')}…`;
};

/** Those of the article at hand first, each article in reading order. */
function found(data: State, first: string | null, words: string): readonly Mention[] {
  const wanted = words.toLowerCase().split(/\s+/);
  const names = new Map(data.codebook.labels.map(({ id, name }) => [id, name]));
  const layers = [...data.layers.values()].sort(
    (a, b) => Number(b.article.id === first) - Number(a.article.id === first),
  );
  return layers.flatMap(({ article, spans }) => {
    const detailOf = (span: Span): string =>
      `${names.get(span.label) ?? span.label} · ${article.title}`;
    return [...spans]
      .filter((span) => {
        const said = `${span.quote.exact} ${names.get(span.label) ?? ''}`.toLowerCase();
        return wanted.every((word) => said.includes(word));
      })
      .map((span) => ({
        end: { article: article.id, span: span.id },
        quote: shortened(span.quote.exact),
        detail: detailOf(span),
      }));
  });
}

/** @param onLeave what to do before the screen jumps, such as closing a dialog */
export function useMentions(onLeave?: () => void): Mentions {
  const { workbench, contextNow } = useDesk();
  return useMemo(
    () => ({
      find(words) {
        const { data, view } = workbench.store.getState();
        return found(data, activePane(view).article, words);
      },
      open(end) {
        onLeave?.();
        void goToSpan(contextNow(), end);
      },
    }),
    [workbench, contextNow, onLeave],
  );
}
