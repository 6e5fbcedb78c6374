/**
 * Reading REFI-QDA projects, as QualCoder, ATLAS.ti, MAXQDA and NVivo write them. What is no text, or
 * says nothing of a place in one, is left out and counted.
 */
import { fragmentsProblem } from '../../model/anchor.ts';
import type { Annotator } from '../../model/annotator.ts';
import { textHash } from '../../model/text-hash.ts';
import { ok, type Err, type Result } from '../../result.ts';
import { findBlocks } from '../../text/blocks.ts';
import { guessTitle } from '../../text/title.ts';
import { Assembly } from '../assembly.ts';
import { canonical } from '../canonical.ts';
import type { Reading, ReadOptions } from '../codec.ts';
import { DerivedIds, derivedRelations, type Moved } from '../derived-ids.ts';
import { LeftOut } from '../left-out.ts';
import { metaOf, plainArticle } from '../plain-article.ts';
import { proposedCodebook } from '../proposed-labels.ts';
import { positionsIn, squeezed, type Positions } from './positions.ts';
import type { RefiProject } from './project.ts';
import { guidOf } from './terms.ts';
import type { RefiTexts } from './texts.ts';
import { refuse } from '../refusal.ts';
import { clockAt, NO_CODEBOOK, NO_TIME, NOBODY, UNTITLED } from '../stamp.ts';
import { childOf, childrenOf, type XmlElement } from '../xml.ts';

const NO_PLACE = 'an annotation needs a label and a place in a text';
const ONLY_TEXT = 'Claimbench reads plain text only';
const NO_HOME = 'Claimbench has no place for it';

class Reader {
  private readonly project: RefiProject;
  private readonly texts: RefiTexts;
  private readonly options: ReadOptions;
  private readonly assembly: Assembly;
  private readonly leftOut = new LeftOut();
  private readonly authors = new Map<string, Annotator>();
  /** Local annotation id by the GUIDs of its selection and of its coding. */
  private readonly spans = new Map<string, string>();
  private readonly relationTypes = new Set<string>();
  private count = 0;

  constructor(project: RefiProject, texts: RefiTexts, options: ReadOptions) {
    this.project = project;
    this.texts = texts;
    this.options = options;
    this.assembly = new Assembly(options);
  }

  private localId(): string {
    this.count += 1;
    return String(this.count);
  }

  private author(...elements: readonly XmlElement[]): string {
    const found = elements.flatMap((element) => this.project.userOf(element) ?? [])[0] ?? NOBODY;
    this.authors.set(found.id, found);
    return found.id;
  }

  source(source: XmlElement): Err | null {
    const raw = this.texts.of(source);
    if (typeof raw !== 'string') {
      this.leftOut.add('texts', raw.why);
      return null;
    }
    const { project } = this;
    const selections = childrenOf(source, 'PlainTextSelection');
    const positions = positionsIn(
      raw,
      selections.flatMap((one) => {
        const [start, end] = this.range(one);
        return [project.string(one, 'name'), project.said(one, 'Description')].flatMap((words) =>
          words === undefined ? [] : [{ start, end, words }],
        );
      }),
      { isKnown: project.isOwn, countsCrlfAsOne: /atlas/iu.test(project.origin) },
    );
    const { text } = positions;
    const id = this.localId();
    const title = project.string(source, 'name') ?? guessTitle(text, findBlocks(text));
    const created = source.attributes.get('creationDateTime') ?? NO_TIME;
    const article = { id, title, text, sha256: textHash(text), meta: this.meta(source), created };
    const bad = this.assembly.addArticle(plainArticle(article), project.at(source));
    if (bad) return bad;
    this.leftOut.add('codes of whole texts', NO_PLACE, childrenOf(source, 'Coding').length);
    if (childOf(source, 'Description') && project.said(source, 'Description') !== undefined)
      this.leftOut.add('descriptions of texts', NO_HOME);
    for (const one of selections) {
      const wrong = this.selection(one, id, positions);
      if (wrong) return wrong;
    }
    return null;
  }

  private meta(source: XmlElement) {
    const { project, leftOut } = this;
    const found = new Map<string, string>();
    for (const value of childrenOf(source, 'VariableValue')) {
      const reference = childOf(value, 'VariableRef');
      const field = project.fields.get(guidOf(reference?.attributes.get('targetGUID')));
      const text = childOf(value, 'TextValue') && (project.said(value, 'TextValue') ?? '');
      if (field && text !== undefined) found.set(field, text);
      else leftOut.add('values of variables', NO_HOME);
    }
    return metaOf((field) => found.get(field));
  }

  private range(selection: XmlElement): [number, number] {
    const numberOf = (name: string): number => Number(selection.attributes.get(name) ?? 'none');
    return [numberOf('startPosition'), numberOf('endPosition')];
  }

  private selection(selection: XmlElement, article: string, positions: Positions): Err | null {
    const { project } = this;
    const where = project.at(selection);
    const [start, end] = this.range(selection);
    if (!Number.isInteger(start) || !Number.isInteger(end))
      return refuse(where, 'its startPosition and endPosition must be whole numbers');
    const codings = childrenOf(selection, 'Coding');
    if (codings.length === 0) this.leftOut.add('selections without a code', NO_PLACE);
    if (start === end) {
      this.leftOut.add('empty selections', NO_PLACE, codings.length);
      return null;
    }
    const fragment = positions.place(start, end);
    const found = positions.text.slice(fragment.start, fragment.end);
    const exact = this.words(selection, found);
    if (exact === found) {
      const problem = fragmentsProblem(positions.text, [fragment]);
      if (problem !== null) return refuse(where, problem);
    }
    for (const coding of codings) {
      const code = guidOf(childOf(coding, 'CodeRef')?.attributes.get('targetGUID'));
      const label = project.labels.get(code);
      if (label === undefined)
        return refuse(project.at(coding), `its code ${code} is not in the codebook`);
      const created =
        coding.attributes.get('creationDateTime') ??
        selection.attributes.get('creationDateTime') ??
        NO_TIME;
      const modified = selection.attributes.get('modifiedDateTime') ?? created;
      const note = this.texts.noteOn(selection, coding);
      const id = this.localId();
      for (const one of [selection, coding]) {
        const guid = guidOf(one.attributes.get('guid'));
        if (!this.spans.has(guid)) this.spans.set(guid, id);
      }
      const bad = this.assembly.addSpan(
        {
          kind: 'span',
          id,
          article,
          revision: 1,
          label,
          fragments: [fragment],
          quote: { exact, prefix: '', suffix: '' },
          attributes: {},
          ...(note !== undefined && { note }),
          status: 'draft',
          by: this.author(coding, selection),
          created,
          modified,
          clock: clockAt(modified),
        },
        where,
        { requote: true },
      );
      if (bad) return bad;
    }
    return null;
  }

  /** The selection's own words: QualCoder and we give them whole, others as they like. */
  private words(selection: XmlElement, found: string): string {
    const { isOwn, origin } = this.project;
    const name = this.project.string(selection, 'name') ?? '';
    if (isOwn) return name;
    if (name === '' || !/qualcoder/iu.test(origin)) return found;
    return squeezed(name) === squeezed(found) ? found : name;
  }

  links(): Err | null {
    const { project, leftOut } = this;
    for (const { element, from, to } of project.links) {
      const [start, end] = [this.spans.get(from), this.spans.get(to)];
      if (start === undefined || end === undefined) {
        if (!this.texts.usedNotes.has(from) && !this.texts.usedNotes.has(to))
          leftOut.add('links that are not between two annotations', NO_HOME);
        continue;
      }
      const direction = element.attributes.get('direction') ?? 'Associative';
      if (direction !== 'OneWay')
        leftOut.add(
          `the direction “${direction}” of links`,
          'a relation leads from one to the other',
        );
      const made = new Map(
        element.instructions.flatMap((one) =>
          [...one.matchAll(/(\w+)="([^"]*)"/gu)].map(([, name = '', value = '']) => [name, value]),
        ),
      );
      const by = project.users.get(guidOf(made.get('by'))) ?? NOBODY;
      this.authors.set(by.id, by);
      const created = made.get('created') ?? NO_TIME;
      const modified = made.get('modified') ?? created;
      const name = project.string(element, 'name') ?? '';
      const type = name === '' ? 'link' : name;
      this.relationTypes.add(type);
      const bad = this.assembly.addRelation(
        {
          kind: 'relation',
          id: this.localId(),
          type,
          from: { article: this.assembly.articleOfSpan(start) ?? '', span: start },
          to: { article: this.assembly.articleOfSpan(end) ?? '', span: end },
          attributes: {},
          by: by.id,
          created,
          modified,
          clock: clockAt(modified),
        },
        project.at(element),
      );
      if (bad) return bad;
    }
    return null;
  }

  private countRest(): void {
    const { project, leftOut } = this;
    const { root } = project;
    for (const kind of ['Picture', 'PDF', 'Audio', 'Video']) {
      const found = project.inside(root, 'Sources', `${kind}Source`).length;
      leftOut.add(`${kind === 'PDF' ? kind : kind.toLowerCase()} sources`, ONLY_TEXT, found);
    }
    for (const [list, item, what] of [
      ['Cases', 'Case', 'cases'],
      ['Sets', 'Set', 'sets'],
      ['Graphs', 'Graph', 'graphs'],
    ] as const)
      leftOut.add(what, NO_HOME, project.inside(root, list, item).length);
    const notes = project.notes.size - this.texts.usedNotes.size;
    leftOut.add('notes that are tied to no annotation', NO_HOME, notes);
  }

  finish(): Result<Reading> {
    this.countRest();
    const whole = this.assembly.finish([...this.authors.values()]);
    if (!whole.ok) return whole;
    const derived = new DerivedIds(this.options.unit?.texts);
    const moved = new Map<string, NonNullable<ReturnType<Moved['get']>>>();
    const articles = whole.value.articles.map((content) => {
      const named = derived.content(content);
      for (const [id, place] of named.moved) moved.set(id, place);
      return named.content;
    });
    const { declared } = this.project;
    const proposed = proposedCodebook(declared, [...this.relationTypes]);
    const dataset = canonical({
      project: UNTITLED,
      codebook: NO_CODEBOOK,
      annotators: [...this.authors.values()],
      articles,
      links: derivedRelations(whole.value.links, moved),
      tombstones: [],
      raws: {},
    });
    return ok({ dataset, leftOut: this.leftOut.losses(), ...(proposed && { proposed }) });
  }
}

export function readProject(
  project: RefiProject,
  texts: RefiTexts,
  options: ReadOptions,
): Result<Reading> {
  const reader = new Reader(project, texts, options);
  for (const source of project.inside(project.root, 'Sources', 'TextSource')) {
    const bad = reader.source(source);
    if (bad) return bad;
  }
  const bad = reader.links();
  return bad ?? reader.finish();
}
