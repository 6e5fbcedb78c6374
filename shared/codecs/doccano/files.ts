/** The files of a doccano export: one for each annotator, and the labels of the project. */
import type { Annotator } from '../../model/annotator.ts';
import { escapeUnits, unescapeUnits } from '../escaped-units.ts';
import { NOBODY } from '../stamp.ts';

/** What doccano calls the labels of a project when it exports them. */
export const LABELS = 'label_config.json';

/** What everybody's work is called in a project whose members share it. */
const SHARED = 'all';

/** What some system does not allow in a file's name, and what could be taken for something else. */
const UNSAFE =
  /[^\p{L}\p{N} @+._-]|^[. ]|[. ]$|(?<=^al)l$|^(?=(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)).|(?<=^label_confi)g$/giu;

export const fileOf = ({ name }: Pick<Annotator, 'name'>): string =>
  `${name === NOBODY.name ? SHARED : escapeUnits(name, UNSAFE)}.jsonl`;

/** The annotator whose work a file holds; doccano names files after its users. */
export function annotatorIn(path: string): string {
  const base = path.replace(/^.*[/\\]/su, '').replace(/\.[^.]*$/u, '');
  return base === '' || base === SHARED ? NOBODY.name : unescapeUnits(base);
}

export const isLabelFile = (path: string): boolean => `/${path}`.endsWith(`/${LABELS}`);

export const isLineFile = (path: string): boolean =>
  !isLabelFile(path) && (path === '' || /\.(?:jsonl|ndjson|json)$/iu.test(path));
