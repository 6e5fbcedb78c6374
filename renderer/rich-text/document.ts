/**
 * What notes and guidelines can hold: paragraphs, headings, lists, bold, italics, links. The shapes
 * are those of the editor's JSON, so that a document goes into the editor as it is.
 */
export type Mark =
  | { readonly type: 'link'; readonly attrs: { readonly href: string } }
  | { readonly type: 'bold' }
  | { readonly type: 'italic' };

export type Inline =
  | { readonly type: 'text'; readonly text: string; readonly marks?: readonly Mark[] }
  | { readonly type: 'hardBreak' };

/** Headings of other programs' texts that go deeper are shown as this one. */
export const MAX_LEVEL = 3;

export interface Heading {
  readonly type: 'heading';
  readonly attrs: { readonly level: number };
  readonly content: readonly Inline[];
}

export interface Paragraph {
  readonly type: 'paragraph';
  readonly content: readonly Inline[];
}

export interface ListItem {
  readonly type: 'listItem';
  /** The first one is a paragraph, which may be empty. */
  readonly content: readonly Block[];
}

export interface BulletList {
  readonly type: 'bulletList';
  readonly content: readonly ListItem[];
}

export interface OrderedList {
  readonly type: 'orderedList';
  readonly attrs: { readonly start: number };
  readonly content: readonly ListItem[];
}

export type Block = Heading | Paragraph | BulletList | OrderedList;

/**
 * As CommonMark can say it: no empty paragraphs but at the beginning of a list item, and no white
 * space at the edges of lines and marks.
 */
export interface RichDocument {
  readonly type: 'doc';
  readonly content: readonly Block[];
}

/** A document, or a part of one, as the editor or a parser gives it. */
export interface RichJson {
  readonly type?: string;
  readonly text?: string;
  readonly attrs?: Readonly<Record<string, unknown>> | undefined;
  readonly marks?: readonly {
    readonly type: string;
    readonly attrs?: Readonly<Record<string, unknown>> | undefined;
  }[];
  readonly content?: readonly RichJson[];
}

export const isList = (block: Block): block is BulletList | OrderedList =>
  block.type === 'bulletList' || block.type === 'orderedList';
