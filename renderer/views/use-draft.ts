/**
 * A text field's value while it is being typed: kept in the record after a pause, when the field is
 * left or taken away, and before the window closes; never while it does not answer what was asked.
 */
import { useEffect, useEffectEvent, useState } from 'react';
import { useDesk } from './workbench-context.ts';

/** Milliseconds without typing after which what was typed is kept. */
const PAUSE = 900;

export interface Draft {
  readonly value: string;
  readonly problem: string | null;
  readonly onChange: (event: { readonly target: { readonly value: string } }) => void;
  readonly onBlur: () => void;
}

/**
 * @param kept the value in the record
 * @param keep takes the trimmed value; `''` takes the answer away
 * @param read turns what was typed into what is kept, where people write it in more than one way
 */
export function useDraft(
  kept: string,
  keep: (value: string) => void,
  problemOf: (value: string) => string | null = () => null,
  read: (value: string) => string = (value) => value,
): Draft {
  const { drafts } = useDesk();
  const [typed, setTyped] = useState<string | null>(null);
  const value = typed ?? kept;
  const tidy = read(value.trim());
  const problem = tidy === '' ? null : problemOf(tidy);

  const isNew = typed !== null && problem === null && tidy !== kept;
  const keepIfNew = (): void => {
    if (isNew) keep(tidy);
  };
  const keepNow = useEffectEvent(keepIfNew);
  useEffect(() => {
    if (typed === null) return;
    const timer = setTimeout(() => keepNow(), PAUSE);
    return () => clearTimeout(timer);
  }, [typed]);
  useEffect(() => {
    if (!isNew) return;
    const release = drafts.hold(() => keepNow());
    return () => {
      release();
      // The field is taken away with its draft in it: another annotation was selected.
      keepNow();
    };
  }, [isNew, drafts]);

  return {
    value,
    problem,
    onChange: (event) => setTyped(event.target.value),
    onBlur: () => {
      keepIfNew();
      if (problem === null) setTyped(null);
    },
  };
}
