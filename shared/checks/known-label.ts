import type { SpanCheck } from './finding.ts';

/** A label that was taken out of the codebook, or came with a file. */
export const unknownLabel: SpanCheck = ({ label, span }) =>
  label
    ? []
    : [
        {
          kind: 'unknown-label',
          attribute: null,
          message: `Its label “${span.label}” is not in the codebook.`,
          repair: null,
        },
      ];
