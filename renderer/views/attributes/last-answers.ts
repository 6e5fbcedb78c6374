/** What was answered last to a question, to be offered again. */
import type { State } from '../../../shared/ops/state.ts';

const OFFERED = 8;

/**
 * The texts, numbers or entity ids that annotations of `label` in the loaded articles give to
 * `attribute`, each once, the one of the annotation changed last first.
 */
export function lastAnswers(
  { layers }: Pick<State, 'layers'>,
  label: string,
  attribute: string,
): readonly string[] {
  const latest = new Map<string, string>();
  for (const { spans } of layers.values()) {
    for (const span of spans) {
      const value = span.label === label ? span.attributes[attribute] : undefined;
      if (typeof value !== 'string' || value === '') continue;
      if ((latest.get(value) ?? '') < span.modified) latest.set(value, span.modified);
    }
  }
  return [...latest]
    .sort(([, a], [, b]) => (a < b ? 1 : a > b ? -1 : 0))
    .slice(0, OFFERED)
    .map(([value]) => value);
}
