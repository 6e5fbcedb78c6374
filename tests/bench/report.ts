/** Tables and budgets in plain text. */
import { TITLES } from './cells.ts';
import { OPEN_LIMIT, type Cell, type ChangeFigures } from './measure.ts';

export interface StoreFigures {
  readonly count: number;
  readonly edit: number;
  readonly firstEdit: number;
  readonly lowdb: number;
}

type Figure = number | 'late' | null;

const late = `over ${OPEN_LIMIT / 1000} s`;
const shown = (figure: Figure, digits = 1): string => {
  if (figure === null) return '–';
  if (figure === 'late') return late;
  return figure >= 100 ? Math.round(figure).toLocaleString('en') : figure.toFixed(digits);
};

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, at) =>
    Math.max(title.length, ...rows.map((row) => row[at]?.length ?? 0)),
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, at) => (at === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[at] ?? 0)))
      .join('  ');
  return [line(head), widths.map((width) => '─'.repeat(width)).join('  '), ...rows.map(line)].join(
    '\n',
  );
}

const HEAD = [
  '',
  'open',
  'add',
  'add cost',
  '95 %',
  'remove',
  'remove cost',
  'task',
  'scroll',
  'heap MB',
  'DOM nodes',
];

const part = (change: ChangeFigures | 'late' | null, key: keyof ChangeFigures): Figure =>
  change === null || change === 'late' ? change : change[key];

const row = (cell: Cell): string[] => [
  TITLES[cell.subject],
  shown(cell.open),
  shown(part(cell.add, 'latency')),
  shown(part(cell.add, 'cost')),
  shown(part(cell.add, 'high')),
  shown(part(cell.remove, 'latency')),
  shown(part(cell.remove, 'cost')),
  shown(cell.task),
  shown(cell.scroll),
  shown(cell.heap === null ? null : cell.heap / 1e6),
  cell.nodes === null ? '–' : Math.round(cell.nodes).toLocaleString('en'),
];

export const LEGEND = [
  'Milliseconds. open: call to second animation frame with what is in view painted, median of 3.',
  'add, remove: one annotation, call to the end of the frame that shows it, median. cost: main-thread',
  'time of the call and its frames. task: the thread’s processor time per change, with delayed redrawing.',
  'scroll: longest time between two frames, median of 3 runs.',
].join('\n');

export function sizeTable(name: string, cells: readonly Cell[]): string {
  const rows = cells.filter(({ size }) => size === name).map(row);
  return `\n${name} annotations\n${table(HEAD, rows)}`;
}

export function storeTable(figures: readonly StoreFigures[]): string {
  const rows = figures.map(({ count, edit, firstEdit, lowdb }) => [
    count.toLocaleString('en'),
    edit.toFixed(2),
    firstEdit.toFixed(2),
    lowdb.toFixed(2),
  ]);
  const head = ['annotations stored', 'one edit', 'first edit of an article', 'lowdb, one file'];
  return `\nOne acknowledged edit, ms (median)\n${table(head, rows)}`;
}

interface Verdict {
  readonly what: string;
  readonly figure: number | null;
  readonly limit: number;
  readonly unit: '×' | 'ms';
}

const ratio = (over: Figure | undefined, under: Figure | undefined): number | null => {
  // A peer that was given up took at least as long as it was waited for.
  const floor = under === 'late' ? OPEN_LIMIT : under;
  return typeof over === 'number' && typeof floor === 'number' ? over / floor : null;
};

function verdicts(cells: readonly Cell[], store: readonly StoreFigures[]): Verdict[] {
  const at = (subject: Cell['subject'], size: string) =>
    cells.find((cell) => cell.subject === subject && cell.size === size);
  const big = '1 MB / 10,000';
  const huge = '5 MB / 50,000';
  const ours = at('claimbench', big);
  const figure = (value: Figure | undefined) => (typeof value === 'number' ? value : null);
  const peerTasks = (['recogito-spans', 'recogito-ranges'] as const).flatMap(
    (subject) => figure(at(subject, big)?.task) ?? [],
  );
  const changes = [big, huge].flatMap((size): Verdict[] => {
    const add = at('claimbench', size)?.add ?? null;
    return [
      {
        what: `add at ${size}: median cost`,
        figure: figure(part(add, 'cost')),
        limit: 8,
        unit: 'ms',
      },
      {
        what: `add at ${size}: 95 % cost`,
        figure: figure(part(add, 'high')),
        limit: 16,
        unit: 'ms',
      },
    ];
  });
  const opens = (
    [
      ['plain', 1],
      ['recogito-ranges', 0.35],
      ['recogito-spans', 0.05],
    ] as const
  ).map(([subject, limit]): Verdict => ({
    what: `open at ${big} against ${TITLES[subject]}`,
    figure: ratio(ours?.open, at(subject, big)?.open),
    limit,
    unit: '×',
  }));
  const few = store[0];
  const many = store.at(-1);
  return [
    ...changes,
    ...opens,
    {
      what: `task at ${big} against Recogito’s fastest`,
      figure: peerTasks.length === 0 ? null : ratio(ours?.task, Math.min(...peerTasks)),
      limit: 0.6,
      unit: '×',
    },
    {
      what: 'longest frame, scrolling 1 MB',
      figure: figure(ours?.scroll),
      limit: 34,
      unit: 'ms',
    },
    {
      what: 'one edit at 100,000 stored against lowdb',
      figure: many ? many.edit / many.lowdb : null,
      limit: 0.02,
      unit: '×',
    },
    {
      what: 'one edit at 100,000 stored against 1,000',
      figure: few && many ? many.edit / few.edit : null,
      limit: 1.5,
      unit: '×',
    },
  ];
}

const NOT_HERE = [
  'Not measured here: Label Studio and doccano (other programs), SQLite (not in Node 20), 500,000',
  'stored annotations, opening a project of 1,000 articles.',
].join('\n');

export function budgetTable(cells: readonly Cell[], store: readonly StoreFigures[]): string {
  const rows = verdicts(cells, store).map(({ what, figure, limit, unit }) => [
    what,
    figure === null ? '–' : `${figure.toFixed(unit === 'ms' ? 1 : 3)} ${unit}`,
    `${limit} ${unit}`,
    figure === null ? 'not measured' : figure <= limit ? 'met' : 'missed',
  ]);
  return `\nBudgets\n${table(['', 'measured', 'at most', ''], rows)}\n\n${NOT_HERE}`;
}
