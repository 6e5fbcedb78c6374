/** `claimbench tag`: one annotation, its place named by its words. */
import { InvalidArgumentError } from 'commander';
import type { Fragment } from '../../shared/model/anchor.ts';
import type { Article } from '../../shared/model/article.ts';
import { shortQuote, tidyFragments } from '../../shared/ops/span-commands.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { findQuote, similarQuote } from '../../shared/text/quote-search.ts';
import { ensureAnnotator } from '../annotators.ts';
import type { Store } from '../storage/port.ts';
import type { Answer } from './answer.ts';
import { annotatorName } from './annotator-argument.ts';
import { findArticle } from './article-name.ts';
import { attributesOf } from './attribute-argument.ts';
import { collect, type Define, type JsonOption } from './command.ts';
import type { Io } from './io.ts';
import { labelNamed } from './label-name.ts';
import { withProject } from './project.ts';
import { annotationRow } from './rows.ts';

interface TagOptions extends JsonOption {
  readonly article: string;
  readonly label: string;
  readonly quote: string;
  readonly occurrence?: number;
  readonly annotator?: string;
  readonly set?: readonly string[];
}

const HELP = `
The quote must stand in the article exactly as typed. Where it stands more than once, say which one
with --occurrence. --set names an attribute by id or name; yes or no for a yes/no attribute, commas
between the choices of a list.
--json prints the new annotation, in the shape of: list --annotations --json`;

/** Where the quote stands; refused when that is nowhere, or not certain. */
function placeOf(
  { title, text }: Article,
  quote: string,
  occurrence: number | undefined,
): Result<Fragment> {
  const places = findQuote(text, quote);
  const where = `“${title}”`;
  if (places.length === 0) {
    const similar = similarQuote(text, quote);
    const hint = similar
      ? ` Did you mean “${text.slice(similar.start, similar.end)}”?`
      : ' Copy the words from the article as they stand there.';
    return err('quote-not-found', `The quote “${quote}” is not in ${where}.${hint}`);
  }
  const times = places.length === 1 ? 'once' : `${places.length} times`;
  if (occurrence === undefined && places.length > 1) {
    return err(
      'ambiguous-quote',
      `The quote ${shortQuote(quote)} stands ${times} in ${where}. Say which one you mean with --occurrence 1 to ${places.length}.`,
    );
  }
  const place = places[(occurrence ?? 1) - 1];
  if (place) return ok(place);
  return err(
    'no-occurrence',
    `The quote ${shortQuote(quote)} stands only ${times} in ${where}; there is no occurrence ${occurrence}.`,
  );
}

/** Everything that can be refused is looked at before the annotator is made known. */
async function tag(store: Store, options: TagOptions, io: Io): Promise<Result<Answer>> {
  const { codebook } = store.head();
  const named = findArticle(store.summaries(), options.article);
  if (!named.ok) return named;
  const label = labelNamed(codebook, options.label);
  if (!label.ok) return label;
  const attributes = attributesOf(label.value, options.set ?? []);
  if (!attributes.ok) return attributes;
  const content = await store.article(named.value.id);
  if (!content.ok) return content;
  const { article } = content.value;
  const place = placeOf(article, options.quote, options.occurrence);
  if (!place.ok) return place;
  const fragments = tidyFragments(article.text, [place.value]);
  if (fragments.length === 0)
    return err('empty-quote', 'The quote is nothing but white space. Quote some words.');

  const name = await annotatorName(options.annotator, io);
  if (!name.ok) return name;
  const annotator = await ensureAnnotator(store, name.value, io);
  if (!annotator.ok) return annotator;
  const entry = await store.run(
    {
      do: 'add-span',
      article: article.id,
      label: label.value.id,
      fragments,
      attributes: attributes.value,
    },
    annotator.value.id,
    'user',
  );
  if (!entry.ok) return entry;
  const span = entry.value.change.added.find((record) => record.kind === 'span');
  if (!span) throw new Error('Adding a span added none');
  const row = annotationRow(span, article.title, store.head().annotators);
  const [first] = row.fragments;
  return ok({
    json: row,
    text: `Tagged ${shortQuote(row.quote)} as ${label.value.name} in “${article.title}”, characters ${first?.start} to ${first?.end}, by ${row.annotator}.\n${row.id}`,
  });
}

function occurrenceOf(typed: string): number {
  if (!/^[1-9]\d{0,8}$/.test(typed))
    throw new InvalidArgumentError('It takes a number from 1 on: the first, second, … time.');
  return Number(typed);
}

export const defineTag: Define = (program, { io, answer }) => {
  program
    .command('tag')
    .description('Tag the words of a quote with a label.')
    .argument('<project>', 'project folder')
    .requiredOption('--article <id or title>', 'the article')
    .requiredOption('--label <label>', 'label, by id or name')
    .requiredOption('--quote <text>', 'the words to tag, exactly as they stand')
    .option('--occurrence <n>', 'which one, where the quote stands several times', occurrenceOf)
    .option('--annotator <name>', 'who tags (default: the name given in the workbench)')
    .option('--set <key=value>', 'an attribute; may be given again and again', collect)
    .option('--json', 'print JSON')
    .addHelpText('after', HELP)
    .action((project: string, options: TagOptions) =>
      answer(options, () => withProject(project, 'write', io, (store) => tag(store, options, io))),
    );
};
