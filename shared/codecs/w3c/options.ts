/** What an export as Web Annotations asks. */
import type { ChoiceOption, OptionValues } from '../option.ts';

/** Recogito's text annotator takes positions as JavaScript counts, against the standard. */
export const OFFSETS_OPTION: ChoiceOption = {
  kind: 'choice',
  id: 'offsets',
  name: 'Positions',
  help: 'The standard counts Unicode code points; Recogito reads UTF-16 code units',
  choices: [
    { id: 'code-points', name: 'Unicode code points, as the standard says' },
    { id: 'utf-16', name: 'UTF-16 code units, for Recogito' },
  ],
};

export const countsUtf16 = (options: OptionValues): boolean => options['offsets'] === 'utf-16';
