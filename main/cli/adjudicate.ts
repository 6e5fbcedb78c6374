/** `claimbench adjudicate`: what annotators agree on becomes gold; the rest is counted. */
import { sumOfProgress } from '../../shared/adjudication/progress.ts';
import { namesOf } from '../../shared/agreement/names-of.ts';
import type { ArticleProgress, Progress } from '../../shared/model/adjudication.ts';
import { ok, type Result } from '../../shared/result.ts';
import { acceptAgreed, adjudicationOf } from '../adjudication.ts';
import { ensureAnnotator } from '../annotators.ts';
import type { Store } from '../storage/port.ts';
import { allListed } from './all-named.ts';
import { annotatorName } from './annotator-argument.ts';
import { annotatorNamed } from './annotator-name.ts';
import type { Answer } from './answer.ts';
import type { Define, JsonOption } from './command.ts';
import type { Io } from './io.ts';
import type { AdjudicateShape } from './json-shapes.ts';
import { withProject } from './project.ts';
import { oneLine, plural, table } from './table.ts';

interface AdjudicateOptions extends JsonOption {
  readonly acceptAgreed?: boolean;
  readonly annotators?: readonly string[];
  readonly annotator?: string;
}

const HELP = `
A unit is what annotators did about the same words: one annotation of each at most. Its differences
are: missing (not everybody who worked on the article has it), label, boundary, attribute, relation.
With --accept-agreed, units without a difference become gold; what annotators did stays as it is.
Several names are given one by one or with commas between: --annotators Ada,Ben
--json prints {annotators, accepted, totals: {units, agreed, differences: {missing, label, boundary,
  attribute, relation}, decided, changed, skipped, undecided, left},
  articles: [{id, title, annotators, …as totals}]}; left counts all that is not decided`;

const countsOf = ({ units, agreed, differences, states, left }: Progress) => ({
  units,
  agreed,
  differences,
  ...states,
  left,
});

function textOf(
  articles: readonly ArticleProgress[],
  totals: Progress,
  accepted: number | null,
): string {
  const { missing, label, boundary, attribute, relation } = totals.differences;
  const head = [
    plural(totals.units, 'unit'),
    `${totals.agreed} agreed`,
    `${missing} missing`,
    `${label} label`,
    `${boundary} boundary`,
    `${attribute} attribute`,
    `${relation} relation`,
  ].join(' · ');
  const rows = table(
    [
      { head: 'Article', cell: ({ title }) => oneLine(title, 48) },
      { head: 'Units', cell: ({ progress }) => progress.units },
      { head: 'Agreed', cell: ({ progress }) => progress.agreed },
      { head: 'Decided', cell: ({ progress }) => progress.states.decided },
      { head: 'Changed', cell: ({ progress }) => progress.states.changed },
      { head: 'Left', cell: ({ progress }) => progress.left },
    ],
    articles,
  );
  const tail =
    accepted === null
      ? `${totals.acceptable} of them agreed: --accept-agreed makes them gold.`
      : `Accepted ${plural(accepted, 'agreed unit')}.`;
  return `${head}\n\n${rows}\n\n${plural(totals.left, 'unit')} left. ${tail}`;
}

/** Whoever accepts is made known only where there is somebody to adjudicate. */
async function accept(
  store: Store,
  annotators: readonly string[],
  options: AdjudicateOptions,
  io: Io,
): Promise<Result<number>> {
  const name = await annotatorName(options.annotator, io);
  if (!name.ok) return name;
  const by = await ensureAnnotator(store, name.value, io);
  if (!by.ok) return by;
  const done = await acceptAgreed(store, annotators, [], by.value.id);
  return done.ok ? ok(done.value.accepted) : done;
}

async function adjudicate(
  store: Store,
  options: AdjudicateOptions,
  io: Io,
): Promise<Result<Answer>> {
  const named = allListed(options.annotators ?? [], (name) =>
    annotatorNamed(store.head().annotators, name),
  );
  if (!named.ok) return named;
  const before = await adjudicationOf(
    store,
    named.value.map(({ id }) => id),
  );
  if (!before.ok) return before;
  // Whoever accepts may be new here, and is then none of those compared.
  const { annotators } = before.value;
  let accepted: number | null = null;
  if (options.acceptAgreed === true) {
    const done = await accept(store, annotators, options, io);
    if (!done.ok) return done;
    accepted = done.value;
  }
  const after = await adjudicationOf(store, annotators);
  if (!after.ok) return after;
  const { articles } = after.value;
  const totals = sumOfProgress(articles.map(({ progress }) => progress));
  const { codebook, annotators: all } = store.head();
  const names = namesOf(codebook, all);
  const json: AdjudicateShape = {
    annotators: annotators.map(names.annotator),
    accepted: accepted ?? 0,
    totals: countsOf(totals),
    articles: articles.map(({ article, title, workers, progress }) => ({
      id: article,
      title,
      annotators: workers.map(names.annotator),
      ...countsOf(progress),
    })),
  };
  return ok({ json, text: textOf(articles, totals, accepted) });
}

export const defineAdjudicate: Define = (program, { io, answer }) => {
  program
    .command('adjudicate')
    .description('Accept what annotators agree on as gold, and count what is left to decide.')
    .argument('<project>', 'project folder')
    .option('--accept-agreed', 'make gold of what they agree on; without it, only count')
    .option('--annotators <name...>', 'these annotators (default: all)')
    .option('--annotator <name>', 'who decides (default: the name given in the workbench)')
    .option('--json', 'print JSON')
    .addHelpText('after', HELP)
    .action((project: string, options: AdjudicateOptions) =>
      answer(options, () =>
        withProject(project, options.acceptAgreed === true ? 'write' : 'read', io, (store) =>
          adjudicate(store, options, io),
        ),
      ),
    );
};
