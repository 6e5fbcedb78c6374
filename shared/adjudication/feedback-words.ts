/** Feedback in words, for the screen and as a Markdown page to send. */
import type { Feedback, FeedbackItem } from '../model/adjudication.ts';
import type { AttributeValue } from '../model/attribute.ts';
import type { Codebook } from '../model/codebook.ts';
import type { Span } from '../model/span.ts';
import { plural } from '../text/plural.ts';
import { quoted } from '../text/quoted.ts';

const labelOf = (codebook: Codebook, { label }: Span): string =>
  codebook.labels.find(({ id }) => id === label)?.name ?? label;

export const attributeName = (codebook: Codebook, label: string, id: string): string =>
  codebook.labels.find((one) => one.id === label)?.attributes.find((one) => one.id === id)?.name ??
  id;

export function answerWords(codebook: Codebook, value: AttributeValue | undefined): string {
  if (value === undefined || value === '') return 'nothing';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'object') return value.length === 0 ? 'nothing' : value.join(', ');
  return codebook.entities?.find(({ id }) => id === value)?.name ?? value;
}

const said = (codebook: Codebook, span: Span): string =>
  `${quoted(span.quote.exact.replace(/\s+/gu, ' '))} as ${labelOf(codebook, span)}`;

const saidAll = (codebook: Codebook, spans: readonly Span[]): string =>
  spans.map((span) => said(codebook, span)).join(' and ');

/** “You tagged “1,200” as Claim. Decided: “1,200” as Number.” */
export function feedbackSentences(codebook: Codebook, item: FeedbackItem): readonly string[] {
  const { own, gold, outcomes, attributes } = item;
  const [decided] = gold;
  if (!own) return [`You tagged nothing here. Decided: ${saidAll(codebook, gold)}.`];
  if (!decided)
    return [`You tagged ${said(codebook, own)}. Decided: nothing is to be tagged here.`];
  const isOther = outcomes.includes('label') || outcomes.includes('boundary');
  return [
    `You tagged ${said(codebook, own)}.${isOther ? ` Decided: ${said(codebook, decided)}.` : ''}`,
    ...attributes.map(
      (id) =>
        `${attributeName(codebook, own.label, id)}: you said ${answerWords(codebook, own.attributes[id])}, decided was ${answerWords(codebook, decided.attributes[id])}.`,
    ),
  ];
}

export const feedbackSummary = ({ alike, items }: Feedback): string =>
  `${plural(alike + items.length, 'decision')} about your work: ${alike} as you had it, ${items.length} differently.`;

/** What Markdown would take for markup. */
const escaped = (text: string): string => text.replace(/[\\`*_[\]<>#|]/gu, '\\$&');

/** @param name of the annotator */
export function feedbackMarkdown(codebook: Codebook, name: string, feedback: Feedback): string {
  const articles = [...new Set(feedback.items.map(({ article }) => article))];
  const parts = articles.map((article) => {
    const items = feedback.items.filter((item) => item.article === article);
    const lines = items.map((item) => {
      const words = feedbackSentences(codebook, item).map(escaped).join(' ');
      return `- ${words}${item.why === null ? '' : `\n  Why: ${escaped(item.why.replace(/\s+/gu, ' '))}`}`;
    });
    return `## ${escaped(items[0]?.title ?? article)}\n\n${lines.join('\n')}`;
  });
  const head = `# Feedback for ${escaped(name)}\n\n${feedbackSummary(feedback)}`;
  return `${[head, ...parts].join('\n\n')}\n`;
}
