/** Where an orphan may belong, to place it by hand. */
import { useMemo, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { Candidate } from '../../shared/anchor/find.ts';
import { reanchorer } from '../../shared/anchor/reanchor.ts';
import { textAt } from '../../shared/anchor/revisions.ts';
import { quoteOf } from '../../shared/model/anchor.ts';
import type { Span } from '../../shared/model/span.ts';
import { placeOrphan } from '../actions/orphans.ts';
import { Button } from '../ui/button.tsx';
import { Keys } from '../ui/keys.tsx';
import { plural } from '../ui/words.ts';
import styles from './orphan-places.module.css';
import { ShownPlace } from './shown-place.tsx';
import { useDesk, useWorkbench } from './workbench-context.ts';

const GOOD = 0.75;
const POOR = 0.3;

/** How well it fits, in words. */
function fitOf({ errors, context }: Candidate): string {
  const words =
    errors === 0
      ? 'exact'
      : `${plural(errors, 'character')} ${errors === 1 ? 'differs' : 'differ'}`;
  if (context === null) return words;
  if (context >= GOOD) return `${words}, same surroundings`;
  return context < POOR ? `${words}, other surroundings` : `${words}, similar surroundings`;
}

interface PlaceProps {
  readonly text: string;
  readonly candidate: Candidate;
  readonly isFirst: boolean;
  readonly onReveal: () => void;
  readonly onChoose: () => void;
}

function Place({ text, candidate, isFirst, onReveal, onChoose }: PlaceProps): ReactNode {
  const { exact, prefix, suffix } = quoteOf(text, candidate.fragments);
  return (
    <li>
      <button
        type="button"
        className={styles['place']}
        data-place=""
        data-first={isFirst ? '' : undefined}
        tabIndex={isFirst ? 0 : -1}
        onFocus={onReveal}
        onClick={onChoose}
      >
        <span className={styles['words']}>
          …{prefix}
          <mark>{exact}</mark>
          {suffix}…
        </span>
        <span className={styles['fit']}>{fitOf(candidate)}</span>
      </button>
    </li>
  );
}

/** Up and down, first and last, from one place to the other; the one in focus is shown in the text. */
function walkPlaces(event: KeyboardEvent<HTMLElement>): void {
  const places = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-place]')];
  const at = places.findIndex((place) => place === document.activeElement);
  const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: places.length - 1 }[event.key];
  if (next === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  places[next]?.focus();
}

export function OrphanPlaces({ span }: { readonly span: Span }): ReactNode {
  const { workbench, editors, contextNow, run } = useDesk();
  const editor = editors.get(useWorkbench(({ view }) => view.active));
  const article = useWorkbench(({ data }) => data.layers.get(span.article)?.article);
  const [shown, setShown] = useState<Candidate | null>(null);
  const candidates = useMemo(
    () =>
      article ? reanchorer(article.text, textAt(article, span.revision)).candidates(span) : [],
    [article, span],
  );
  if (!article) return null;
  const { exact, prefix, suffix } = span.quote;
  const reveal = (candidate: Candidate): void => {
    const { fragments } = candidate;
    editor?.reveal({
      start: fragments[0]?.start ?? 0,
      end: fragments.at(-1)?.end ?? 0,
    });
    setShown(candidate);
  };
  return (
    <section className={styles['orphan']} aria-label="Its place">
      <p className={styles['was']}>
        It stood here: …{prefix}
        <mark>{exact}</mark>
        {suffix}…
      </p>
      {candidates.length === 0 ? (
        <p>Nothing like it is in the text. Place it by hand, or keep it for its quote.</p>
      ) : (
        <>
          <p>
            Where it may belong: <Keys chord="ArrowDown" /> shows the next one,{' '}
            <Keys chord="Enter" /> places it there.
          </p>
          <ul
            className={styles['places']}
            aria-label="Places"
            onKeyDown={walkPlaces}
            onBlur={() => setShown(null)}
          >
            {candidates.map((candidate, at) => (
              <Place
                key={candidate.fragments[0]?.start}
                text={article.text}
                candidate={candidate}
                isFirst={at === 0}
                onReveal={() => reveal(candidate)}
                onChoose={() => placeOrphan(contextNow(), span, candidate.fragments)}
              />
            ))}
          </ul>
        </>
      )}
      {shown && editor ? <ShownPlace editor={editor} fragments={shown.fragments} /> : null}
      <div className={styles['tools']}>
        <Button onClick={() => run('orphan.place')}>
          Place it by hand <Keys chord="Shift+P" />
        </Button>
        <Button
          onClick={() => {
            workbench.say('Kept as an orphan: its quote, notes and relations stay.');
            editor?.focus();
          }}
        >
          Keep as an orphan
        </Button>
      </div>
    </section>
  );
}
