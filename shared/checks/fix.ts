/** The commands that solve problems without anybody's judgement. */
import type { Problem } from '../model/problem.ts';
import type { Attributes } from '../model/attribute.ts';
import type { Relation, RelationEnd } from '../model/relation.ts';
import type { Command } from '../ops/command.ts';
import { sameJson } from '../model/same-json.ts';
import type { State } from '../ops/state.ts';
import type { Repair } from './finding.ts';
import { foundIn, problemKey } from './problems.ts';

type Articles = Pick<ReadonlySet<string>, 'has'> | null;

/** The safe repairs in these articles as they are now, by `problemKey`. */
function repairsIn(
  articles: ReadonlySet<string>,
  { codebook, layers, links }: State,
  known: Articles,
): ReadonlyMap<string, Repair> {
  return new Map(
    [...articles].flatMap((article) => {
      const layer = layers.get(article);
      const found = layer ? foundIn(codebook, layer, links.values(), known) : [];
      return found.flatMap(({ problem, repair }) =>
        repair ? [[problemKey(problem), repair] as const] : [],
      );
    }),
  );
}

/**
 * The fewest commands that solve those of `problems` that have a safe fix and are there still: equal
 * answers are one step, and so are all relations to nothing. Their articles must be loaded.
 *
 * @param articles ids of the project's articles, as for `problemsOf`
 */
export function fixesOf(
  problems: readonly Problem[],
  state: State,
  articles: Articles = null,
): readonly Command[] {
  const repairs = repairsIn(new Set(problems.map(({ article }) => article)), state, articles);
  const relations = new Map<string, Relation>();
  const answers: { readonly set: Attributes; readonly spans: RelationEnd[] }[] = [];
  const moves: Command[] = [];
  for (const problem of problems) {
    const repair = repairs.get(problemKey(problem));
    const { article, span } = problem;
    if (repair?.kind === 'unlink') relations.set(repair.relation.id, repair.relation);
    else if (repair === undefined || span === null) continue;
    else if (repair.kind === 'place')
      moves.push({ do: 'edit-span', article, span, edit: { fragments: repair.fragments } });
    else {
      const same = answers.find(({ set }) => sameJson(set, repair.set));
      if (same) same.spans.push({ article, span });
      else answers.push({ set: repair.set, spans: [{ article, span }] });
    }
  }
  const unlink = [...relations.values()];
  return [
    ...answers.map(({ set, spans }): Command => ({
      do: 'edit-spans',
      spans,
      edit: { attributes: set },
    })),
    ...moves,
    ...(unlink.length === 0 ? [] : [{ do: 'remove-relations', relations: unlink } as const]),
  ];
}

/** The command that makes `problem` vanish and brings up no other, or null: a person must decide. */
export const fixOf = (problem: Problem, state: State, articles: Articles = null): Command | null =>
  fixesOf([problem], state, articles)[0] ?? null;
