/** What the feature structures of a CAS are, by their types and what they refer to. */
import { isKindOf, type CasFile, type Structure } from './file.ts';
import { METADATA_TYPE } from './layers.ts';

export type Kind = 'sofa' | 'document' | 'annotation' | 'relation' | 'array' | 'other';

/** What relations call their ends: in DKPro and INCEpTION, and as others do. */
export const ENDS = [
  ['Governor', 'Dependent'],
  ['source', 'target'],
] as const;

function typeKind(file: CasFile, { type, values }: Structure): Kind {
  if (type === 'uima.cas.Sofa') return 'sofa';
  if (type.endsWith('[]') || /^uima\.cas\.\w+Array$/u.test(type)) return 'array';
  // DKPro's are metadata also where a file does not say what they extend.
  if (type === METADATA_TYPE || isKindOf(file, type, 'uima.tcas.DocumentAnnotation'))
    return 'document';
  if (isKindOf(file, type, 'uima.tcas.Annotation')) return 'annotation';
  // A file may leave out what its types are: then what has a place is an annotation.
  const isDeclared = file.superTypes.has(type) || type.startsWith('uima.');
  return !isDeclared && values.has('begin') && values.has('end') ? 'annotation' : 'other';
}

export function kindsOf(file: CasFile): ReadonlyMap<number, Kind> {
  const ofType = new Map<string, Kind>();
  const kinds = new Map<number, Kind>();
  for (const structure of file.structures.values()) {
    const { id, type, references } = structure;
    const kind = ofType.get(type) ?? typeKind(file, structure);
    ofType.set(type, kind);
    const isRelation = ENDS.some(([from, to]) => references.has(from) && references.has(to));
    kinds.set(id, kind === 'annotation' && isRelation ? 'relation' : kind);
  }
  return kinds;
}
