/** Narrowing the list of annotations: every word must be found in label, quote, note or answers. */
import type { Codebook } from '../../shared/model/codebook.ts';
import type { Span } from '../../shared/model/span.ts';

export function matcherFor(filter: string, codebook: Codebook): (span: Span) => boolean {
  const words = filter.toLowerCase().split(/\s+/u).filter(Boolean);
  if (words.length === 0) return () => true;
  const names = new Map(codebook.labels.map(({ id, name }) => [id, name]));
  return ({ label, quote, note = '', attributes, status }) => {
    const answers = Object.values(attributes).flat().join(' ');
    const haystack = [names.get(label) ?? label, quote.exact, note, status, answers]
      .join(' ')
      .toLowerCase();
    return words.every((word) => haystack.includes(word));
  };
}
