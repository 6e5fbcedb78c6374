/** The other end of a link: found by typing, gone through by Tab and arrows, shown where it stands. */
import { Command } from 'cmdk';
import { useEffect, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { Span } from '../../shared/model/span.ts';
import { spanEnd, spanStart } from '../../shared/model/span.ts';
import { endOf, labelsAtEnd, type LinkChoice } from '../../shared/ops/link-choices.ts';
import { linkTo, typeOf } from '../actions/link.ts';
import { paneShowing } from '../actions/go-to-span.ts';
import { LabelName } from '../ui/label-mark.tsx';
import { MOST, useCandidates, type Candidate } from './link-candidates.ts';
import styles from './link-panel.module.css';
import { useDesk, useWorkbench } from './workbench-context.ts';

interface LinkEndsProps {
  readonly here: Span;
  readonly choice: LinkChoice;
}

function Item({ candidate, onChoose }: { candidate: Candidate; onChoose: () => void }): ReactNode {
  const label = useWorkbench(({ data }) =>
    data.codebook.labels.find(({ id }) => id === candidate.label),
  );
  return (
    <Command.Item value={candidate.id} className={styles['end']} onSelect={onChoose}>
      <span className={styles['endHead']}>
        {label ? <LabelName label={label} /> : candidate.label}
        {candidate.title === null ? null : (
          <span className={styles['title']}>{candidate.title}</span>
        )}
      </span>
      <span className={styles['endQuote']}>{candidate.quote.exact}</span>
    </Command.Item>
  );
}

function Nothing({ isFiltered, choice }: { isFiltered: boolean; choice: LinkChoice }): ReactNode {
  const codebook = useWorkbench(({ data }) => data.codebook);
  const type = codebook.relationTypes.find(({ id }) => id === choice.type);
  if (!type) return null;
  const ids = labelsAtEnd(type, choice);
  const names = codebook.labels.filter(({ id }) => ids.includes(id)).map(({ name }) => name);
  const what = names.join(' or ');
  if (isFiltered) return <p className={styles['hint']}>No {what} has these words.</p>;
  return (
    <p className={styles['hint']}>
      {type.scope === 'within'
        ? `No other ${what} in this article yet. Stop with Esc, tag it, then link.`
        : `No ${what} in the articles shown. Type its words to find it in other articles, or open the article in another pane.`}
    </p>
  );
}

export function LinkEnds({ here, choice }: LinkEndsProps): ReactNode {
  const { workbench, contextNow, editors } = useDesk();
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState('');
  const all = useCandidates(here, choice, typed);
  const listed = all.slice(0, MOST);
  const current = listed.find(({ id }) => id === chosen) ?? listed[0];
  const name = useWorkbench((state) => typeOf({ state }, choice)?.name ?? choice.type);
  const article = current?.article ?? null;
  const span = current?.id ?? null;
  const place = current?.span ?? null;

  // What is looked at is outlined in its pane, and brought into view there.
  useEffect(() => {
    const { mode, view } = workbench.store.getState();
    if (mode?.kind !== 'link') return;
    const candidate = place ? endOf(place) : null;
    workbench.enter({ ...mode, candidate });
    if (!place) return;
    const range = { start: spanStart(place), end: spanEnd(place) };
    editors.get(paneShowing(view, place.article))?.reveal(range);
  }, [workbench, editors, place, article, span]);

  const step = (by: 1 | -1): void => {
    const at = current ? listed.indexOf(current) : -1;
    const next = listed[(at + by + listed.length) % listed.length];
    if (next) setChosen(next.id);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.key === 'Tab') {
      event.preventDefault();
      step(event.shiftKey ? -1 : 1);
      return;
    }
    const { mode } = workbench.store.getState();
    if (event.key === 'Backspace' && typed === '' && mode?.kind === 'link') {
      event.preventDefault();
      workbench.enter({ ...mode, choice: null, candidate: null });
    }
  };

  return (
    <Command
      label="The other end"
      shouldFilter={false}
      loop
      value={current?.id ?? ''}
      onValueChange={setChosen}
      onKeyDown={onKeyDown}
    >
      <h3 className={styles['step']}>
        {choice.direction === 'to' ? `${name} →` : `← ${name}`}
        <span className={styles['count']} role="status">
          {all.length > MOST
            ? `${MOST} of ${all.length}: type to narrow`
            : `${all.length} to choose from`}
        </span>
      </h3>
      <Command.Input
        autoFocus
        className={styles['input']}
        placeholder="Search by words, label or title"
        value={typed}
        onValueChange={setTyped}
      />
      <Command.List className={styles['endList']} label="Annotations to link to">
        {listed.map((candidate) => (
          <Item
            key={`${candidate.article} ${candidate.id}`}
            candidate={candidate}
            onChoose={() => linkTo(contextNow(), choice, candidate)}
          />
        ))}
      </Command.List>
      {listed.length > 0 ? null : <Nothing isFiltered={typed.trim() !== ''} choice={choice} />}
      <p className={styles['hint']}>
        Tab and arrows move, Enter links, Backspace goes back to the types. Or click it in its text.
      </p>
    </Command>
  );
}
