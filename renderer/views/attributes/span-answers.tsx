/** What the codebook asks of an annotation, as far as its other answers make it ask. */
import { useCallback, type ReactNode } from 'react';
import { isShown, type AttributeValue } from '../../../shared/model/attribute.ts';
import type { Label } from '../../../shared/model/codebook.ts';
import type { Span } from '../../../shared/model/span.ts';
import { AttributeField } from '../attribute-field.tsx';
import { useDesk } from '../workbench-context.ts';
import { lastAnswers } from './last-answers.ts';

interface AnswersProps {
  readonly span: Span;
  readonly label: Label;
}

export function SpanAnswers({ span, label }: AnswersProps): ReactNode {
  const { workbench } = useDesk();
  const { article, id } = span;
  const answer = useCallback(
    (attribute: string, value: AttributeValue | undefined): void => {
      // As it is now: another answer may have been kept since this was drawn.
      const now = workbench.store.getState().data.layers.get(article)?.spans.get(id);
      if (!now) return;
      const { [attribute]: _old, ...others } = now.attributes;
      const attributes = value === undefined ? others : { ...others, [attribute]: value };
      const edit = { attributes };
      const outcome = workbench.dispatch({ do: 'edit-span', article, span: id, edit });
      if (outcome.ok) workbench.say(`${outcome.value.label}.`);
      else workbench.say(outcome.error.message, 'refused');
    },
    [workbench, article, id],
  );
  return label.attributes
    .filter((definition) => isShown(definition, span.attributes))
    .map((definition) => (
      <AttributeField
        key={`${label.id} ${definition.id}`}
        definition={definition}
        value={span.attributes[definition.id]}
        onChange={(value) => answer(definition.id, value)}
        lastAnswers={() => lastAnswers(workbench.store.getState().data, label.id, definition.id)}
      />
    ));
}
