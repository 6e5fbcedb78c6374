/**
 * The codebook "News claims". Claims, sources and cues follow PARC 3.0 and PolNeAR (content,
 * source, cue); check-worthiness follows ClaimBuster and CheckThat!; quantities follow MeasEval
 * and TIMEX.
 */
import type { Codebook } from './codebook.ts';
import type { Timestamp } from './clock.ts';

export const defaultCodebook = (clock: Timestamp): Codebook => ({
  kind: 'codebook',
  id: 'codebook',
  name: 'News claims',
  clock,
  labels: [
    {
      id: 'claim',
      name: 'Claim',
      key: 'c',
      colour: 'amber',
      line: 'solid',
      unit: 'sentence',
      guideline:
        'What is said to be the case: the words that could be true or false, without their source and cue.',
      attributes: [
        {
          id: 'kind',
          name: 'Kind',
          type: 'one',
          options: [
            'assertion',
            'direct quote',
            'indirect quote',
            'mixed quote',
            'belief',
            'denial',
            'prediction',
            'question',
          ],
        },
        {
          id: 'check-worthy',
          name: 'Check-worthy',
          type: 'one',
          options: ['not factual', 'unimportant', 'check-worthy'],
        },
        { id: 'certainty', name: 'Certainty', type: 'one', options: ['certain', 'hedged'] },
      ],
    },
    {
      id: 'number',
      name: 'Number',
      key: 'n',
      colour: 'blue',
      line: 'double',
      unit: 'quantity',
      guideline:
        'A quantity with its comparator and unit: “more than 32,000”, “six weeks”, “one hundred percent”.',
      attributes: [
        {
          id: 'value',
          name: 'Value',
          type: 'number',
          help: 'The number itself, for example 32000',
        },
        { id: 'value-max', name: 'Up to', type: 'number', help: 'The upper end of a range' },
        { id: 'unit', name: 'Unit', type: 'text' },
        {
          id: 'comparator',
          name: 'Comparator',
          type: 'one',
          options: ['=', '≈', '<', '≤', '>', '≥', 'range'],
        },
        {
          id: 'statistic',
          name: 'Statistic',
          type: 'one',
          options: [
            'count',
            'measure',
            'money',
            'percent',
            'rate',
            'rank',
            'duration',
            'date',
            'time',
          ],
        },
        {
          id: 'count-of',
          name: 'Count of',
          type: 'text',
          help: 'What is counted: people killed, hostages',
        },
        { id: 'as-of', name: 'As of', type: 'date' },
      ],
    },
    {
      id: 'source',
      name: 'Source',
      key: 's',
      colour: 'green',
      line: 'dotted',
      unit: 'noun phrase',
      guideline:
        'Whoever the claim is attributed to: a person, an organisation, a document, “officials”, or the writer.',
      attributes: [
        {
          id: 'kind',
          name: 'Kind',
          type: 'one',
          options: ['person', 'organisation', 'document', 'media', 'anonymous', 'writer'],
        },
        { id: 'canonical-name', name: 'Full name', type: 'text', help: 'Who “he” is' },
        { id: 'role', name: 'Role', type: 'text' },
      ],
    },
    {
      id: 'cue',
      name: 'Cue',
      key: 'q',
      colour: 'plum',
      line: 'dashed',
      unit: 'word',
      guideline: 'The reporting words: “said”, “according to”, “denies”.',
      attributes: [],
    },
  ],
  documentLabels: [
    {
      id: 'genre',
      name: 'Genre',
      type: 'one',
      options: ['news report', 'analysis', 'opinion', 'press release', 'agency copy'],
    },
    {
      id: 'stance',
      name: 'Stance',
      type: 'one',
      options: ['neutral', 'supporting', 'doubting'],
      help: 'Towards the official account of the event',
    },
  ],
  relationTypes: [
    {
      id: 'attributed-to',
      name: 'attributed to',
      from: ['claim'],
      to: ['source'],
      scope: 'within',
    },
    { id: 'cued-by', name: 'cued by', from: ['claim'], to: ['cue'], scope: 'within' },
    { id: 'quantifies', name: 'quantifies', from: ['number'], to: ['claim'], scope: 'within' },
    { id: 'nested-in', name: 'nested in', from: ['claim'], to: ['claim'], scope: 'within' },
    { id: 'relayed-by', name: 'relayed by', from: ['source'], to: ['source'], scope: 'within' },
    { id: 'same-claim', name: 'same claim', from: ['claim'], to: ['claim'], scope: 'across' },
    { id: 'contradicts', name: 'contradicts', from: ['claim'], to: ['claim'], scope: 'across' },
    { id: 'supports', name: 'supports', from: ['claim'], to: ['claim'], scope: 'across' },
    { id: 'updates', name: 'updates', from: ['claim'], to: ['claim'], scope: 'across' },
    {
      id: 'same-quantity',
      name: 'same quantity',
      from: ['number'],
      to: ['number'],
      scope: 'across',
    },
    {
      id: 'conflicts-with',
      name: 'conflicts with',
      from: ['number'],
      to: ['number'],
      scope: 'across',
    },
    { id: 'same-source', name: 'same source', from: ['source'], to: ['source'], scope: 'across' },
  ],
});
