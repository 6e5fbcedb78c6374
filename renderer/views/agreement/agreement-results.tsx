/** What was measured: all measures, one of them closer, and the places where people differ. */
import type { ReactNode } from 'react';
import type { Agreement } from '../../../shared/model/agreement.ts';
import type { Label } from '../../../shared/model/codebook.ts';
import { LabelName } from '../../ui/label-mark.tsx';
import { plural } from '../../ui/words.ts';
import { useWorkbench } from '../workbench-context.ts';
import styles from './agreement.module.css';
import { ConfusionMatrix } from './confusion-matrix.tsx';
import { DisagreementList } from './disagreement-list.tsx';
import { ExportReport } from './export-report.tsx';
import { FigureTable } from './figure-table.tsx';
import { leastFirst } from './figures.ts';
import { NothingShared } from './nothing-shared.tsx';
import { OverallTable } from './overall-table.tsx';
import { PairMatrix } from './pair-matrix.tsx';
import { TrendChart } from './trend-chart.tsx';
import { useAgreement, useNames } from './use-agreement.ts';

/** As the codebook calls it; by its id where it is gone. */
function attributeName(labels: readonly Label[], label: string, attribute: string): string {
  const of = labels.find(({ id }) => id === label)?.attributes;
  return of?.find(({ id }) => id === attribute)?.name ?? attribute;
}

function Closer({ answer }: { readonly answer: Agreement }): ReactNode {
  const { report, trend } = answer;
  const id = useAgreement((state) => state.measure) ?? '';
  const labels = useWorkbench(({ data }) => data.codebook.labels);
  const names = useNames();
  const measure = report.measures[id];
  if (!measure) return null;
  const titles = new Map(report.articles.map((article) => [article.id, article.title]));
  return (
    <section aria-label={measure.name} className={styles['closer']}>
      <h2 className={styles['title']}>{measure.name}</h2>
      <div className={styles['columns']}>
        <PairMatrix annotators={report.annotators} measure={measure} />
        <TrendChart points={trend.points[id] ?? []} step={trend.step} />
        <FigureTable
          title="By label"
          head="Label"
          figures={report.labels.map((label) => ({
            key: label,
            name: names.label(label),
            figure: measure.byLabel[label] ?? { value: null, reason: null },
          }))}
          nameOf={({ key, name }) => {
            const label = labels.find((one) => one.id === key);
            return label ? <LabelName label={label} /> : name;
          }}
        />
        <FigureTable
          title="By article, the least agreement first"
          head="Article"
          figures={leastFirst(
            measure.byArticle.map(({ article, ...figure }) => ({
              key: article,
              name: titles.get(article) ?? article,
              figure,
            })),
          )}
        />
        {measure.byAttribute === undefined ? null : (
          <FigureTable
            title="By attribute, the least agreement first"
            head="Attribute"
            figures={leastFirst(
              measure.byAttribute.map(({ label, attribute, figure }) => ({
                key: `${label} ${attribute}`,
                name: `${names.label(label)}: ${attributeName(labels, label, attribute)}`,
                figure,
              })),
            )}
          />
        )}
      </div>
    </section>
  );
}

export function AgreementResults({ answer }: { readonly answer: Agreement }): ReactNode {
  const { report, confusions, disagreements } = answer;
  const names = useNames();
  if (report.articles.length === 0) return <NothingShared annotators={report.annotators} />;
  return (
    <>
      <p className={styles['hint']}>
        {report.annotators.map(names.annotator).join(', ')}:{' '}
        {plural(report.articles.length, 'article')} on which at least two of them worked.
      </p>
      <OverallTable report={report} />
      <Closer answer={answer} />
      <ConfusionMatrix confusions={confusions} />
      <DisagreementList disagreements={disagreements} />
      <ExportReport report={report} />
    </>
  );
}
