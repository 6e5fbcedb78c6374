/**
 * The cases every format must survive, one small dataset each. A case is named after what makes it
 * hard; its goldens lie in `fixtures/<codec>/<case>/`.
 */
import { textHash } from '../../shared/model/text-hash.ts';
import type { Dataset } from '../../shared/codecs/dataset.ts';
import { quoteOf } from '../../shared/model/anchor.ts';
import { GOLD_ANNOTATOR } from '../../shared/model/annotator.ts';
import { decisionId, goldSpanId } from '../../shared/model/decision.ts';
import type { Article } from '../../shared/model/article.ts';
import type { Attributes } from '../../shared/model/attribute.ts';
import { defaultCodebook } from '../../shared/model/default-codebook.ts';
import type { Tombstone } from '../../shared/model/record.ts';
import type { Relation } from '../../shared/model/relation.ts';
import type { Span } from '../../shared/model/span.ts';
import { findBlocks } from '../../shared/text/blocks.ts';

const CLOCK = '0lu7hc4g0-0000-aa';
const LATER = '0lu7hc4g0-0001-aa';
const TIME = '2024-03-22T20:00:00.000Z';
const ADA = '0190a000-0000-7000-8000-0000000000a1';
const ARTICLE = '0190a000-0000-7000-8000-000000000001';

interface Tag {
  readonly label: 'claim' | 'number' | 'source' | 'cue';
  /** The words tagged; several pieces make a discontinuous span. Each is looked for in order. */
  readonly words: string | readonly string[];
  readonly attributes?: Attributes;
  readonly note?: string;
  readonly orphan?: string;
  readonly final?: true;
}

const idOf = (kind: number, n: number): string =>
  `0190a000-0000-7000-8${kind}00-${String(n).padStart(12, '0')}`;

const articleOf = (text: string, more: Partial<Article> = {}): Article => ({
  kind: 'article',
  id: ARTICLE,
  title: 'A title',
  text,
  sha256: textHash(text),
  revision: 1,
  blocks: findBlocks(text),
  marks: [],
  meta: {},
  boilerplate: [],
  created: TIME,
  clock: CLOCK,
  ...more,
});

function spanOf(article: Article, tag: Tag, n: number): Span {
  let from = 0;
  const fragments = [tag.words].flat().map((words) => {
    const start = article.text.indexOf(words, from);
    if (start < 0) throw new Error(`“${words}” is not in the text of the case`);
    from = start + words.length;
    return { start, end: from };
  });
  const { label, attributes = {}, note, orphan, final } = tag;
  return {
    kind: 'span',
    id: idOf(2, n),
    article: article.id,
    revision: article.revision,
    label,
    fragments,
    quote: quoteOf(article.text, fragments),
    attributes,
    ...(note === undefined ? {} : { note }),
    status: final ? 'final' : 'draft',
    by: ADA,
    created: TIME,
    modified: TIME,
    clock: CLOCK,
    ...(orphan === undefined ? {} : { orphan }),
  };
}

const relationOf = (n: number, type: string, from: Span, to: Span): Relation => ({
  kind: 'relation',
  id: idOf(3, n),
  type,
  from: { article: from.article, span: from.id },
  to: { article: to.article, span: to.id },
  attributes: {},
  by: ADA,
  created: TIME,
  modified: TIME,
  clock: CLOCK,
});

const datasetOf = (parts: Partial<Dataset>): Dataset => ({
  project: { kind: 'project', id: 'project', title: 'Cases', created: TIME, clock: CLOCK },
  codebook: defaultCodebook(CLOCK),
  annotators: [{ kind: 'annotator', id: ADA, name: 'Ada', created: TIME, clock: CLOCK }],
  articles: [],
  links: [],
  tombstones: [],
  raws: {},
  ...parts,
});

function tagged(text: string, tags: readonly Tag[], more: Partial<Article> = {}): Dataset {
  const article = articleOf(text, more);
  const spans = tags.map((tag, index) => spanOf(article, tag, index + 1));
  return datasetOf({ articles: [{ article, spans, relations: [] }] });
}

function tombstoneOf(article: Article, { lineage: _none, ...record }: Span): Tombstone {
  const deletions = [{ clock: LATER, by: record.by, saw: [CLOCK] }];
  const lineage = { born: CLOCK, seen: [CLOCK, LATER], fields: {}, deletions };
  return { kind: 'span', id: record.id, article: article.id, clock: LATER, lineage, record };
}

function linked(): Dataset {
  const here = articleOf('At least 133 people died, officials said.', {
    title: 'Here',
    meta: { outlet: 'The Daily', url: 'https://example.org/a?b=1', published: '2024-03-23' },
  });
  const there = articleOf('Sixty dead, the agency says.', {
    id: '0190a000-0000-7000-8000-000000000002',
    title: 'There',
    meta: { language: 'en' },
  });
  const claim = spanOf(here, { label: 'claim', words: 'At least 133 people died' }, 1);
  const source = spanOf(here, { label: 'source', words: 'officials' }, 2);
  const number = spanOf(here, { label: 'number', words: '133' }, 3);
  const other = spanOf(there, { label: 'claim', words: 'Sixty dead' }, 4);
  return datasetOf({
    articles: [
      {
        article: here,
        spans: [claim, number, source],
        relations: [
          relationOf(1, 'attributed-to', claim, source),
          relationOf(2, 'quantifies', number, claim),
        ],
      },
      { article: there, spans: [other], relations: [] },
    ],
    links: [relationOf(3, 'contradicts', claim, other)],
  });
}

function everything(): Dataset {
  const raw = Buffer.from('\uFEFFHeadline\r\nBody text.', 'utf8');
  const rawHash = 'f'.repeat(64);
  const article = articleOf('Headline\nBody text.\nShare this', {
    revision: 2,
    blocks: [
      { type: 'heading', start: 0, end: 8, level: 2 },
      { type: 'paragraph', start: 9, end: 19 },
    ],
    marks: [{ type: 'link', start: 9, end: 13, href: 'https://example.org/' }],
    boilerplate: [{ start: 20, end: 30 }],
    raw: { sha256: rawHash, file: 'a.txt', encoding: 'utf-8' },
    revisions: [
      {
        revision: 1,
        text: 'Headline\nBody txt.',
        sha256: textHash('Headline\nBody txt.'),
        blocks: [{ type: 'quotation', start: 9, end: 18 }],
        marks: [],
        boilerplate: [],
        by: ADA,
        until: TIME,
      },
    ],
    labels: { genre: 'opinion' },
    note: 'Compare with the *agency copy*.',
    done: { [ADA]: TIME },
  });
  const tags: Tag[] = [
    {
      label: 'claim',
      words: 'Body text',
      note: 'Two lines\nof a note',
      attributes: { kind: 'assertion', sure: true, topics: ['a', 'b; c'] },
      final: true,
    },
    { label: 'number', words: 'Share', orphan: 'the quote was not found' },
  ];
  const codebook = defaultCodebook(CLOCK);
  return {
    ...datasetOf({
      codebook: {
        ...codebook,
        labels: codebook.labels.map((label) => ({
          ...label,
          archived: label.id === 'cue',
          examples: [{ quote: '“We will”, he said', positive: true, why: 'It can be checked.' }],
        })),
        entities: [{ id: 'tass', name: 'TASS', uri: 'https://www.wikidata.org/wiki/Q223799' }],
      },
      articles: [
        {
          article,
          spans: tags.map((tag, index) => spanOf(article, tag, index + 1)),
          relations: [],
        },
      ],
      tombstones: [
        tombstoneOf(
          article,
          spanOf(article, { label: 'claim', words: article.text.slice(0, 2) }, 9),
        ),
      ],
      raws: { [rawHash]: raw.toString('base64') },
    }),
  };
}

function adjudicated(): Dataset {
  const article = articleOf('Officials said 133 had died.');
  const said = spanOf(article, { label: 'number', words: '133' }, 1);
  const id = decisionId(article.id, [said.id]);
  const gold = { ...said, id: goldSpanId(id, 0), by: GOLD_ANNOTATOR };
  const times = { created: TIME, modified: TIME, clock: LATER };
  return datasetOf({
    annotators: [
      { kind: 'annotator', id: ADA, name: 'Ada', created: TIME, clock: CLOCK },
      { kind: 'annotator', id: GOLD_ANNOTATOR, name: 'Gold', created: TIME, clock: LATER },
    ],
    articles: [
      {
        article,
        spans: [said, gold],
        relations: [],
        decisions: [
          {
            kind: 'decision',
            id,
            article: article.id,
            of: [said.id],
            fingerprint: 'what was said',
            verdict: 'taken',
            from: [ADA],
            gold: [gold.id],
            why: 'A count, although nobody says of what.',
            by: ADA,
            ...times,
          },
        ],
      },
    ],
  });
}

export const CASES: Readonly<Record<string, Dataset>> = {
  empty: datasetOf({}),
  'article-without-annotations': tagged('Nothing tagged here.', []),
  simple: tagged('Officials said 32,000 people had died.', [
    { label: 'number', words: '32,000', attributes: { value: '32000', comparator: '=' } },
  ]),
  nested: tagged('He said she said it was over.', [
    { label: 'claim', words: 'she said it was over' },
    { label: 'claim', words: 'it was over' },
  ]),
  overlapping: tagged('more than 40 officials said', [
    { label: 'number', words: 'more than 40' },
    { label: 'source', words: '40 officials' },
  ]),
  discontinuous: tagged('“We know,” he said, “who did it.”', [
    { label: 'claim', words: ['We know', 'who did it'] },
  ]),
  touching: tagged('133dead', [
    { label: 'number', words: '133' },
    { label: 'claim', words: 'dead' },
  ]),
  'whole-text': tagged('The whole of it.', [{ label: 'claim', words: 'The whole of it.' }]),
  'at-the-start-and-end': tagged('Six people, so they say, were nine', [
    { label: 'number', words: 'Six' },
    { label: 'number', words: 'nine' },
  ]),
  'emoji-with-joiners': tagged('😀 family 👩‍👩‍👧‍👦 of four 🇺🇦 said 𝟙𝟚', [
    { label: 'source', words: 'family 👩‍👩‍👧‍👦 of four' },
    { label: 'number', words: '𝟙𝟚' },
  ]),
  'combining-marks': tagged('Cafe\u0301 owner Zo\u0308e\u0323 said', [
    { label: 'source', words: 'Cafe\u0301 owner Zo\u0308e\u0323' },
  ]),
  'right-to-left': tagged('\u200fقال المسؤول إن 12 שעות אבדו\u200f', [
    { label: 'source', words: 'المسؤول' },
    { label: 'number', words: '12 שעות' },
  ]),
  'chinese-and-japanese': tagged('警察は「133人が死亡」と発表。𠮷野家', [
    { label: 'number', words: '133人' },
    { label: 'source', words: '𠮷野家' },
  ]),
  'no-break-spaces': tagged('Some 1\u00a0200\u202fkm away\u00a0', [
    { label: 'number', words: '1\u00a0200\u202fkm' },
  ]),
  'line-separators': tagged('one\u2028two\u2029three\u0085four', [
    { label: 'claim', words: 'one\u2028two' },
    { label: 'claim', words: 'three\u0085four' },
  ]),
  'tab-and-line-feed-inside': tagged('A\tB\nC "quoted", D', [
    { label: 'claim', words: 'A\tB\nC "quoted"', note: '"x",\ty' },
  ]),
  'formula-cells': tagged(
    '=1+1 and +49 and -5 and @you and \'=2 and "',
    [
      { label: 'claim', words: '=1+1', attributes: { formula: '=HYPERLINK("x")', plain: 'a' } },
      { label: 'number', words: '+49', attributes: { formula: '' } },
      { label: 'number', words: '-5', note: '\t@tab' },
      { label: 'source', words: '@you', note: "'" },
      { label: 'claim', words: "'=2", note: '' },
    ],
    { title: '=cmd|calc', meta: { byline: '-by', outlet: '' } },
  ),
  linked: linked(),
  everything: everything(),
  adjudicated: adjudicated(),
};

/** The case of that name. */
export function caseOf(name: string): Dataset {
  const dataset = CASES[name];
  if (!dataset) throw new Error(`There is no case “${name}”`);
  return dataset;
}
