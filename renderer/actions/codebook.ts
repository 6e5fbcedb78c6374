/** The codebook: its view, its files, a label’s guideline. */
import type { Example, Label } from '../../shared/model/codebook.ts';
import { quoted } from '../../shared/text/quoted.ts';
import {
  needsSpan,
  OUTSIDE_FIELDS,
  selectedSpan,
  type Action,
  type ActionContext,
} from './action.ts';

function labelOfSpan(context: ActionContext): Label | undefined {
  const span = selectedSpan(context);
  return context.state.data.codebook.labels.find(({ id }) => id === span?.label);
}

const showGuideline: Action = {
  id: 'dialog.guideline',
  label: 'Read when to use the annotation’s label…',
  group: 'Help',
  keys: ['G'],
  places: ['text', 'list'],
  when: ({ state }) => state.data.codebook.labels.length > 0 || 'The codebook has no labels yet.',
  run(context) {
    const { labels } = context.state.data.codebook;
    const label = labelOfSpan(context) ?? labels[0];
    if (label) context.workbench.show({ kind: 'guideline', label: label.id });
  },
};

const showFiles: Action = {
  id: 'dialog.codebook-files',
  label: 'Import or export the codebook…',
  group: 'Project',
  keys: ['Mod+Shift+E'],
  places: OUTSIDE_FIELDS,
  when: () => true,
  run: ({ workbench }) => workbench.show({ kind: 'codebook-files' }),
};

async function collect(context: ActionContext, positive: boolean): Promise<void> {
  const span = selectedSpan(context);
  const label = labelOfSpan(context);
  if (!span || !label) return;
  const { workbench } = context;
  const quote = span.quote.exact;
  const { examples = [] } = label;
  const kind = positive ? 'an example' : 'a counter-example';
  if (examples.some((one) => one.quote === quote && one.positive === positive)) {
    workbench.say(`${quoted(quote)} is ${kind} of ${label.name} already.`, 'refused');
    return;
  }
  const example: Example = { quote, positive };
  const outcome = await workbench.runEverywhere({
    do: 'edit-codebook',
    edit: { edit: 'put-label', label: { ...label, examples: [...examples, example] } },
  });
  if (outcome.ok) workbench.say(`${quoted(quote)} is now ${kind} of ${label.name}.`);
  else workbench.say(outcome.error.message, 'refused');
}

const collecting = (id: string, label: string, key: string, positive: boolean): Action => ({
  id,
  label,
  group: 'Annotation',
  keys: [key],
  places: ['text', 'list'],
  when: (context) => context.state.readOnly ?? needsSpan(context),
  run: (context) => void collect(context, positive),
});

export const codebookActions: readonly Action[] = [
  showGuideline,
  collecting('span.example', 'Add the annotation as an example of its label', 'E', true),
  collecting(
    'span.counter-example',
    'Add the annotation as a counter-example of its label',
    'Shift+E',
    false,
  ),
  showFiles,
];
