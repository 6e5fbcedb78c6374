/** What a link may end in: spans of the articles shown and, by search, of all others. */
import { useEffect, useMemo, useState } from 'react';
import type { KwicLine } from '../../shared/model/search.ts';
import { spanStart, type Span } from '../../shared/model/span.ts';
import {
  labelsAtEnd,
  linkCandidates,
  type Linkable,
  type LinkChoice,
} from '../../shared/ops/link-choices.ts';
import { shownPanes } from '../store/view-state.ts';
import { useDesk, useWorkbench, useWorkbenchParts } from './workbench-context.ts';

export interface Candidate extends Linkable, Pick<Span, 'quote'> {
  /** Of its article, where that is not the one the link begins in. */
  readonly title: string | null;
  /** The span itself, where its article is shown. */
  readonly span: Span | null;
}

/** More than anyone looks through: then one types. */
export const MOST = 60;
/** Letters before articles that are not shown are searched. */
const ENOUGH = 2;

/** Every word that was typed stands in quote, label or title; case is ignored. */
function matches(words: readonly string[], text: string): boolean {
  const lower = text.toLowerCase();
  return words.every((word) => lower.includes(word));
}

/** @param typed what the analyst is looking for */
export function useCandidates(here: Span, choice: LinkChoice, typed: string): readonly Candidate[] {
  const data = useWorkbench((state) => state.data);
  const summaries = useWorkbench((state) => state.summaries);
  const shown = useWorkbenchParts(({ view }) =>
    shownPanes(view).flatMap(({ article }) => article ?? []),
  );
  const type = data.codebook.relationTypes.find(({ id }) => id === choice.type);

  const near = useMemo((): readonly Candidate[] => {
    if (!type) return [];
    const distance = (span: Span): number => Math.abs(spanStart(span) - spanStart(here));
    const found = linkCandidates(data, type, choice, here, shown);
    const sorted =
      type.scope === 'within' ? found.toSorted((a, b) => distance(a) - distance(b)) : found;
    return sorted.map((span) => ({
      ...span,
      span,
      title: span.article === here.article ? null : (summaries.get(span.article)?.title ?? ''),
    }));
  }, [data, type, choice, here, shown, summaries]);

  const far = useSearched(typed, type?.scope === 'across' ? labelsAtEnd(type, choice) : null);
  return useMemo(() => {
    const words = typed.toLowerCase().split(/\s+/u).filter(Boolean);
    const nameOf = (label: string): string =>
      data.codebook.labels.find(({ id }) => id === label)?.name ?? label;
    const listed = near.filter(({ quote, label, title }) =>
      matches(words, `${quote.exact} ${nameOf(label)} ${title ?? ''}`),
    );
    return [...listed, ...far.filter(({ article }) => !shown.includes(article))];
  }, [near, far, typed, shown, data.codebook]);
}

const NONE: readonly Candidate[] = [];

/** By span id: a span is found once for every word in it. Its words with what stands around them. */
function asCandidate(line: KwicLine): readonly (readonly [string, Candidate])[] {
  const { span: id, label, article, title, left, match, right } = line;
  if (id === null || label === null) return [];
  const exact = `…${`${left}${match}${right}`.trim()}…`;
  return [
    [id, { id, article, label, title, quote: { exact, prefix: '', suffix: '' }, span: null }],
  ];
}

/** Spans of the whole project whose quote has these words. @param labels null: not searched */
function useSearched(typed: string, labels: readonly string[] | null): readonly Candidate[] {
  const { workbench } = useDesk();
  const [found, setFound] = useState<{
    readonly key: string;
    readonly spans: readonly Candidate[];
  }>({ key: '', spans: NONE });
  const wanted = typed.trim();
  const key =
    labels === null || wanted.length < ENOUGH ? '' : JSON.stringify([wanted, [...labels]]);
  useEffect(() => {
    if (key === '') return undefined;
    let isStale = false;
    const [text, ids] = JSON.parse(key) as [string, string[]];
    const filters = {
      articles: [],
      labels: ids,
      annotators: [],
      status: null,
      attribute: null,
      related: null,
    };
    const how = { regex: false, caseSensitive: false, wholeWord: false } as const;
    void workbench.ask
      .search({ ...how, text, fields: ['quote'], filters, sort: 'article', limit: MOST })
      .then((answer) => {
        if (isStale) return;
        // Without a search, articles that are shown are still listed.
        const lines = answer.ok ? answer.value.lines : [];
        const spans = new Map(lines.flatMap(asCandidate));
        setFound({ key, spans: [...spans.values()] });
      });
    return () => {
      isStale = true;
    };
  }, [key, workbench]);
  return key !== '' && found.key === key ? found.spans : NONE;
}
