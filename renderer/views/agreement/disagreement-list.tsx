/** The worst disagreements first. Arrows go through them, Enter goes to the text. */
import { memo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { Names } from '../../../shared/agreement/names.ts';
import { disagreementSentence } from '../../../shared/agreement/worst.ts';
import type { Agreement, ShownDisagreement } from '../../../shared/model/agreement.ts';
import { quoted } from '../../../shared/text/quoted.ts';
import { goToSpan } from '../../actions/go-to-span.ts';
import { Button } from '../../ui/button.tsx';
import { Keys } from '../../ui/keys.tsx';
import { useDesk, useWorkbench } from '../workbench-context.ts';
import styles from './agreement.module.css';
import { useAgreement, useAgreementSession, useNames } from './use-agreement.ts';

/** At first. */
const FIRST = 30;

/** Characters of the text in a line. */
const SHOWN = 160;

const KINDS: Readonly<Record<ShownDisagreement['kind'], string>> = {
  missing: 'Missing',
  label: 'Label',
  boundary: 'Boundary',
};

const shortened = (text: string): string =>
  quoted(text.length > SHOWN ? `${text.slice(0, SHOWN).trimEnd()}…` : text);

interface RowProps {
  readonly disagreement: ShownDisagreement;
  readonly names: Names;
  readonly title: string;
  readonly at: number;
  readonly isStop: boolean;
  /** Takes the focus when one comes back from the text. */
  readonly isFirst: boolean;
  readonly onGo: (at: number) => void;
}

const DisagreementRow = memo(function DisagreementRow(props: RowProps): ReactNode {
  const { disagreement, names, title, at, isStop, isFirst, onGo } = props;
  const spans = new Map(disagreement.spans.map(({ annotator, span }) => [annotator, span]));
  return (
    <li>
      <button
        type="button"
        className={styles['disagreement']}
        data-at={at}
        data-first={isFirst || undefined}
        tabIndex={isStop ? 0 : -1}
        onClick={() => onGo(at)}
      >
        <span className={styles['kind']}>{KINDS[disagreement.kind]}</span>
        <span className={styles['quote']}>{shortened(disagreement.quote)}</span>
        <span>{disagreementSentence({ ...disagreement, spans }, names)}</span>
        <span className={styles['article']}>{title}</span>
      </button>
    </li>
  );
});

export function DisagreementList({
  disagreements: { total, worst },
}: {
  readonly disagreements: Agreement['disagreements'];
}): ReactNode {
  const session = useAgreementSession();
  const { workbench, contextNow } = useDesk();
  const summaries = useWorkbench((state) => state.summaries);
  const visited = useAgreement((state) => state.visited);
  const names = useNames();
  const [isWhole, setWhole] = useState((visited ?? 0) >= FIRST);
  const [stop, setStop] = useState(visited ?? 0);
  const list = useRef<HTMLUListElement>(null);
  const shown = isWhole ? worst : worst.slice(0, FIRST);

  const onGo = (at: number): void => {
    const disagreement = worst[at];
    const there = disagreement?.spans.filter(({ span }) => span !== null) ?? [];
    const { view, data } = workbench.store.getState();
    const { hidden } = view;
    const { span } = there.find(({ annotator }) => !hidden.includes(annotator)) ?? there[0] ?? {};
    if (!disagreement || !span) return;
    const layer = data.layers.get(disagreement.article);
    if (layer && !layer.spans.get(span.id)) {
      workbench.say('That annotation is not in its article any more. Measure again.', 'refused');
      return;
    }
    session.visit(at);
    void goToSpan(contextNow(), { article: disagreement.article, span: span.id });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const targets: Readonly<Record<string, number>> = {
      ArrowDown: Math.min(stop + 1, shown.length - 1),
      ArrowUp: Math.max(stop - 1, 0),
      Home: 0,
      End: shown.length - 1,
    };
    const target = targets[event.key];
    if (target === undefined) return;
    event.preventDefault();
    list.current?.querySelector<HTMLElement>(`[data-at="${target}"]`)?.focus();
  };

  return (
    <section aria-label="Worst disagreements">
      <div className={styles['sectionHead']}>
        <h3 className={styles['heading']}>Worst disagreements</h3>
        {total === 0 ? null : (
          <span className={styles['hint']}>
            {worst.length < total
              ? `the first ${worst.length.toLocaleString('en-GB')} of ${total.toLocaleString('en-GB')}`
              : total.toLocaleString('en-GB')}
          </span>
        )}
        {total === 0 ? null : (
          <span className={styles['keys']}>
            <Keys chord="Enter" /> go to the text
          </span>
        )}
      </div>
      {total === 0 ? (
        <p className={styles['hint']}>There is none: all spans are the same.</p>
      ) : null}
      <ul
        ref={list}
        onKeyDown={onKeyDown}
        onFocus={({ target }) => {
          const at = target.dataset['at'];
          if (at !== undefined) setStop(Number(at));
        }}
      >
        {shown.map((disagreement, at) => (
          <DisagreementRow
            key={at}
            disagreement={disagreement}
            names={names}
            title={summaries.get(disagreement.article)?.title ?? disagreement.article}
            at={at}
            isStop={at === stop}
            isFirst={at === visited}
            onGo={onGo}
          />
        ))}
      </ul>
      {shown.length === worst.length ? null : (
        <Button tone="quiet" onClick={() => setWhole(true)}>
          Show all {worst.length.toLocaleString('en-GB')}
        </Button>
      )}
    </section>
  );
}
