/** A version of one's own, made from an annotator's: label, boundaries by word, answers. */
import { useState, type KeyboardEvent, type ReactNode, type SubmitEvent } from 'react';
import type { ShownAnnotator } from '../../../shared/adjudication/shown-names.ts';
import type { Unit } from '../../../shared/adjudication/unit.ts';
import { isShown, type Attributes } from '../../../shared/model/attribute.ts';
import type { Fragment } from '../../../shared/model/anchor.ts';
import { activeLabels } from '../../../shared/model/codebook.ts';
import type { Layer } from '../../../shared/ops/state.ts';
import { wordBoundary } from '../../../shared/text/word.ts';
import { decide } from '../../actions/adjudication.ts';
import { adjudicationDesk } from '../../store/adjudication.ts';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/field.tsx';
import { Keys } from '../../ui/keys.tsx';
import { AttributeField } from '../attribute-field.tsx';
import { useDesk, useWorkbench } from '../workbench-context.ts';
import { contextOf } from './adjudication-words.ts';
import { MarkedText } from './marked-text.tsx';
import styles from './adjudication.module.css';

interface EditProps {
  readonly unit: Unit;
  readonly layer: Layer;
  readonly shown: readonly ShownAnnotator[];
}

interface Version {
  readonly from: string;
  readonly label: string;
  readonly fragments: readonly Fragment[];
  readonly attributes: Attributes;
}

/** With one end a word further; unchanged where nothing would be left. UTF-16 code units. */
function moved(
  text: string,
  fragments: readonly Fragment[],
  edge: 'start' | 'end',
  step: 1 | -1,
): readonly Fragment[] {
  const at = edge === 'start' ? 0 : fragments.length - 1;
  return fragments.map((fragment, index) => {
    if (index !== at) return fragment;
    const offset = wordBoundary(text, fragment[edge], step, edge);
    const next = { ...fragment, [edge]: offset };
    const [before, after] = [fragments[index - 1], fragments[index + 1]];
    const isClear = (before?.end ?? 0) <= next.start && next.end <= (after?.start ?? text.length);
    return next.start < next.end && isClear ? next : fragment;
  });
}

const EDGES = [
  ['start', -1, 'Alt+ArrowLeft', 'Start a word earlier'],
  ['start', 1, 'Alt+ArrowRight', 'Start a word later'],
  ['end', -1, 'Alt+Shift+ArrowLeft', 'End a word earlier'],
  ['end', 1, 'Alt+Shift+ArrowRight', 'End a word later'],
] as const;

export function AdjudicationEdit({ unit, layer, shown }: EditProps): ReactNode {
  const { workbench, contextNow } = useDesk();
  const codebook = useWorkbench(({ data }) => data.codebook);
  const { text } = layer.article;
  const versionOf = (id: string): Version => {
    const span = unit.spans.get(id);
    return {
      from: id,
      label: span?.label ?? '',
      fragments: span?.fragments ?? [],
      attributes: span?.attributes ?? {},
    };
  };
  const present = shown.filter(({ id }) => unit.spans.has(id));
  const [version, setVersion] = useState(() => versionOf(present[0]?.id ?? ''));
  const label = codebook.labels.find(({ id }) => id === version.label);
  const offered = activeLabels(codebook);
  const labels = label && !offered.includes(label) ? [label, ...offered] : offered;
  const context = contextOf(layer.article, {
    start: Math.min(unit.start, version.fragments[0]?.start ?? unit.start),
    end: Math.max(unit.end, version.fragments.at(-1)?.end ?? unit.end),
  });
  const close = (): void => adjudicationDesk(workbench).setState({ form: null });
  const move = (edge: 'start' | 'end', step: 1 | -1): void =>
    setVersion((now) => ({ ...now, fragments: moved(text, now.fragments, edge, step) }));
  const save = async (): Promise<void> => {
    const { from, ...rest } = version;
    // Answers to what another label asks are not the new label's.
    const asked = new Set(label?.attributes.map(({ id }) => id));
    const attributes = Object.fromEntries(
      Object.entries(version.attributes).filter(
        ([id]) => asked.has(id) || unit.spans.get(from)?.label === version.label,
      ),
    );
    const choice = { verdict: 'edited', from: [from], ...rest, attributes } as const;
    if (await decide(contextNow(), unit, choice)) close();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const isEdge = event.altKey && (event.key === 'ArrowLeft' || event.key === 'ArrowRight');
    if (event.key === 'Escape') close();
    else if (isEdge) move(event.shiftKey ? 'end' : 'start', event.key === 'ArrowLeft' ? -1 : 1);
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save();
    else return;
    event.preventDefault();
  };
  return (
    <form
      className={styles['form']}
      aria-label="Take an edited version"
      data-own-keys=""
      onKeyDown={onKeyDown}
      onSubmit={(event: SubmitEvent) => {
        event.preventDefault();
        void save();
      }}
    >
      <div className={styles['fields']}>
        <Select
          isStacked
          label="Begin with the version of"
          options={present.map(({ id, name }) => ({ value: id, name }))}
          value={version.from}
          onChange={({ target }) => setVersion(versionOf(target.value))}
        />
        <Select
          isStacked
          autoFocus
          label="Label"
          options={labels.map(({ id, name }) => ({ value: id, name }))}
          value={version.label}
          onChange={({ target }) => setVersion((now) => ({ ...now, label: target.value }))}
        />
      </div>
      <p aria-live="polite">
        <MarkedText text={text} range={context} marks={version.fragments} label={label} />
      </p>
      <div className={styles['buttons']}>
        {EDGES.map(([edge, step, chord, words]) => (
          <Button key={chord} onClick={() => move(edge, step)}>
            <Keys chord={chord} /> {words}
          </Button>
        ))}
      </div>
      {label && label.attributes.length > 0 ? (
        <div className={styles['answers']}>
          {label.attributes
            .filter((definition) => isShown(definition, version.attributes))
            .map((definition) => (
              <AttributeField
                key={`${label.id} ${definition.id}`}
                definition={definition}
                value={version.attributes[definition.id]}
                onChange={(value) =>
                  setVersion((now) => {
                    const { [definition.id]: _old, ...others } = now.attributes;
                    const attributes =
                      value === undefined ? others : { ...others, [definition.id]: value };
                    return { ...now, attributes };
                  })
                }
              />
            ))}
        </div>
      ) : null}
      <div className={styles['buttons']}>
        <Button type="submit" tone="primary">
          <Keys chord="Mod+Enter" /> Take this version
        </Button>
        <Button onClick={close}>
          <Keys chord="Escape" /> Cancel
        </Button>
      </div>
    </form>
  );
}
