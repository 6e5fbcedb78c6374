import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { half, type Flaw, type Flaws } from './flaw.ts';

type Entries = Record<string, Uint8Array>;

const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

/** The archive with other entries. */
const repacked =
  (change: (entries: Entries) => Entries) =>
  (text: string): string =>
    latin1(zipSync(change(unzipSync(new Uint8Array(Buffer.from(text, 'latin1'))))));

/** The archive with another `project.qde`. */
const inProject = (change: (xml: string) => string): ((text: string) => string) =>
  repacked((entries) => ({
    ...entries,
    'project.qde': strToU8(change(strFromU8(entries['project.qde'] ?? new Uint8Array()))),
  }));

const flaw = (name: string, of: string, change: Flaw['change'], says: RegExp): Flaw => ({
  name,
  of,
  path: '',
  change,
  says,
});

export const REFI: Flaws = {
  shift: {
    path: '',
    change: inProject((xml) => xml.replace('startPosition="2"', 'startPosition="3"')),
  },
  flaws: [
    flaw('cut off', 'linked', half, /not a ZIP archive that can be read/u),
    flaw('another file', 'simple', () => '<html></html>', /not a ZIP archive that can be read/u),
    flaw(
      'an archive of something else',
      'simple',
      repacked(() => ({ 'a.txt': strToU8('a') })),
      /it holds no project\.qde/u,
    ),
    flaw(
      'a path that leads out of the archive',
      'simple',
      repacked((entries) => ({ ...entries, '../evil.txt': strToU8('a') })),
      /\.\.\/evil\.txt: its path leads out of the archive/u,
    ),
    flaw(
      'a file that would unpack to a thousand times its size',
      'simple',
      repacked((entries) => ({ ...entries, 'sources/bomb.txt': new Uint8Array(8_000_000) })),
      /bomb\.txt: it would unpack to more than 250 times its size/u,
    ),
    flaw(
      'XML that is cut off',
      'linked',
      inProject(half),
      /project\.qde, line \d+: not XML that can be read/u,
    ),
    flaw(
      'a document type declaration',
      'simple',
      inProject((xml) =>
        xml.replace('?>', '?><!DOCTYPE Project [<!ENTITY x "y"><!ENTITY z "&x;&x;">]>'),
      ),
      /a document type declaration is not allowed/u,
    ),
    flaw(
      'elements without end',
      'simple',
      inProject((xml) => xml.replace('<Users>', '<Users>'.repeat(300))),
      /elements nest more than 200 deep/u,
    ),
    flaw(
      'a project of another standard',
      'simple',
      inProject((xml) => xml.replace('urn:QDA-XML:project:1.0', 'urn:QDA-XML:codebook:1.0')),
      /line 2: it is no project of REFI-QDA 1\.0/u,
    ),
    flaw(
      'a position past the end',
      'simple',
      inProject((xml) =>
        xml
          .replace(/endPosition="\d+"/u, 'endPosition="999"')
          .replace('name="32,000"', 'name="nine"'),
      ),
      /project\.qde, line \d+: .*lies outside the text/u,
    ),
    flaw(
      'a position that is no number',
      'simple',
      inProject((xml) => xml.replace(/startPosition="\d+"/u, 'startPosition="one"')),
      /line \d+: its startPosition and endPosition must be whole numbers/u,
    ),
    flaw(
      'a quote that is nowhere',
      'simple',
      inProject((xml) => xml.replace('name="32,000"', 'name="99,000"')),
      /line \d+: the quote “99,000”/u,
    ),
    flaw(
      'a code that is not in the codebook',
      'simple',
      inProject((xml) => xml.replace(/CodeRef targetGUID="/u, 'CodeRef targetGUID="0')),
      /line \d+: its code 0.* is not in the codebook/u,
    ),
  ],
};
