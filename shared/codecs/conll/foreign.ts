/**
 * Reading files of columns that other tools wrote. They have no text, only tokens: the text is the
 * tokens with one space between, sentences on lines of their own. Files whose n-th article has the
 * same tokens are layers of one article (a file for each label or annotator); nobody is named.
 */
import { ok, type Err, type Result } from '../../result.ts';
import { normaliseText } from '../../text/normalise.ts';
import type { DataFile, ReadOptions } from '../codec.ts';
import type { ConllSink } from './read.ts';
import { readColumns, type ColumnDocument } from './rows.ts';
import { chunksOf } from './tags.ts';
import type { LeftOut } from '../left-out.ts';
import { partAt } from '../parts.ts';
import { refuse } from '../refusal.ts';

interface Composed {
  readonly text: string;
  /** Where each token of each sentence begins; UTF-16 code units. */
  readonly starts: readonly (readonly number[])[];
}

function compose({ sentences }: ColumnDocument): Composed {
  const lines: string[] = [];
  const starts: number[][] = [];
  let at = 0;
  for (const sentence of sentences) {
    const tokens = sentence.map(({ token }) => normaliseText(token));
    starts.push(
      tokens.map((token) => {
        const start = at;
        at += token.length + 1;
        return start;
      }),
    );
    lines.push(tokens.join(' '));
  }
  return { text: lines.join('\n'), starts };
}

class Reader {
  private readonly sink: ConllSink;
  private readonly leftOut: LeftOut;
  /** Article ids by text, and by how often the text came before in the same file. */
  private readonly articles = new Map<string, string>();
  private readonly spans = new Set<string>();

  constructor(sink: ConllSink) {
    this.sink = sink;
    this.leftOut = sink.leftOut;
  }

  /** @param texts how often each text came in the file so far; counted on */
  document(document: ColumnDocument, texts: Map<string, number>): Err | null {
    const { where, sentences } = document;
    if (sentences.length === 0) {
      this.leftOut.add('articles without tokens', 'they have no text');
      return null;
    }
    const { text, starts } = compose(document);
    const count = texts.get(text) ?? 0;
    texts.set(text, count + 1);
    const key = JSON.stringify([count, text]);
    const article = this.articles.get(key) ?? this.sink.article({ text, meta: {} }, where);
    if (typeof article !== 'string') return article;
    this.articles.set(key, article);
    for (const [index, sentence] of sentences.entries()) {
      for (const { label, first, last, begins } of chunksOf(sentence.map(({ tag }) => tag))) {
        if (!begins)
          this.leftOut.add(
            'marks other than B- at the beginning of annotations',
            'the annotations are there: read as IOB1 has them',
          );
        const start = starts[index]?.[first] ?? 0;
        const end =
          (starts[index]?.[last] ?? 0) + normaliseText(sentence[last]?.token ?? '').length;
        const at = { ...where, line: sentence[first]?.line ?? 1 };
        const twin = JSON.stringify([article, label, start, end]);
        if (this.spans.has(twin)) {
          this.leftOut.add('annotations that another file has too', 'the same place and label');
          continue;
        }
        this.spans.add(twin);
        const place = { start, end };
        const bad = this.sink.span({ article, label, place, annotator: null }, at);
        if (bad) return bad;
      }
    }
    return null;
  }
}

export function readForeign(
  files: readonly DataFile[],
  options: ReadOptions,
  sink: ConllSink,
): Result<true> {
  const reader = new Reader(sink);
  if (files.length === 0)
    return refuse({ file: options.name ?? 'the file' }, 'no CoNLL file was found');
  for (const { path } of files) {
    const part = partAt(files, path, options);
    if (!part) continue;
    if (part.text.trim() === '') return refuse(part.where, 'the file is empty');
    const columns = readColumns(part);
    if (!columns.ok) return columns;
    const { documents, comments, between } = columns.value;
    const texts = new Map<string, number>();
    for (const document of documents) {
      const bad = reader.document(document, texts);
      if (bad) return bad;
    }
    sink.leftOut.add('lines of comment', 'articles have no place for them', comments);
    for (const [column, count] of [...between].sort(([a], [b]) => a - b))
      sink.leftOut.add(
        `values of column ${column}`,
        'only the first column, the token, and the last one, the tag, are read',
        count,
      );
  }
  return ok(true);
}
