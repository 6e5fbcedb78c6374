/** Units in words: what differs, what is decided. */
import { attributeName } from '../../../shared/adjudication/feedback-words.ts';
import type { ShownAnnotator } from '../../../shared/adjudication/shown-names.ts';
import type { Difference, Unit } from '../../../shared/adjudication/unit.ts';
import type { Fragment } from '../../../shared/model/anchor.ts';
import type { Article } from '../../../shared/model/article.ts';
import type { Codebook } from '../../../shared/model/codebook.ts';
import type { Verdict } from '../../../shared/model/decision.ts';
import { sentenceAt } from '../../../shared/text/sentence.ts';

const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;

function missingWords({ spans, without }: Unit, shown: readonly ShownAnnotator[]): string {
  const [name] = shown.flatMap((one) => (spans.has(one.id) ? one.name : []));
  if (spans.size === 1) return `Only ${name ?? 'one'} has it`;
  const lacking = shown.flatMap((one) => (without.includes(one.id) ? one.name : []));
  return `Not tagged by ${listed(lacking)}`;
}

/** “Boundary differs · Comparator differs”. */
export function differenceWords(
  unit: Unit,
  codebook: Codebook,
  shown: readonly ShownAnnotator[],
): string {
  if (unit.differences.length === 0) return 'Agreed';
  const label = [...unit.spans.values()][0]?.label ?? '';
  const words: Readonly<Record<Difference, () => string>> = {
    missing: () => missingWords(unit, shown),
    label: () => 'Label differs',
    boundary: () => 'Boundary differs',
    attribute: () =>
      `${listed(unit.attributes.map((id) => attributeName(codebook, label, id)))} ${unit.attributes.length === 1 ? 'differs' : 'differ'}`,
    relation: () => 'Relations differ',
  };
  return unit.differences.map((difference) => words[difference]()).join(' · ');
}

const VERDICTS: Readonly<Record<Verdict, string>> = {
  agreed: 'Accepted as agreed',
  taken: 'Taken from',
  both: 'All versions taken',
  edited: 'Edited, from',
  none: 'None taken',
  skipped: 'Skipped',
};

/** “Taken from Ada, by Dana”. */
export function decisionWords(
  { decision, state }: Unit,
  shown: readonly ShownAnnotator[],
  nameOf: (id: string) => string,
): string {
  if (!decision) return 'Not decided';
  const { verdict, from, by } = decision;
  const isNamed = verdict === 'taken' || verdict === 'edited';
  const names = from.map((id) => shown.find((one) => one.id === id)?.name ?? 'somebody else');
  const what = isNamed ? `${VERDICTS[verdict]} ${listed(names)}` : VERDICTS[verdict];
  const said = `${what}, by ${nameOf(by)}`;
  return state === 'changed'
    ? `Changed since: ${said.charAt(0).toLowerCase()}${said.slice(1)}`
    : said;
}

/** Shown around a unit on either side where its sentence is longer than that; UTF-16 code units. */
const AROUND = 220;

/** The sentences that `[start, end)` lies in; UTF-16 code units of the article's text. */
export function contextOf({ text, meta }: Article, { start, end }: Fragment): Fragment {
  const first = sentenceAt(text, start, meta.language)?.start ?? start;
  const last = sentenceAt(text, Math.max(start, end - 1), meta.language)?.end ?? end;
  return {
    start: Math.max(Math.min(first, start), start - AROUND),
    end: Math.min(Math.max(last, end), end + AROUND),
  };
}
