/** One attribute of the codebook as the form control that fits its type. */
import type { ReactNode } from 'react';
import { ChoiceField } from './attributes/choice-field.tsx';
import { EntityField } from './attributes/entity-field.tsx';
import type { AttributeProps } from './attributes/field-props.ts';
import { ManyField } from './attributes/many-field.tsx';
import { WrittenField } from './attributes/written-field.tsx';
import { YesNoField } from './attributes/yes-no-field.tsx';

export function AttributeField(props: AttributeProps): ReactNode {
  switch (props.definition.type) {
    case 'text':
    case 'number':
    case 'date':
      return <WrittenField {...props} />;
    case 'one':
      return <ChoiceField {...props} />;
    case 'boolean':
      return <YesNoField {...props} />;
    case 'many':
      return <ManyField {...props} />;
    case 'entity':
      return <EntityField {...props} />;
  }
}
