/**
 * Label Studio: tasks with annotations, and the labelling config that a project needs for them. After
 * Label Studio's own serializers (1.2x): its importer keeps `data` and `meta` of tasks, refuses
 * annotators whom it does not know by e-mail address, and looks at no other name.
 */
import { LABELLED_TEXT } from '../carries.ts';
import { relationsInLayers } from '../annotator-layers.ts';
import type { Candidate, Codec } from '../codec.ts';
import { readLabelStudio } from './read.ts';
import { CONFIG, LABEL_STUDIO_OPTIONS, labelStudioWriter, TASKS } from './write.ts';
import { META_FIELDS } from '../plain-article.ts';

const START = /^\s*\[?\s*\{/u;
/** Keys that Label Studio alone writes; texts may be long, so any of them may be cut off. */
const MARK =
  /"(?:completed_by|created_username|from_name|to_name|was_cancelled|ground_truth|lead_time|annotation_id|inner_id|file_upload|total_annotations)"\s*:/u;
const TASK =
  /^\s*\[?\s*\{\s*"id"\s*:\s*(?:\d+|"[^"]*")\s*,\s*"(?:(?:annotations|completions)"\s*:\s*\[\s*(?:\]|\{\s*"(?!label"))|data"\s*:\s*\{)/u;

function recognises({ path, head, beside }: Candidate): boolean {
  if (/\.xml$/iu.test(path)) return /^\s*<View[\s>]/u.test(head);
  if (!/\.json$/iu.test(path)) return false;
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const isEmpty = /^\s*\[\s*\]\s*$/u.test(head);
  if (isEmpty) return path === `${folder}${TASKS}` && beside.has(`${folder}${CONFIG}`);
  return START.test(head) && (TASK.test(head) || MARK.test(head));
}

export const labelStudio: Codec = {
  id: 'label-studio',
  name: 'Label Studio',
  description: 'Tasks with annotations and attributes, and the config to label on in Label Studio',
  extension: '',
  offsetUnit: 'Unicode code points',
  carries: {
    ...LABELLED_TEXT,
    authors: 'names',
    titles: true,
    meta: META_FIELDS,
    attributes: true,
    notes: true,
    relations: true,
  },
  options: LABEL_STUDIO_OPTIONS,
  parts: [TASKS, CONFIG],
  units: { by: 'line', begins: /^\{"id":\d+,"annotations":/u },
  imports: 'any',
  usage: (name, { authors }) =>
    [
      `In Label Studio, create a project, paste \`${name}/${CONFIG}\` under *Settings, Labeling Interface,`,
      `Code*, then import \`${name}/${TASKS}\`. Or, with the number of the project and an access token:`,
      '',
      '```sh',
      `curl -H "Authorization: Token $TOKEN" -H 'Content-Type: application/json' \\`,
      `  --data-binary @${name}/${TASKS} http://localhost:8080/api/projects/1/import`,
      '```',
      '',
      authors === 'members'
        ? 'Every annotator has to be a member of the organisation, by the e-mail address that stands in `completed_by`: otherwise Label Studio refuses the file.'
        : 'Label Studio takes whoever imports the file for its annotator; `created_username` says who it was.',
      '',
    ].join('\n'),
  reduce: relationsInLayers,
  recognises,
  writer: labelStudioWriter,
  read: readLabelStudio,
};
