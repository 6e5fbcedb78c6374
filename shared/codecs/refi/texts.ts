/** The texts of a REFI-QDA project: in its XML, or in files of the archive; and the notes among them. */
import { childOf, childrenOf, type XmlElement } from '../xml.ts';
import type { Archive } from '../zip.ts';
import type { RefiProject } from './project.ts';
import { guidOf, INTERNAL, SOURCES } from './terms.ts';

/** The file of the archive that holds a text, or why there is none. */
function pathOf(source: XmlElement, archive: Archive): string | { readonly why: string } {
  const path = source.attributes.get('plainTextPath');
  if (path === undefined) return { why: 'they have rich text only' };
  if (!path.startsWith(INTERNAL)) return { why: 'their files lie outside the archive' };
  // NVivo writes three slashes, others two.
  const name = path.slice(INTERNAL.length).replace(/^\/+/u, '');
  return archive.find(`${SOURCES}${name}`) ?? { why: 'their files are not in the archive' };
}

export class RefiTexts {
  private readonly project: RefiProject;
  private readonly archive: Archive;
  private readonly files: ReadonlyMap<string, Uint8Array>;
  /** GUIDs of the notes that annotations have taken. */
  readonly usedNotes = new Set<string>();

  /** @param files every file of the archive that the project may name: `textFilesOf` */
  constructor(project: RefiProject, archive: Archive, files: ReadonlyMap<string, Uint8Array>) {
    this.project = project;
    this.archive = archive;
    this.files = files;
  }

  /** The text of a source or a note as its file has it, or why there is none. */
  of(source: XmlElement): string | { readonly why: string } {
    const inline = childOf(source, 'PlainTextContent');
    if (inline) return this.project.said(source, 'PlainTextContent') ?? '';
    const path = pathOf(source, this.archive);
    if (typeof path !== 'string') return path;
    const bytes = this.files.get(path) ?? new Uint8Array();
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  }

  /** What notes that are tied to any of these say, with what is said of the selection itself. */
  noteOn(selection: XmlElement, coding: XmlElement): string | undefined {
    const { project } = this;
    const tied = [selection, coding].flatMap((one) => [
      ...childrenOf(one, 'NoteRef').map((ref) => guidOf(ref.attributes.get('targetGUID'))),
      ...(project.linkedNotes.get(guidOf(one.attributes.get('guid'))) ?? []),
    ]);
    const notes = [...new Set(tied)].flatMap((guid) => {
      const element = project.notes.get(guid);
      const text = element && this.of(element);
      if (typeof text !== 'string') return [];
      this.usedNotes.add(guid);
      return [text.replace(/^\uFEFF/u, '')];
    });
    const said = project.said(selection, 'Description');
    return said === undefined && notes.length === 0
      ? undefined
      : [...(said === undefined ? [] : [said]), ...notes].join('\n\n');
  }
}

/** The files that texts and notes of the project lie in. */
export const textFilesOf = (project: RefiProject, archive: Archive): Set<string> =>
  new Set(
    [...project.inside(project.root, 'Sources', 'TextSource'), ...project.notes.values()].flatMap(
      (source) => {
        const path = pathOf(source, archive);
        return typeof path === 'string' ? [path] : [];
      },
    ),
  );
