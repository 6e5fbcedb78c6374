/** Reading UIMA CAS JSON as dkpro-cassis and INCEpTION write it, and as we do. */
import { quoteOf } from '../../model/anchor.ts';
import { annotatorIdOf, cleanName, type Annotator } from '../../model/annotator.ts';
import type { ArticleMeta } from '../../model/article.ts';
import type { Attributes } from '../../model/attribute.ts';
import { textHash } from '../../model/text-hash.ts';
import { ok, type Err, type Result } from '../../result.ts';
import { guessTitle } from '../../text/title.ts';
import { Assembly } from '../assembly.ts';
import { canonical } from '../canonical.ts';
import {
  readCasContent,
  type CasContent,
  type CasText,
  type FoundMark,
  type FoundSpan,
} from './annotations.ts';
import { attributeOf } from './features.ts';
import { readCasFile, type Structure } from './file.ts';
import { OWN_COLLECTION, RELATION_LAYER, SPAN_LAYER } from './layers.ts';
import { documentsOf, type PlacedFile } from './paths.ts';
import type { DataFile, Reading, ReadOptions } from '../codec.ts';
import { GivenIds } from './ids.ts';
import { LeftOut } from '../left-out.ts';
import { partAt } from '../parts.ts';
import { plainArticle } from '../plain-article.ts';
import { refuse, type Where } from '../refusal.ts';
import { clockAt, NO_CODEBOOK, NO_TIME, NOBODY, UNTITLED } from '../stamp.ts';

/** One text of a file: most files have one view, and so one text. */
interface ReadView extends PlacedFile {
  readonly where: Where;
  readonly view: CasText;
  readonly content: CasContent;
}

/** Features of our layers that are no attributes. */
const OWN_FEATURES = new Set(['label', 'note', 'status', 'id', 'annotator', 'annotatorId']);

const textIn = ({ values }: FoundMark, name: string): string | undefined => {
  const value = values.get(name);
  return typeof value === 'string' ? value : undefined;
};

const isOwn = ({ layer }: FoundMark): boolean => layer === SPAN_LAYER || layer === RELATION_LAYER;

const attributesOf = (mark: FoundMark): Attributes =>
  Object.fromEntries(
    [...mark.values]
      .filter(([name]) => !isOwn(mark) || !OWN_FEATURES.has(name))
      .map(([name, value]) => [
        isOwn(mark) ? attributeOf(name).id : name,
        typeof value === 'number' ? `${value}` : value,
      ]),
  );

class DatasetReader {
  private readonly assembly: Assembly;
  private readonly annotators = new Map<string, Annotator>();
  private readonly ids = new GivenIds();
  private readonly leftOut: LeftOut;

  constructor(options: ReadOptions, leftOut: LeftOut) {
    this.assembly = new Assembly(options);
    this.leftOut = leftOut;
  }

  private annotator(id: string, name: string): string {
    const stamp = { created: NO_TIME, clock: clockAt(NO_TIME) };
    if (!this.annotators.has(id))
      this.annotators.set(id, { kind: 'annotator', id, name, ...stamp });
    return id;
  }

  /** Whom the annotation names, else whose file it is in. */
  private authorOf(mark: FoundMark, file: string | null): string {
    const own = isOwn(mark) ? cleanName(textIn(mark, 'annotator') ?? '') : '';
    const id = isOwn(mark) ? (textIn(mark, 'annotatorId') ?? '') : '';
    if (own !== '') return this.annotator(id === '' ? annotatorIdOf(own) : id, own);
    const name = cleanName(file ?? '');
    return name === ''
      ? this.annotator(NOBODY.id, NOBODY.name)
      : this.annotator(annotatorIdOf(name), name);
  }

  private metaOf(metadata: Structure | undefined, isOurs: boolean): ArticleMeta {
    const language = metadata?.values.get('language');
    const url = metadata?.values.get('documentUri');
    const isPlace = typeof url === 'string' && /^file:/iu.test(url);
    if (!isOurs && isPlace)
      this.leftOut.add('addresses of documents', 'they are places on another computer');
    return {
      ...(typeof url === 'string' && (isOurs || (!isPlace && url !== '')) && { url }),
      ...(typeof language === 'string' && (isOurs || language !== 'x-unspecified') && { language }),
    };
  }

  article(id: string, { view, content, where }: ReadView): Err | null {
    const metadata = content.metadata.get(view.sofa);
    const isOurs = metadata?.values.get('collectionId') === OWN_COLLECTION;
    const own = metadata?.values.get('documentId');
    if (isOurs && typeof own === 'string' && own !== '' && !this.ids.give(id, own))
      return refuse(where, `the article id ${own} is used twice`);
    const title = metadata?.values.get('documentTitle');
    const { text } = view;
    const plain = plainArticle({
      id,
      title: '',
      text,
      sha256: textHash(text),
      meta: this.metaOf(metadata, isOurs),
      created: NO_TIME,
    });
    const isTitled = typeof title === 'string' && (isOurs || title.trim() !== '');
    return this.assembly.addArticle(
      { ...plain, title: isTitled ? title : guessTitle(text, plain.blocks) },
      where,
    );
  }

  annotations(article: string, { view, content }: ReadView, file: string | null): Err | null {
    const ids = new Map<FoundSpan, string>();
    const stamp = { created: NO_TIME, modified: NO_TIME, clock: clockAt(NO_TIME) };
    for (const found of content.spans) {
      if (found.sofa !== view.sofa) continue;
      const id = this.ids.next(isOwn(found) ? textIn(found, 'id') : undefined);
      ids.set(found, id);
      const note = isOwn(found) ? textIn(found, 'note') : undefined;
      const { label, fragments, where } = found;
      const bad = this.assembly.addSpan(
        {
          kind: 'span',
          id,
          article,
          revision: 1,
          label,
          fragments,
          quote: quoteOf(view.text, fragments),
          attributes: attributesOf(found),
          ...(note !== undefined && { note }),
          status: isOwn(found) && textIn(found, 'status') === 'final' ? 'final' : 'draft',
          by: this.authorOf(found, file),
          ...stamp,
        },
        where,
      );
      if (bad) return bad;
    }
    for (const found of content.relations) {
      const { from, to, label, where } = found;
      if (from.sofa !== view.sofa) continue;
      const bad = this.assembly.addRelation(
        {
          kind: 'relation',
          id: this.ids.next(isOwn(found) ? textIn(found, 'id') : undefined),
          type: label,
          from: { article, span: ids.get(from) ?? '' },
          to: { article, span: ids.get(to) ?? '' },
          attributes: attributesOf(found),
          by: this.authorOf(found, file),
          ...stamp,
        },
        where,
      );
      if (bad) return bad;
    }
    return null;
  }

  finish(options: ReadOptions): Result<Reading> {
    const annotators = [...this.annotators.values()];
    const whole = this.assembly.finish(annotators);
    if (!whole.ok) return whole;
    const articles = this.ids.named(whole.value.articles, options.unit?.texts);
    return ok({
      dataset: canonical({
        project: UNTITLED,
        codebook: NO_CODEBOOK,
        annotators,
        articles,
        links: [],
        tombstones: [],
        raws: {},
      }),
      leftOut: this.leftOut.losses(),
    });
  }
}

/** What else lies in our exports and in INCEpTION's. */
const BESIDE = /(?:^|\/)(?:README\.md|TypeSystem\.xml)$/iu;

/** @param files JSON files; our types alone were written from a dataset without articles */
export function readCas(files: readonly DataFile[], options: ReadOptions = {}): Result<Reading> {
  const leftOut = new LeftOut();
  const views: ReadView[] = [];
  let areTypes = false;
  for (const { path } of files) {
    const part = partAt(files, path, options);
    if (!part) continue;
    if (BESIDE.test(path)) {
      if (path.endsWith('.xml')) areTypes = part.text.trim() !== '';
      continue;
    }
    const { where } = part;
    if (part.text.trim() === '') return refuse(where, 'the file is empty');
    const file = readCasFile(part.text, where);
    if (!file.ok) return file;
    const content = readCasContent(file.value, leftOut);
    if (!content.ok) return content;
    for (const view of content.value.texts)
      views.push({ path, where, text: view.text, isOurs: false, view, content: content.value });
  }
  if (views.length === 0 && !areTypes)
    return refuse({ file: options.name ?? 'the folder' }, 'no UIMA CAS JSON file was found');
  const reader = new DatasetReader(options, leftOut);
  for (const [number, document] of documentsOf(views).entries()) {
    const [first] = document.files;
    if (!first) continue;
    const id = `article ${number}`;
    const bad = reader.article(id, first.file);
    if (bad) return bad;
    for (const { file, annotator } of document.files) {
      const wrong = reader.annotations(id, file, annotator);
      if (wrong) return wrong;
    }
  }
  return reader.finish(options);
}
