/** Word documents out of the parts they need at least, as ECMA-376 and Word write them. */
import { strToU8, zipSync } from 'fflate';

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

const escaped = (text: string): string =>
  text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/>/gu, '&gt;');

/** A run of text; `style` is what stands in its properties. */
export const run = (text: string, style = ''): string =>
  `<w:r><w:rPr>${style}</w:rPr><w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`;

export const paragraph = (content: string, style?: string): string =>
  `<w:p>${style === undefined ? '' : `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`}${content}</w:p>`;

export const listItem = (content: string): string =>
  `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>${content}</w:p>`;

export interface DocxParts {
  /** XML of the paragraphs. */
  readonly body: string;
  /** Relationships of the document, beside those to its own parts. */
  readonly relationships?: string;
  readonly core?: string;
  readonly footnotes?: string;
  /** Other files of the package. */
  readonly files?: Readonly<Record<string, Uint8Array>>;
  /** In front of the root of the document. */
  readonly prolog?: string;
}

const part = (name: string, type: string): string =>
  `<Override PartName="${name}" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.${type}+xml"/>`;

export function docxOf(parts: DocxParts): Uint8Array {
  const { body, relationships = '', core, footnotes, files = {}, prolog = '' } = parts;
  const xml: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${part('/word/document.xml', 'document.main')}${part('/word/numbering.xml', 'numbering')}${part('/word/footnotes.xml', 'footnotes')}${part('/word/styles.xml', 'styles')}</Types>`,
    '_rels/.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/_rels/document.xml.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rN" Type="${OFFICE}/relationships/numbering" Target="numbering.xml"/><Relationship Id="rS" Type="${OFFICE}/relationships/styles" Target="styles.xml"/><Relationship Id="rF" Type="${OFFICE}/relationships/footnotes" Target="footnotes.xml"/>${relationships}</Relationships>`,
    'word/styles.xml': `<w:styles xmlns:w="${WORD}"><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style><w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/></w:style></w:styles>`,
    'word/numbering.xml': `<w:numbering xmlns:w="${WORD}"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`,
    'word/footnotes.xml': `<w:footnotes xmlns:w="${WORD}">${footnotes ?? ''}</w:footnotes>`,
    'word/document.xml': `${prolog}<w:document xmlns:w="${WORD}" xmlns:r="${OFFICE}/relationships" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><w:body>${body}</w:body></w:document>`,
    ...(core === undefined
      ? {}
      : {
          'docProps/core.xml': `<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">${core}</cp:coreProperties>`,
        }),
  };
  const bytes = Object.entries(xml).map(([name, text]): [string, Uint8Array] => [
    name,
    strToU8(DECLARATION + text),
  ]);
  return zipSync({ ...Object.fromEntries(bytes), ...files }, { mtime: '2024-03-22' });
}

/** A picture that lies elsewhere; `link` is the id of the relationship. */
export const linkedPicture = (link: string): string =>
  `<w:r><w:drawing><wp:inline><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:link="${link}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;

/** To somewhere else than the package. */
export const externalRelationship = (id: string, type: string, target: string): string =>
  `<Relationship Id="${id}" Type="${OFFICE}/relationships/${type}" Target="${target}" TargetMode="External"/>`;
