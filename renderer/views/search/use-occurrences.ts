/** Every place where a text stands, asked anew whenever the options change. */
import { useEffect, useState } from 'react';
import type { Occurrences, OccurrencesQuery } from '../../../shared/model/search.ts';
import { useDesk } from '../workbench-context.ts';

export interface Asked {
  /** Null until the first answer; the last one stays until the next one comes. */
  readonly answer: Occurrences | null;
  readonly problem: string | null;
  readonly isWaiting: boolean;
}

export function useOccurrences({
  quote,
  caseSensitive,
  wholeWord,
  article,
}: OccurrencesQuery): Asked {
  const { workbench } = useDesk();
  const key = JSON.stringify([quote, caseSensitive, wholeWord, article]);
  const [asked, setAsked] = useState<Omit<Asked, 'isWaiting'> & { readonly key: string }>({
    key: '',
    answer: null,
    problem: null,
  });
  useEffect(() => {
    let isStale = false;
    void workbench.ask.occurrences({ quote, caseSensitive, wholeWord, article }).then((outcome) => {
      if (isStale) return;
      setAsked(
        outcome.ok
          ? { key, answer: outcome.value, problem: null }
          : { key, answer: null, problem: outcome.error.message },
      );
    });
    return () => {
      isStale = true;
    };
  }, [workbench, key, quote, caseSensitive, wholeWord, article]);
  return { ...asked, isWaiting: asked.key !== key };
}
