/** What `project.qde` declares before its sources: users, codes, variables, notes, links. */
import { annotatorIdOf, cleanName, type Annotator } from '../../model/annotator.ts';
import { ok, type Result } from '../../result.ts';
import type { DeclaredLabel } from '../proposed-labels.ts';
import { guidOf, NAMESPACE, ORIGIN, VARIABLES } from './terms.ts';
import { META_FIELDS } from '../plain-article.ts';
import { refuse, type Where } from '../refusal.ts';
import { clockAt, NO_TIME, NOBODY } from '../stamp.ts';
import { childOf, childrenOf, fromXmlChars, textOf, type XmlElement } from '../xml.ts';

export interface LinkElement {
  readonly element: XmlElement;
  readonly from: string;
  readonly to: string;
}

export class RefiProject {
  readonly root: XmlElement;
  readonly where: Where;
  /** What is ours needs no guessing, and holds what XML cannot, escaped. */
  readonly isOwn: boolean;
  readonly origin: string;
  /** By GUID, as annotators. */
  readonly users = new Map<string, Annotator>();
  /** Label id by the GUID of its code; names of codes inside codes follow those around them. */
  readonly labels = new Map<string, string>();
  readonly declared: DeclaredLabel[] = [];
  readonly fields = new Map<string, (typeof META_FIELDS)[number]>();
  /** Notes by GUID. */
  readonly notes = new Map<string, XmlElement>();
  readonly links: readonly LinkElement[];
  /** Notes that a link ties to something, by its GUID: NVivo's way. */
  readonly linkedNotes = new Map<string, string[]>();

  private constructor(root: XmlElement, where: Where) {
    this.root = root;
    this.where = where;
    this.origin = root.attributes.get('origin') ?? '';
    this.isOwn = this.origin === ORIGIN;
    this.readUsers();
    const codes = this.list('CodeBook').flatMap((one) => this.inside(one, 'Codes', 'Code'));
    const names = new Set<string>();
    for (const code of codes) this.readCode(code, '', names);
    const fieldOf = new Map(META_FIELDS.map((field) => [VARIABLES[field], field]));
    for (const variable of this.inside(root, 'Variables', 'Variable')) {
      const field = fieldOf.get(this.string(variable, 'name') ?? '');
      if (field && variable.attributes.get('typeOfVariable') === 'Text')
        this.fields.set(guidOf(variable.attributes.get('guid')), field);
    }
    for (const note of this.inside(root, 'Notes', 'Note'))
      this.notes.set(guidOf(note.attributes.get('guid')), note);
    this.links = this.inside(root, 'Links', 'Link').map((element) => ({
      element,
      from: guidOf(element.attributes.get('originGUID')),
      to: guidOf(element.attributes.get('targetGUID')),
    }));
    for (const { from, to } of this.links) {
      const [note, other] = this.notes.has(from) ? [from, to] : [to, from];
      if (!this.notes.has(note)) continue;
      this.linkedNotes.set(other, [...(this.linkedNotes.get(other) ?? []), note]);
    }
  }

  static of(root: XmlElement, where: Where): Result<RefiProject> {
    return root.name === 'Project' && root.namespace === NAMESPACE
      ? ok(new RefiProject(root, where))
      : refuse({ ...where, line: root.line }, `it is no project of REFI-QDA 1.0 (${NAMESPACE})`);
  }

  at(element: XmlElement): Where {
    return { ...this.where, line: element.line };
  }

  private list(name: string): XmlElement[] {
    return childrenOf(this.root, name);
  }

  /** The items of the lists of that name. */
  inside(element: XmlElement, list: string, item: string): XmlElement[] {
    return childrenOf(element, list).flatMap((one) => childrenOf(one, item));
  }

  private decoded(value: string): string {
    return this.isOwn ? fromXmlChars(value) : value;
  }

  string(element: XmlElement, attribute: string): string | undefined {
    const value = element.attributes.get(attribute);
    return value === undefined ? undefined : this.decoded(value);
  }

  /** The text of the child; absent, or empty in another program's file: undefined. */
  said(element: XmlElement, child: string): string | undefined {
    const found = childOf(element, child);
    const text = found && this.decoded(textOf(found));
    return text === '' && !this.isOwn ? undefined : text;
  }

  private readUsers(): void {
    for (const user of this.inside(this.root, 'Users', 'User')) {
      const guid = guidOf(user.attributes.get('guid'));
      const given = this.string(user, 'name') ?? this.string(user, 'id') ?? '';
      const name = cleanName(given) === '' ? guid : given;
      if (name === '') continue;
      const stamp = { created: NO_TIME, clock: clockAt(NO_TIME) };
      this.users.set(guid, { kind: 'annotator', id: annotatorIdOf(name), name, ...stamp });
    }
  }

  userOf(element: XmlElement): Annotator | undefined {
    const guid = element.attributes.get('creatingUser') ?? element.attributes.get('modifyingUser');
    return guid === undefined ? undefined : (this.users.get(guidOf(guid)) ?? NOBODY);
  }

  private readCode(code: XmlElement, above: string, names: Set<string>): void {
    const own = this.string(code, 'name') ?? '';
    const path = above === '' ? own : `${above}/${own}`;
    let id = path === '' ? 'code' : path;
    for (let count = 2; names.has(id); count += 1) id = `${path} (${count})`;
    names.add(id);
    this.labels.set(guidOf(code.attributes.get('guid')), id);
    if (code.attributes.get('isCodable') !== 'false') {
      const guideline = this.said(code, 'Description');
      this.declared.push({ id, background: code.attributes.get('color'), guideline });
    }
    for (const inner of childrenOf(code, 'Code')) this.readCode(inner, path, names);
  }
}
