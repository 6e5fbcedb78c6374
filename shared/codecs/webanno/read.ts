/** Reading WebAnno TSV 3 as INCEpTION and WebAnno write it, and as we do. */
import { quoteOf } from '../../model/anchor.ts';
import { annotatorIdOf, cleanName, type Annotator } from '../../model/annotator.ts';
import type { Attributes, AttributeValue } from '../../model/attribute.ts';
import { textHash } from '../../model/text-hash.ts';
import { ok, type Err, type Result } from '../../result.ts';
import { guessTitle } from '../../text/title.ts';
import { Assembly } from '../assembly.ts';
import { canonical } from '../canonical.ts';
import { attributeOf } from '../cas/features.ts';
import { RELATION_LAYER, SPAN_LAYER } from '../cas/layers.ts';
import type { DataFile, Reading, ReadOptions } from '../codec.ts';
import { DerivedIds } from '../derived-ids.ts';
import { LeftOut } from '../left-out.ts';
import { partAt } from '../parts.ts';
import { plainArticle } from '../plain-article.ts';
import { refuse, type Where } from '../refusal.ts';
import { clockAt, NO_CODEBOOK, NO_TIME, NOBODY, UNTITLED } from '../stamp.ts';
import { readAnnotations, type Annotations } from './annotations.ts';
import { readBody } from './body.ts';
import { readHeader } from './header.ts';
import { LAYERS } from './write.ts';
import type { FoundSpan, Values } from './links.ts';
import { documentsOf, type PlacedFile } from '../cas/paths.ts';

interface ReadFile extends PlacedFile, Annotations {
  readonly where: Where;
}

function readFile(
  { path, text }: { readonly path: string; readonly text: string },
  where: Where,
  strict: boolean,
  leftOut: LeftOut,
): Result<ReadFile> {
  const lines = text.split(/\r?\n/u);
  // What ends the last line begins none.
  if (lines.at(-1) === '') lines.pop();
  const header = readHeader(lines, where);
  if (!header.ok) return header;
  const body = readBody(lines, header.value, where, strict);
  if (!body.ok) return body;
  const annotations = readAnnotations(header.value, body.value, where, leftOut);
  if (!annotations.ok) return annotations;
  leftOut.add(
    'characters between sentences',
    'the format does not say what they are: blanks stand for them',
    body.value.unknown,
  );
  const isOurs = header.value.layers.some(({ name }) => name === SPAN_LAYER);
  return ok({ path, where, text: body.value.text, isOurs, ...annotations.value });
}

/** A value of a kind that the feature's name tells; what is none of that kind stays text. */
function valueOf(name: string, value: string): readonly [string, AttributeValue] {
  const { id, kind } = attributeOf(name);
  if (kind === 'boolean' && /^(?:true|false)$/u.test(value)) return [id, value === 'true'];
  if (kind === 'text') return [id, value];
  if (kind === 'list') {
    try {
      const list: unknown = JSON.parse(value);
      if (Array.isArray(list)) {
        const items = list.filter((item) => typeof item === 'string');
        if (items.length === list.length) return [id, items];
      }
    } catch {
      // Not one of our lists.
    }
  }
  return [name, value];
}

const attributesOf = (layer: string, values: Values): Attributes =>
  Object.fromEntries(
    [...values].map(([name, value]) =>
      layer === SPAN_LAYER || layer === RELATION_LAYER ? valueOf(name, value) : [name, value],
    ),
  );

class DatasetReader {
  private readonly assembly: Assembly;
  private readonly annotators = new Map<string, Annotator>();
  private count = 0;

  constructor(options: ReadOptions) {
    this.assembly = new Assembly(options);
  }

  private authorOf(given: string | null): string {
    const name = given === null ? '' : cleanName(given);
    const annotator: Annotator =
      name === ''
        ? NOBODY
        : {
            kind: 'annotator',
            id: annotatorIdOf(name),
            name,
            created: NO_TIME,
            clock: clockAt(NO_TIME),
          };
    this.annotators.set(annotator.id, annotator);
    return annotator.id;
  }

  article(id: string, text: string, where: Where): Err | null {
    const plain = plainArticle({
      id,
      title: '',
      text,
      sha256: textHash(text),
      meta: {},
      created: NO_TIME,
    });
    return this.assembly.addArticle({ ...plain, title: guessTitle(text, plain.blocks) }, where);
  }

  annotations(article: string, file: ReadFile, annotator: string | null): Err | null {
    if (file.spans.length === 0) return null;
    const by = this.authorOf(annotator);
    const ids = new Map<FoundSpan, string>();
    const stamp = { by, created: NO_TIME, modified: NO_TIME, clock: clockAt(NO_TIME) };
    for (const found of file.spans) {
      const { layer, label, start, end, line } = found;
      const id = `${(this.count += 1)}`;
      ids.set(found, id);
      const values = new Map(found.values);
      const note = layer === SPAN_LAYER ? values.get('note') : undefined;
      if (note !== undefined) values.delete('note');
      const fragments = [{ start, end }];
      const bad = this.assembly.addSpan(
        {
          kind: 'span',
          id,
          article,
          revision: 1,
          label,
          fragments,
          quote: quoteOf(file.text, fragments),
          attributes: attributesOf(layer, values),
          ...(note !== undefined && { note }),
          status: 'draft',
          ...stamp,
        },
        { ...file.where, line },
      );
      if (bad) return bad;
    }
    for (const { layer, type, values, from, to, line } of file.relations) {
      const bad = this.assembly.addRelation(
        {
          kind: 'relation',
          id: `${(this.count += 1)}`,
          type,
          from: { article, span: ids.get(from) ?? '' },
          to: { article, span: ids.get(to) ?? '' },
          attributes: attributesOf(layer, values),
          ...stamp,
        },
        { ...file.where, line },
      );
      if (bad) return bad;
    }
    return null;
  }

  finish(options: ReadOptions, leftOut: LeftOut): Result<Reading> {
    const annotators = [...this.annotators.values()];
    const whole = this.assembly.finish(annotators);
    if (!whole.ok) return whole;
    const derived = new DerivedIds(options.unit?.texts);
    return ok({
      dataset: canonical({
        project: UNTITLED,
        codebook: NO_CODEBOOK,
        annotators,
        articles: whole.value.articles.map((content) => derived.content(content).content),
        links: [],
        tombstones: [],
        raws: {},
      }),
      leftOut: leftOut.losses(),
    });
  }
}

/** What else lies in our exports. */
const BESIDE = /(?:^|\/)(?:README\.md|layers\.xml)$/u;

/** @param files TSV files; our layers alone were written from a dataset without articles */
export function readWebAnno(
  files: readonly DataFile[],
  options: ReadOptions = {},
): Result<Reading> {
  const leftOut = new LeftOut();
  const found: ReadFile[] = [];
  let areLayers = false;
  for (const { path } of files) {
    const part = partAt(files, path, options);
    if (!part) continue;
    if (BESIDE.test(path)) {
      if (path.endsWith(LAYERS)) areLayers = part.text.trim() !== '';
      continue;
    }
    if (part.text.trim() === '') return refuse(part.where, 'the file is empty');
    const file = readFile({ path, text: part.text }, part.where, options.strict === true, leftOut);
    if (!file.ok) return file;
    found.push(file.value);
  }
  if (found.length === 0 && !areLayers)
    return refuse({ file: options.name ?? 'the folder' }, 'no WebAnno TSV file was found');
  const reader = new DatasetReader(options);
  for (const [number, document] of documentsOf(found).entries()) {
    const [first] = document.files;
    if (!first) continue;
    const id = `article ${number}`;
    const bad = reader.article(id, first.file.text, first.file.where);
    if (bad) return bad;
    for (const { file, annotator } of document.files) {
      const wrong = reader.annotations(id, file, annotator);
      if (wrong) return wrong;
    }
  }
  return reader.finish(options, leftOut);
}
