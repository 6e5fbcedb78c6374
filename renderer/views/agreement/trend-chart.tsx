/** Agreement over time: a line, and the same in words. */
import { useId, type ReactNode } from 'react';
import { shownValue } from '../../../shared/agreement/report-markdown.ts';
import type { TrendPoint, TrendStep } from '../../../shared/agreement/trend.ts';
import { writtenDate } from '../../ui/words.ts';
import styles from './agreement.module.css';
import { HEIGHT, trendLine, WIDTH, type LinePoint } from './trend-line.ts';

/** With more than these, values would be written over each other. */
const MOST_WRITTEN = 7;

interface ChartProps {
  readonly points: readonly TrendPoint[];
  readonly step: TrendStep;
}

export function TrendChart({ points, step }: ChartProps): ReactNode {
  const id = useId();
  const line = trendLine(points, step);
  const [first, last] = [line.points[0], line.points.at(-1)];
  const date = ({ x, from }: LinePoint, anchor: 'start' | 'end'): ReactNode => (
    <text x={anchor === 'start' ? x - 16 : x + 16} y={HEIGHT - 6} textAnchor={anchor}>
      {writtenDate(from)}
    </text>
  );
  return (
    <section aria-label="Over time">
      <h3 className={styles['heading']}>Over time</h3>
      <figure className={styles['trend']}>
        {!first || !last || first === last ? null : (
          <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-labelledby={id}>
            {line.rules.map(({ value, y }) => (
              <g key={value}>
                <line className={styles['rule']} x1={36} x2={WIDTH - 8} y1={y} y2={y} />
                <text x={30} y={y + 4} textAnchor="end">
                  {value.toFixed(1).replace('-', '−')}
                </text>
              </g>
            ))}
            <polyline
              className={styles['line']}
              points={line.points.map(({ x, y }) => `${x},${y}`).join(' ')}
            />
            {line.points.map(({ x, y, value, from }) => (
              <g key={from}>
                <circle className={styles['point']} cx={x} cy={y} r={3.5} />
                {line.points.length > MOST_WRITTEN ? null : (
                  <text x={x} y={y - 9} textAnchor="middle">
                    {shownValue(value)}
                  </text>
                )}
              </g>
            ))}
            {date(first, 'start')}
            {date(last, 'end')}
          </svg>
        )}
        <figcaption id={id} className={styles['hint']}>
          {line.words} Each article counts where it was last edited.
        </figcaption>
      </figure>
    </section>
  );
}
