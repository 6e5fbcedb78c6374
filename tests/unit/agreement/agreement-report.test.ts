import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { agreementOf } from '../../../shared/agreement/agreement-report.ts';
import { bootstrapInterval } from '../../../shared/agreement/bootstrap.ts';
import { figure, undefinedFigure, type Measure } from '../../../shared/agreement/measure.ts';
import { seededRandom } from '../../../shared/agreement/random.ts';
import { MEASURES } from '../../../shared/agreement/registry.ts';
import { reportCsv } from '../../../shared/agreement/report-csv.ts';
import { reportMarkdown } from '../../../shared/agreement/report-markdown.ts';
import { spanF1Exact } from '../../../shared/agreement/span-f1.ts';
import { tokenAlphaNominal } from '../../../shared/agreement/unit-measures.ts';
import { articleOf } from '../../storage/project.ts';
import { contentOf, gathered, oneArticle, tagged } from './tagged.ts';

const NAMES = { annotator: (id: string) => id.toUpperCase(), label: (id: string) => id };

const material = gathered([
  contentOf('a', [
    tagged('ada', 'claim 0-9'),
    tagged('ada', 'cue 20-24'),
    tagged('boris', 'claim 0-9'),
    tagged('carla', 'claim 0-8'),
  ]),
  contentOf('b', [
    tagged('ada', 'number 0-9', { article: 'b' }),
    tagged('boris', 'number 0-9', { article: 'b' }),
  ]),
  contentOf('c', [
    tagged('ada', 'claim 0-9', { article: 'c' }),
    tagged('boris', 'claim 1-9', { article: 'c' }),
  ]),
]);

const reported = async (measures: readonly Measure[] = [spanF1Exact, tokenAlphaNominal]) => {
  const report = await agreementOf(material, { measures });
  if (!report) throw new Error('Nobody cancelled it');
  return report;
};

describe('the report', () => {
  it('has every measure over all, by label, by pair and by article', async () => {
    const report = await reported();
    const f1 = report.measures['span_f1_exact'];
    expect(report.annotators).toEqual(['ada', 'boris', 'carla']);
    expect(report.articles.map(({ id, annotators }) => [id, annotators.length])).toEqual([
      ['a', 3],
      ['b', 2],
      ['c', 2],
    ]);
    // Ada and Boris: 2 of 4 and 3. Carla shares article a alone: 0 of 2 and 1, 0 of 1 and 1.
    expect(f1?.pairwise.map(({ a, b, value }) => [a, b, value])).toEqual([
      ['ada', 'boris', 4 / 7],
      ['ada', 'carla', 0],
      ['boris', 'carla', 0],
    ]);
    expect(f1?.overall).toBeCloseTo(4 / 21, 12);
    expect(f1?.byLabel['number']?.value).toBe(1);
    expect(f1?.byLabel['source']?.reason).toBe('Neither annotator tagged anything.');
    expect(f1?.byArticle.map(({ article, value }) => [article, value])).toEqual([
      ['a', expect.closeTo(2 / 9, 12)],
      ['b', 1],
      ['c', 0],
    ]);
    expect(f1?.interval?.[0]).toBeLessThanOrEqual(f1?.overall ?? Number.NaN);
    expect(f1?.interval?.[1]).toBeGreaterThanOrEqual(f1?.overall ?? Number.NaN);
  });

  it('gives every measure of the registry a value or a reason, and an id of its own', async () => {
    // Small, because gamma samples for every label and every pair.
    const small = oneArticle({ ada: ['claim 0-9', 'cue 20-24'], boris: ['claim 0-8'] });
    const report = await agreementOf(small);
    if (!report) throw new Error('Nobody cancelled it');
    expect(Object.keys(report.measures)).toEqual(MEASURES.map(({ id }) => id));
    for (const { overall, reason, pairwise, byArticle, byLabel } of Object.values(report.measures))
      for (const { value, why } of [
        { value: overall, why: reason },
        ...[...pairwise, ...byArticle, ...Object.values(byLabel)].map((one) => ({
          value: one.value,
          why: one.reason,
        })),
      ]) {
        expect(value === null).toBe(why !== null);
        expect(value).not.toBeNaN();
      }
  });

  it('is the same to the last digit with the same seed, and not with another', async () => {
    const sampling: Measure = {
      id: 'sampling',
      name: 'Sampling',
      definition: 'One drawn number.',
      caution: 'It means nothing.',
      figure: (_, { random }) => figure(random()),
    };
    const drawn = async (seed: number) =>
      (await agreementOf(material, { measures: [sampling], seed }))?.measures['sampling'];
    const once = await drawn(1);
    expect(await drawn(1)).toEqual(once);
    expect((await drawn(2))?.overall).not.toBe(once?.overall);
    expect(await reported()).toEqual(await reported());
  });

  it('has no interval for one article, and says why', async () => {
    const report = await agreementOf(oneArticle({ ada: ['claim 0-4'], boris: ['claim 0-4'] }), {
      measures: [spanF1Exact],
    });
    const f1 = report?.measures['span_f1_exact'];
    expect(f1?.overall).toBe(1);
    expect(f1?.interval).toBeNull();
    expect(f1?.intervalReason).toMatch(/two articles/u);
  });

  it('says so where no article is shared', async () => {
    const report = await agreementOf(gathered([]), { measures: [spanF1Exact] });
    expect(report?.measures['span_f1_exact']?.reason).toMatch(/no article/u);
  });

  it('tells how far it is, lets others run between steps, and stops when it is cancelled', async () => {
    const signal = { aborted: false };
    const seen: number[] = [];
    let pauses = 0;
    const report = await agreementOf(material, {
      measures: [spanF1Exact],
      signal,
      onProgress: ({ done, total }) => {
        expect(done).toBeLessThan(total);
        seen.push(done);
        if (done === 3) signal.aborted = true;
      },
      pause: () => {
        pauses += 1;
        return Promise.resolve();
      },
    });
    expect(report).toBeNull();
    expect(seen).toEqual([0, 1, 2, 3]);
    expect(pauses).toBe(4);
  });

  it('counts as many steps as it takes', async () => {
    const last = { done: 0, total: 0 };
    await agreementOf(material, {
      measures: [spanF1Exact],
      onProgress: ({ done, total }) => Object.assign(last, { done, total }),
    });
    expect(last.done + 1).toBe(last.total);
  });
});

describe('the bootstrap', () => {
  it('gives the percentiles of resamples: of 0 and 1, one in four is 0 and one in four 1', () => {
    const mean = (articles: readonly number[]) =>
      figure(articles.reduce((sum, at) => sum + at, 0) / articles.length);
    expect(bootstrapInterval(mean, 2, seededRandom(1)).interval).toEqual([0, 1]);
  });

  it('is near the normal interval of a mean of many: ±1.96·s/√n', () => {
    const values = Array.from({ length: 400 }, (_, at) => (at % 2 === 0 ? 0 : 1));
    const mean = (articles: readonly number[]) =>
      figure(articles.reduce((sum, at) => sum + (values[at] ?? 0), 0) / articles.length);
    const { interval } = bootstrapInterval(mean, values.length, seededRandom(7));
    expect(interval?.[0]).toBeCloseTo(0.5 - 1.96 * 0.025, 2);
    expect(interval?.[1]).toBeCloseTo(0.5 + 1.96 * 0.025, 2);
  });

  it('has a reason where resamples are mostly undefined', () => {
    const never = () => undefinedFigure('nothing');
    expect(bootstrapInterval(never, 5, seededRandom(1)).reason).toMatch(/half/u);
  });
});

describe('exports', () => {
  it('as CSV: one figure a row, undefined ones with their reason, no formulas', async () => {
    const tagging = ['ada', 'boris'].map((by) => tagged(by, 'claim 0-9'));
    const content = contentOf('a', tagging);
    const evil = { ...content, article: { ...articleOf('a'), title: '=HYPERLINK("x")' } };
    const report = await agreementOf(gathered([evil]), { measures: [spanF1Exact] });
    if (!report) throw new Error('Nobody cancelled it');
    const csv = reportCsv(report, NAMES);
    expect(csv.startsWith('\uFEFFmeasure,scope,')).toBe(true);
    const { data } = Papa.parse<Record<string, string>>(csv.slice(1).trim(), { header: true });
    expect(data.map(({ scope, value }) => [scope, value])).toEqual([
      ['all', '1'],
      ['label', '1'],
      ['label', ''],
      ['label', ''],
      ['label', ''],
      ['pair', '1'],
      ['article', '1'],
    ]);
    expect(data[2]?.['reason']).toBe('Neither annotator tagged anything.');
    expect(data[5]?.['annotator_a']).toBe('ADA');
    expect(data[6]?.['title']).toBe(`'=HYPERLINK("x")`);
  });

  it('as a short report: figures, what is undefined, what the measures are', async () => {
    const text = reportMarkdown(await reported(), NAMES);
    expect(text).toContain('3 annotators (ADA, BORIS, CARLA), 3 articles');
    expect(text).toContain('| Span F1, exact | 0.190 |');
    expect(text).toContain('| ADA – BORIS | 0.571 |');
    expect(text).toContain('**Span F1, exact.** Two spans are the same');
    expect(text).toContain('| source | — | — |');
  });

  it('as a short report: names are text, not Markdown', async () => {
    const text = reportMarkdown(await reported(), {
      ...NAMES,
      annotator: (id) => `${id} | *x* <b>`,
    });
    expect(text).toContain('ada \\| \\*x\\* \\<b\\> – boris');
  });
});
