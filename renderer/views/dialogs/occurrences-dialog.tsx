/** Every place where a text stands: shown in context, ticked or not, tagged in one step. */
import { useMemo, useState, type ReactNode } from 'react';
import type { KwicLine } from '../../../shared/model/search.ts';
import type { Span } from '../../../shared/model/span.ts';
import { quoted } from '../../../shared/text/quoted.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Check, Group } from '../../ui/field.tsx';
import { LabelName } from '../../ui/label-mark.tsx';
import { plural } from '../../ui/words.ts';
import { Problem } from '../../ui/problem.tsx';
import { OccurrenceList } from '../search/occurrence-list.tsx';
import { keyOf } from '../search/search-session.ts';
import { useOccurrences } from '../search/use-occurrences.ts';
import { useDesk, useWorkbench } from '../workbench-context.ts';
import type { CloseProps } from './close-props.ts';
import styles from './dialogs.module.css';

interface OccurrencesProps extends CloseProps {
  readonly article: string;
  readonly span: string;
}

export function OccurrencesDialog({ article, span, onClose }: OccurrencesProps): ReactNode {
  const record = useWorkbench(({ data }) => data.layers.get(article)?.spans.get(span));
  return record ? <Occurrences span={record} onClose={onClose} /> : null;
}

const TAGGED = ' All of them are tagged already.';

function foundWords(total: number, listed: number, isEverywhere: boolean): string {
  const where = isEverywhere ? 'in the project' : 'in this article';
  const more =
    listed < total ? ` Only the first ${plural(listed, 'place')} can be tagged at once.` : '';
  return `${plural(total, 'place')} ${where}.${more}`;
}

function Occurrences({ span, onClose }: { readonly span: Span } & CloseProps): ReactNode {
  const { workbench } = useDesk();
  const [isEverywhere, setEverywhere] = useState(false);
  const [caseSensitive, setCaseSensitive] = useState(true);
  const [wholeWord, setWholeWord] = useState(true);
  const [withAttributes, setWithAttributes] = useState(true);
  const [unticked, setUnticked] = useState<ReadonlySet<string>>(new Set());
  const [isBusy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const label = useWorkbench(({ data }) =>
    data.codebook.labels.find(({ id }) => id === span.label),
  );
  const me = useWorkbench((state) => state.me);
  const { exact } = span.quote;
  const { answer, problem, isWaiting } = useOccurrences({
    quote: exact,
    caseSensitive,
    wholeWord,
    article: isEverywhere ? null : span.article,
  });
  const isTwin = useMemo(
    () =>
      ({ tagged }: KwicLine): boolean =>
        tagged.some((own) => own.label === span.label && own.by === me),
    [span.label, me],
  );
  const lines = answer?.lines ?? [];
  const open = lines.filter((line) => !isTwin(line));
  const ticked = open.filter((line) => !unticked.has(keyOf(line)));
  const name = label?.name ?? span.label;
  const hasAttributes = Object.keys(span.attributes).length > 0;

  const toggle = (line: KwicLine): void => {
    const next = new Set(unticked);
    if (!next.delete(keyOf(line))) next.add(keyOf(line));
    setUnticked(next);
  };
  const tag = async (): Promise<void> => {
    setBusy(true);
    const outcome = await workbench.runEverywhere({
      do: 'add-spans',
      spans: ticked.map(({ article, start, end }) => ({
        article,
        label: span.label,
        fragments: [{ start, end }],
        ...(withAttributes && hasAttributes ? { attributes: span.attributes } : {}),
      })),
    });
    setBusy(false);
    if (!outcome.ok) {
      setRefused(outcome.error.message);
      return;
    }
    onClose();
    workbench.say(`${outcome.value}. Ctrl Z takes all of them back.`);
  };

  return (
    <Dialog
      isWide
      title={`Every ${quoted(exact)}`}
      description={
        <>
          Where the same text stands, to be tagged as {label ? <LabelName label={label} /> : name}{' '}
          in one step.
        </>
      }
      onClose={onClose}
      foot={
        <>
          <Button onClick={() => setUnticked(new Set(ticked.length > 0 ? open.map(keyOf) : []))}>
            {ticked.length > 0 ? 'Untick all' : 'Tick all'}
          </Button>
          <Button
            tone="primary"
            disabled={ticked.length === 0 || isBusy || isWaiting}
            onClick={() => void tag()}
          >
            {isBusy ? 'Tagging…' : `Tag ${plural(ticked.length, 'place')} as ${name}`}
          </Button>
        </>
      }
    >
      <Group legend="Where and what">
        <div className={styles['choices']}>
          <Check
            label="In the whole project"
            checked={isEverywhere}
            onChange={() => setEverywhere(!isEverywhere)}
          />
          <Check
            label="Match case"
            checked={caseSensitive}
            onChange={() => setCaseSensitive(!caseSensitive)}
          />
          <Check
            label="Whole words"
            checked={wholeWord}
            onChange={() => setWholeWord(!wholeWord)}
          />
          {hasAttributes ? (
            <Check
              label="With the same attributes"
              checked={withAttributes}
              onChange={() => setWithAttributes(!withAttributes)}
            />
          ) : null}
        </div>
      </Group>
      <p className={styles['note']} role="status">
        {isWaiting
          ? 'Looking through the texts…'
          : `${foundWords(answer?.total ?? 0, lines.length, isEverywhere)}${open.length === 0 ? TAGGED : ''}`}
      </p>
      <Problem text={problem ?? refused} />
      <OccurrenceList
        lines={lines}
        isTwin={isTwin}
        isTicked={(line) => !isTwin(line) && !unticked.has(keyOf(line))}
        onToggle={toggle}
      />
    </Dialog>
  );
}
