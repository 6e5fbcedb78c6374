/** One of the codebook's entities, found by typing its name; a new one is added in passing. */
import { useState, type ReactNode } from 'react';
import { useDesk, useWorkbench } from '../workbench-context.ts';
import { Combobox, type Suggestion } from './combobox.tsx';
import { fits, nameOf, textOf, type AttributeProps } from './field-props.ts';
import { entityNamed, newEntity } from './new-entity.ts';

/** No entity's id begins with a space. */
const ADD = ' add';

export function EntityField(props: AttributeProps): ReactNode {
  const { definition, value, onChange, lastAnswers = () => [] } = props;
  const { workbench } = useDesk();
  const entities = useWorkbench(({ data }) => data.codebook.entities) ?? [];
  const [typed, setTyped] = useState<string | null>(null);
  const kept = textOf(value);
  // An id that the codebook does not know is shown as it is.
  const name = entities.find(({ id }) => id === kept)?.name ?? kept;
  const tidy = typed?.trim() ?? '';
  const isUnknown = tidy !== '' && tidy !== name && !entityNamed(entities, tidy);

  const add = async (called: string): Promise<void> => {
    const entity = newEntity(entities, called);
    const outcome = await workbench.runEverywhere({
      do: 'edit-codebook',
      edit: { edit: 'put-entity', entity },
    });
    if (outcome.ok) onChange(entity.id);
    else workbench.say(outcome.error.message, 'refused');
  };
  const offer = (text: string | null): readonly Suggestion[] => {
    const last = lastAnswers();
    const rank = (id: string): number => (last.includes(id) ? last.indexOf(id) : last.length);
    const found = entities
      .filter((entity) => fits(entity.name, text))
      .sort((a, b) => rank(a.id) - rank(b.id) || a.name.localeCompare(b.name, 'en'))
      .map((entity) => ({ id: entity.id, text: entity.name }));
    return isUnknown && text !== null
      ? [...found, { id: ADD, text: `Add “${tidy}” as a new entity` }]
      : found;
  };
  return (
    <Combobox
      isFirstTaken
      label={nameOf(definition)}
      help={definition.help}
      problem={
        isUnknown ? `“${tidy}” is not in the codebook. Choose one, or add it from the list.` : null
      }
      value={typed ?? name}
      placeholder="Type a name"
      offer={offer}
      onText={setTyped}
      onChoose={({ id }) => {
        setTyped(null);
        if (id === ADD) void add(tidy);
        else if (id !== kept) onChange(id);
      }}
      onBlur={() => {
        if (typed === null || isUnknown) return;
        const named = entityNamed(entities, tidy);
        if (tidy === '' && kept !== '') onChange(undefined);
        else if (named && named.id !== kept) onChange(named.id);
        setTyped(null);
      }}
    />
  );
}
