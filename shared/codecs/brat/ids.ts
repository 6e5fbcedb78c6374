/** Lines of an `.ann` file by their ids. */
import { ok, type Result } from '../../result.ts';
import type { AnnLine } from './line.ts';
import type { LeftOut } from '../left-out.ts';
import { refuse, type Where } from '../refusal.ts';

const SHOWN = 40;
/** An id or a type in a message. */
export const shown = (id: string): string => (id.length > SHOWN ? `${id.slice(0, SHOWN)}…` : id);

/** What a line says, wherever it stands. */
const wordsOf = ({ where: _where, ...said }: AnnLine): string => JSON.stringify(said);

/**
 * brat passes over the second line with an id. Here a line that says the same again is left out;
 * one that says something else stays, and only what names that id is refused: nobody knows which
 * of the two it means.
 */
export class BratIds {
  /** Without those that say again what one before them said. */
  readonly lines: readonly AnnLine[];
  private readonly byId = new Map<string, readonly AnnLine[]>();

  constructor(lines: readonly AnnLine[], leftOut: LeftOut) {
    const said = new Map<string, Set<string>>();
    this.lines = lines.filter((line) => {
      if (line.id === '*' || line.kind === 'other') return true;
      const words = said.get(line.id) ?? new Set();
      const text = wordsOf(line);
      if (words.has(text)) {
        leftOut.add('lines that are there twice', 'the second one says the same');
        return false;
      }
      said.set(line.id, words.add(text));
      this.byId.set(line.id, [...(this.byId.get(line.id) ?? []), line]);
      return true;
    });
  }

  /**
   * The line that `id` names.
   * @param where of the line that names it
   */
  line(id: string, where: Where): Result<AnnLine> {
    const [found, second] = this.byId.get(id) ?? [];
    if (!found) return refuse(where, `it names ${shown(id)}, and no line has that id`);
    if (second)
      return refuse(
        where,
        `it names ${shown(id)}, the id of line ${found.where.line ?? 0} and of line ${second.where.line ?? 0}`,
      );
    return ok(found);
  }
}
