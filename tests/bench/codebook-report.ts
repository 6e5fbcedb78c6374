/** What edits of the codebook took, against their budget. */

export interface CodebookFigure {
  /** Asking what the edit would do. Milliseconds. */
  readonly effect: number;
  /** Making it, until it is on disk. Milliseconds. */
  readonly edit: number;
}
export interface CodebookFigures {
  readonly rename: CodebookFigure;
  readonly archive: CodebookFigure;
  /** Deleting a label with 3,000 annotations in 100 articles that move to another one. */
  readonly move: CodebookFigure;
}

/** Milliseconds. */
const BUDGET = 1000;

const NAMES: Readonly<Record<keyof CodebookFigures, string>> = {
  rename: 'rename a label',
  archive: 'archive a label',
  move: 'delete a label, move 3,000',
};

export function codebookTable(figures: CodebookFigures): string {
  const rows = (['rename', 'archive', 'move'] as const).map((kind) => {
    const { effect, edit } = figures[kind];
    const verdict = Math.max(effect, edit) <= BUDGET ? 'met' : 'missed';
    return `${NAMES[kind].padEnd(28)}${effect.toFixed(1).padStart(9)}${edit.toFixed(1).padStart(9)}  at most ${BUDGET} ms: ${verdict}`;
  });
  const head = `${''.padEnd(28)}${'effect'.padStart(9)}${'edit'.padStart(9)}`;
  return ['\nCodebook edits, 10,000 annotations in 100 articles, ms', head, ...rows].join('\n');
}
