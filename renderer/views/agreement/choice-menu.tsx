/** Choosing some of many: a button that says how many, and a list to tick. */
import { Popover } from 'radix-ui';
import { useId, useState, type ReactNode } from 'react';
import { Button } from '../../ui/button.tsx';
import { Check } from '../../ui/field.tsx';
import styles from './choice-menu.module.css';

export interface Choosable {
  readonly id: string;
  readonly name: string;
}

/** More than these are looked for by typing. */
const MOST_SHOWN = 200;
const FILTER_FROM = 12;

interface MenuProps {
  /** `Annotators`. */
  readonly title: string;
  readonly items: readonly Choosable[];
  readonly left: ReadonlySet<string>;
  readonly onToggle: (ids: readonly string[], isChosen: boolean) => void;
}

function howMany(items: readonly Choosable[], left: ReadonlySet<string>): string {
  const chosen = items.filter(({ id }) => !left.has(id));
  const [only] = chosen;
  if (chosen.length === items.length) return `all ${items.length.toLocaleString('en-GB')}`;
  if (only && chosen.length === 1) return only.name;
  return `${chosen.length.toLocaleString('en-GB')} of ${items.length.toLocaleString('en-GB')}`;
}

export function ChoiceMenu({ title, items, left, onToggle }: MenuProps): ReactNode {
  const [filter, setFilter] = useState('');
  const id = useId();
  const wanted = filter.trim().toLowerCase();
  const found = items.filter(({ name }) => name.toLowerCase().includes(wanted));
  const toggleFound = (isChosen: boolean): void =>
    onToggle(
      found.map((item) => item.id),
      isChosen,
    );
  return (
    <Popover.Root>
      <Popover.Trigger asChild>
        <Button className={styles['trigger']}>
          <span className={styles['title']}>{title}</span>
          <span className={styles['count']}>{howMany(items, left)}</span>
          <span aria-hidden="true">▾</span>
        </Button>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          className={styles['menu']}
          align="start"
          sideOffset={4}
          collisionPadding={8}
          aria-labelledby={id}
          data-own-keys=""
        >
          <h3 id={id} className={styles['heading']}>
            {title}
          </h3>
          {items.length < FILTER_FROM ? null : (
            <input
              type="search"
              className={styles['filter']}
              aria-label={`Find in ${title.toLowerCase()}`}
              placeholder="Type to find"
              value={filter}
              onChange={({ target }) => setFilter(target.value)}
            />
          )}
          <div className={styles['tools']}>
            <Button onClick={() => toggleFound(true)}>All</Button>
            <Button onClick={() => toggleFound(false)}>None</Button>
          </div>
          <div className={styles['items']}>
            {found.slice(0, MOST_SHOWN).map((item) => (
              <Check
                key={item.id}
                label={item.name}
                checked={!left.has(item.id)}
                onChange={({ target }) => onToggle([item.id], target.checked)}
              />
            ))}
            {found.length === 0 ? <p className={styles['note']}>None is called that.</p> : null}
            {found.length <= MOST_SHOWN ? null : (
              <p className={styles['note']}>
                And {(found.length - MOST_SHOWN).toLocaleString('en-GB')} more: type to find them.
              </p>
            )}
          </div>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
