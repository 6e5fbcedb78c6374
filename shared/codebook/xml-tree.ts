/** A small XML file as a tree. No document type, so no entities of its own, ever. */
import { SaxesParser } from 'saxes';
import { refuse } from '../codecs/refusal.ts';
import { ok, type Err, type Result } from '../result.ts';

export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** 1-based. */
  readonly line: number;
}

/** Deeper is no configuration that anybody wrote. */
const MAX_DEPTH = 100;

type Open = XmlElement & { readonly children: XmlElement[] };

/** Refusals: `bad-codebook`, with the line: what is wrong with the XML, a DOCTYPE, no element. */
export function xmlTree(text: string, file: string): Result<XmlElement> {
  const parser = new SaxesParser({ xmlns: false });
  const open: Open[] = [];
  const found: { root: XmlElement | null; failure: Err | null } = { root: null, failure: null };
  const fail = (reason: string): void => {
    found.failure ??= refuse({ file, line: parser.line }, reason, 'bad-codebook');
  };
  parser.on('doctype', () => fail('a document type (DOCTYPE) is not allowed in a codebook'));
  parser.on('error', ({ message }) => fail(message.replace(/^\d+:\d+: /u, '').replace(/\.$/u, '')));
  parser.on('opentag', ({ name, attributes }) => {
    const element: Open = { name, attributes, children: [], line: parser.line };
    if (open.length >= MAX_DEPTH) fail('elements are nested too deeply');
    open.at(-1)?.children.push(element);
    found.root ??= element;
    open.push(element);
  });
  parser.on('closetag', () => {
    open.pop();
  });
  // In pieces, so that a hostile file is left at the first refusal.
  const source = text.replace(/^\uFEFF/u, '');
  for (let at = 0; at < source.length && !found.failure; at += 65_536)
    parser.write(source.slice(at, at + 65_536));
  if (!found.failure) parser.close();
  if (found.failure) return found.failure;
  return found.root
    ? ok(found.root)
    : refuse({ file }, 'the file holds no element', 'bad-codebook');
}
