/** The bundle: a whole project as one JSON file. Reading what was written is identity. */
import { z } from 'zod';
import { annotatorSchema } from '../../model/annotator.ts';
import { articleSchema } from '../../model/article.ts';
import { codebookSchema } from '../../model/codebook.ts';
import { decisionSchema } from '../../model/decision.ts';
import { projectSchema } from '../../model/project.ts';
import { tombstoneSchema } from '../../model/record.ts';
import { relationSchema } from '../../model/relation.ts';
import { spanSchema } from '../../model/span.ts';
import { ok, type Result } from '../../result.ts';
import { Assembly } from '../assembly.ts';
import { BUNDLE_FORMAT, BUNDLE_MIGRATIONS, latestVersion, migrateBundle } from './migrations.ts';
import { canonical } from '../canonical.ts';
import type { Codec, DataFile, ReadOptions } from '../codec.ts';
import { META_FIELDS } from '../plain-article.ts';
import { reading } from '../reading.ts';
import type { ArticleContent } from '../../ops/state.ts';
import type { Dataset } from '../dataset.ts';
import { parseJson, prettyJson } from '../json.ts';
import { without } from '../known-fields.ts';
import { mainFile } from '../parts.ts';
import { validated } from '../refusal.ts';
import { writeDataset } from '../write.ts';

const NAME = 'Claimbench bundle';
const BUNDLE = /^\s*\{[^]*"format"\s*:\s*"claimbench-bundle"/u;
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

const carries = {
  ids: true,
  authors: 'ids',
  times: true,
  titles: true,
  meta: META_FIELDS,
  discontinuous: true,
  attributes: true,
  relationAttributes: true,
  notes: true,
  status: true,
  relations: true,
  links: true,
  decisions: true,
  codebook: true,
  orphans: true,
  raws: true,
  tombstones: true,
  structure: true,
  ofArticles: true,
  history: true,
  unknownFields: true,
} as const;

const bundleSchema = z.looseObject({
  project: projectSchema,
  codebook: codebookSchema,
  annotators: z.array(annotatorSchema),
  articles: z.array(
    z.looseObject({
      article: articleSchema,
      spans: z.array(spanSchema),
      relations: z.array(relationSchema),
      decisions: z.array(decisionSchema).exactOptional(),
    }),
  ),
  links: z.array(relationSchema),
  tombstones: z.array(tombstoneSchema),
  raws: z.record(
    z.string().regex(/^[0-9a-f]{64}$/, 'not a SHA-256 in lower-case hex'),
    z.string().regex(BASE64, 'not base64'),
  ),
});

export function readBundle(files: readonly DataFile[], options: ReadOptions = {}): Result<Dataset> {
  const main = mainFile(files, options, NAME);
  if (!main.ok) return main;
  const { where, text } = main.value;
  const json = parseJson(text, where);
  if (!json.ok) return json;
  const migrated = migrateBundle(json.value, where);
  if (!migrated.ok) return migrated;
  const parsed = validated(bundleSchema, migrated.value, where);
  if (!parsed.ok) return parsed;
  const dataset = without(parsed.value, ['format', 'version']);
  const assembly = new Assembly(options);
  const at = (path: string) => ({ ...where, path });
  for (const [index, { article }] of dataset.articles.entries()) {
    const bad = assembly.addArticle(article, at(`articles[${index}].article`));
    if (bad) return bad;
  }
  for (const [index, content] of dataset.articles.entries()) {
    for (const [position, span] of content.spans.entries()) {
      const bad = assembly.addSpan(span, at(`articles[${index}].spans[${position}]`));
      if (bad) return bad;
    }
    for (const [position, relation] of content.relations.entries()) {
      const bad = assembly.addRelation(relation, at(`articles[${index}].relations[${position}]`));
      if (bad) return bad;
    }
    for (const [position, decision] of (content.decisions ?? []).entries()) {
      const bad = assembly.addDecision(decision, at(`articles[${index}].decisions[${position}]`));
      if (bad) return bad;
    }
  }
  for (const [index, link] of dataset.links.entries()) {
    const bad = assembly.addRelation(link, at(`links[${index}]`));
    if (bad) return bad;
  }
  const whole = assembly.finish(dataset.annotators);
  if (!whole.ok) return whole;
  const { articles, links } = whole.value;
  return ok(
    canonical({
      ...dataset,
      articles: dataset.articles.map((content, index) => ({ ...content, ...articles[index] })),
      links,
    }),
  );
}

/** The one file of a bundle. Deterministic. */
export function bundleText(dataset: Dataset): string {
  const written = writeDataset(bundle, dataset);
  const [file] = written.ok ? written.value.files : [];
  if (!file || !('text' in file)) throw new Error('A bundle is one text');
  return file.text;
}

export const bundle: Codec = {
  id: 'bundle',
  name: NAME,
  description: 'Everything in one file, to keep, to send or to open elsewhere in Claimbench',
  extension: '.claimbundle',
  offsetUnit: 'UTF-16 code units',
  carries,
  parts: [''],
  options: [],
  imports: 'any',
  usage: (name) =>
    `Open it in Claimbench: \`npm start -- ${name}\`, or import it into a project.\n`,
  recognises: ({ path, head }) =>
    /\.claimbundle$/iu.test(path) ||
    (/(?:\.json|(?:^|\/)[^.]*)$/iu.test(path) && BUNDLE.test(head)),
  writer({ head }, out) {
    const articles: ArticleContent[] = [];
    return {
      article: (content) => articles.push(content),
      finish() {
        const version = latestVersion(BUNDLE_MIGRATIONS);
        // What was merged into this store is its own memory: equal stores are equal bundles.
        const { merges: _own, ...project } = head.project;
        out('', prettyJson({ ...head, articles, project, format: BUNDLE_FORMAT, version }));
      },
    };
  },
  read: (files, options) => reading(readBundle(files, options)),
};
