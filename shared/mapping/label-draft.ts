/** A label for a name that the codebook lacks: with a key, a colour and a line of its own. */
import { COLOURS, LINE_STYLES, type Label } from '../model/codebook.ts';
import { freeName } from './free-name.ts';

/** The letters of the name first; empty where every key is taken. */
function freeKey(wanted: string, name: string, labels: readonly Label[]): string {
  const taken = new Set(labels.map(({ key }) => key));
  const candidates = [wanted, ...name.toLowerCase(), ...'abcdefghijklmnopqrstuvwxyz'];
  const isFree = (key: string): boolean =>
    key.length === 1 && /^[\p{L}\p{N}]$/u.test(key) && !taken.has(key);
  return candidates.find(isFree) ?? '';
}

/** The label least used so far decides: colours and lines go round. */
const inTurn = <T>(all: readonly T[], fallback: T, count: number): T =>
  all[count % all.length] ?? fallback;

/**
 * @param labels the codebook's own, deleted ones too: their ids stay taken
 * @param proposed what the dataset itself says of the label
 */
export function newLabel(id: string, labels: readonly Label[], proposed: Label | null): Label {
  const name = freeName(
    proposed?.name ?? id,
    labels.map((label) => label.name),
  );
  const { guideline, examples } = proposed ?? {};
  return {
    id: freeName(
      id,
      labels.map((label) => label.id),
      '-',
    ),
    name,
    key: freeKey(proposed?.key ?? '', name, labels),
    colour: inTurn(COLOURS, 'slate', labels.length),
    line: inTurn(LINE_STYLES, 'solid', labels.length),
    unit: proposed?.unit ?? 'word',
    attributes: [],
    ...(guideline !== undefined && { guideline }),
    ...(examples !== undefined && { examples }),
  };
}
