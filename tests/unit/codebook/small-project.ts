/** Two articles with a few annotations, links between them, and a codebook that asks everything. */
import type { AttributeDefinition, Attributes } from '../../../shared/model/attribute.ts';
import { quoteOf } from '../../../shared/model/anchor.ts';
import type { CodebookEdit } from '../../../shared/model/codebook-edit.ts';
import type { Codebook, Label } from '../../../shared/model/codebook.ts';
import { defaultCodebook } from '../../../shared/model/default-codebook.ts';
import type { Relation } from '../../../shared/model/relation.ts';
import type { Span } from '../../../shared/model/span.ts';
import { applyChange } from '../../../shared/ops/apply.ts';
import { effectOf } from '../../../shared/ops/codebook-effect.ts';
import type { Step } from '../../../shared/ops/command.ts';
import { execute } from '../../../shared/ops/execute.ts';
import { contentOf, stateOf, type ArticleContent, type State } from '../../../shared/ops/state.ts';
import { summaryOf } from '../../../shared/ops/summary.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { contextOf } from '../../arbitraries/context.ts';
import { ADA, articleOf, CLOCK, must } from '../../storage/project.ts';

const times = { created: '2024-03-22', modified: '2024-03-22', clock: CLOCK, by: ADA.id };
const TEXT = 'Officials said that at least 133 people were killed.';

const topics: AttributeDefinition = {
  id: 'topics',
  name: 'Topics',
  type: 'many',
  options: ['attack', 'victims', 'police'],
};
export const who: AttributeDefinition = { id: 'who', name: 'Who', type: 'entity' };
export const genre: AttributeDefinition = {
  id: 'genre',
  name: 'Genre',
  type: 'one',
  options: ['report', 'opinion'],
};

const base = defaultCodebook(CLOCK);
const asking = (label: Label): Label => {
  if (label.id === 'claim') return { ...label, attributes: [...label.attributes, topics] };
  if (label.id === 'source') return { ...label, attributes: [...label.attributes, who] };
  return label;
};
export const codebook: Codebook = {
  ...base,
  labels: base.labels.map(asking),
  documentLabels: [genre],
  entities: [
    { id: 'fsb', name: 'FSB' },
    { id: 'tass', name: 'TASS' },
  ],
};

const spanOf = (
  article: string,
  label: string,
  [start, end]: [number, number],
  attributes: Attributes,
): Span => ({
  kind: 'span',
  id: `${article}-${label}`,
  article,
  revision: 1,
  label,
  fragments: [{ start, end }],
  quote: quoteOf(TEXT, [{ start, end }]),
  attributes,
  status: 'draft',
  ...times,
});

const relationOf = (type: string, from: [string, string], to: [string, string]): Relation => ({
  kind: 'relation',
  id: `${from[0]}-${type}`,
  type,
  from: { article: from[0], span: from.join('-') },
  to: { article: to[0], span: to.join('-') },
  attributes: {},
  ...times,
});

const contentFor = (id: string): ArticleContent => ({
  article: { ...articleOf(id, TEXT), labels: { genre: 'report' } },
  spans: [
    spanOf(id, 'claim', [20, 51], {
      kind: 'assertion',
      topics: ['attack', 'victims'],
      foreign: 'x',
    }),
    spanOf(id, 'source', [0, 9], { kind: 'organisation', who: 'fsb' }),
    spanOf(id, 'cue', [10, 14], {}),
  ],
  relations: [
    relationOf('attributed-to', [id, 'claim'], [id, 'source']),
    relationOf('cued-by', [id, 'claim'], [id, 'cue']),
  ],
});

export const state: State = stateOf(
  {
    project: { kind: 'project', id: 'project', title: 'T', created: '', clock: CLOCK },
    codebook,
    annotators: [ADA],
    links: [relationOf('same-claim', ['a', 'claim'], ['b', 'claim'])],
  },
  [contentFor('a'), contentFor('b')],
);

export const labelOf = (id: string): Label => {
  const found = codebook.labels.find((label) => label.id === id);
  if (!found) throw new Error(`The test codebook has no label ${id}`);
  return found;
};

export const edit = (wanted: CodebookEdit, from: State = state): Result<Step> =>
  execute(from, { do: 'edit-codebook', edit: wanted }, contextOf(ADA.id));

export const edited = (wanted: CodebookEdit): State =>
  must(applyChange(state, must(edit(wanted)).change));

/** Every span after the edit, by id. */
export const spansAfter = (wanted: CodebookEdit): ReadonlyMap<string, Span> =>
  new Map(
    [...edited(wanted).layers.values()].flatMap(({ spans }) =>
      [...spans].map((span) => [span.id, span]),
    ),
  );

export const messageOf = (result: Result<unknown>): string =>
  result.ok ? '' : result.error.message;

/** As the workbench asks for it; `read` names the articles that had to be read. */
export async function effect(wanted: CodebookEdit) {
  const read: string[] = [];
  const contents = [...state.layers.values()].map(contentOf);
  const outcome = await effectOf(
    {
      codebook,
      summaries: contents.map(summaryOf),
      links: state.links.values(),
      article: (id) => {
        read.push(id);
        const found = contents.find(({ article }) => article.id === id);
        if (!found) throw new Error(`There is no article ${id}`);
        return Promise.resolve(ok(found));
      },
    },
    wanted,
  );
  return { outcome, read };
}
