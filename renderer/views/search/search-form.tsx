/** What is searched for, and how it is read. */
import type { KeyboardEvent, ReactNode } from 'react';
import type { SearchField } from '../../../shared/model/search.ts';
import { Check } from '../../ui/field.tsx';
import styles from './search.module.css';
import { useSearch, useSearchSession } from './use-search.ts';

const FIELDS: readonly (readonly [SearchField, string])[] = [
  ['text', 'Texts'],
  ['quote', 'Quotes'],
  ['note', 'Notes'],
  ['attribute', 'Attributes'],
];

interface FormProps {
  /** Gives the lines found the focus. */
  readonly onGo: () => void;
}

export function SearchForm({ onGo }: FormProps): ReactNode {
  const session = useSearchSession();
  const { text, regex, caseSensitive, wholeWord, fields } = useSearch(({ query }) => query);
  const problem = useSearch((state) => state.problem);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    onGo();
  };
  const toggle = (field: SearchField): void => {
    const next = fields.includes(field)
      ? fields.filter((other) => other !== field)
      : [...fields, field];
    // With no place to look there is nothing to find: the last one stays.
    if (next.length > 0) session.edit({ fields: next });
  };
  return (
    <search className={styles['form']}>
      <input
        type="search"
        className={styles['text']}
        aria-label="Search the project"
        aria-invalid={problem !== null}
        aria-describedby="search-state"
        placeholder={
          regex ? 'A regular expression' : 'Words, or a “phrase”; a star ends a word: kill*'
        }
        autoComplete="off"
        spellCheck={false}
        data-first=""
        value={text}
        onChange={({ target }) => session.edit({ text: target.value })}
        onKeyDown={onKeyDown}
      />
      <div className={styles['options']}>
        <fieldset className={styles['choices']}>
          <legend className="visually-hidden">How it is read</legend>
          <Check
            label="Regular expression"
            checked={regex}
            onChange={() => session.edit({ regex: !regex })}
          />
          <Check
            label="Match case"
            title="Capitals and accents must be as typed"
            checked={caseSensitive}
            onChange={() => session.edit({ caseSensitive: !caseSensitive })}
          />
          <Check
            label="Whole words"
            checked={wholeWord}
            onChange={() => session.edit({ wholeWord: !wholeWord })}
          />
        </fieldset>
        <fieldset className={styles['choices']}>
          <legend className={styles['legend']}>In</legend>
          {FIELDS.map(([field, name]) => (
            <Check
              key={field}
              label={name}
              checked={fields.includes(field)}
              onChange={() => toggle(field)}
            />
          ))}
        </fieldset>
      </div>
    </search>
  );
}
