/** What of the codebook is being edited. */
import type { Codebook } from '../../../shared/model/codebook.ts';

export type Part =
  | { readonly kind: 'label'; readonly id: string }
  | { readonly kind: 'relation'; readonly id: string }
  | { readonly kind: 'documents' }
  | { readonly kind: 'entities' };

export const isSamePart = (a: Part, b: Part): boolean =>
  a.kind === b.kind && ('id' in a ? a.id : '') === ('id' in b ? b.id : '');

/** The part, or the nearest there is once it is gone from the codebook. */
export function partIn({ labels, relationTypes }: Codebook, part: Part | null): Part {
  if (part?.kind === 'documents' || part?.kind === 'entities') return part;
  const all = part?.kind === 'relation' ? relationTypes : labels;
  if (part && all.some(({ id }) => id === part.id)) return part;
  const [first] = labels;
  return first ? { kind: 'label', id: first.id } : { kind: 'documents' };
}
