/** How the parts of the codebook screen change the codebook, and what they make new. */
import { createContext, useContext } from 'react';
import type { CodebookEdit } from '../../../shared/model/codebook-edit.ts';

/** What is asked before an edit that reaches annotations. */
export interface Question {
  readonly title: string;
  /** The words of the button that goes on: `Delete the attribute`. */
  readonly action: string;
  /** Asked even where no annotation is touched. */
  readonly isAlways?: boolean;
}

export interface CodebookEdits {
  /** At once; says what was done, and to `follow` how many follow: `12 annotations follow`. */
  readonly apply: (edit: CodebookEdit, follow?: string) => void;
  /** After saying what will happen, where annotations are touched. */
  readonly ask: (edit: CodebookEdit, question: Question) => void;
}

const EditsContext = createContext<CodebookEdits | null>(null);
export const EditsProvider = EditsContext.Provider;

export function useEdits(): CodebookEdits {
  const edits = useContext(EditsContext);
  if (!edits) throw new Error('This part stands outside of the codebook screen');
  return edits;
}

/** An id made of `name`, unlike those in `taken`: `speaker-type`, `speaker-type-2`. */
export function freshId(name: string, taken: readonly string[]): string {
  const stem =
    name
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-|-$/g, '') || 'entry';
  return unlike(stem, taken, '-');
}

/** `name`, or with the first number that makes it unlike those in `taken`: `New label 2`. */
export const freshName = (name: string, taken: readonly string[]): string =>
  unlike(name, taken, ' ');

function unlike(stem: string, taken: readonly string[], gap: string): string {
  const known = new Set(taken.map((one) => one.toLowerCase()));
  for (let count = 1; ; count += 1) {
    const candidate = count === 1 ? stem : `${stem}${gap}${count}`;
    if (!known.has(candidate.toLowerCase())) return candidate;
  }
}
