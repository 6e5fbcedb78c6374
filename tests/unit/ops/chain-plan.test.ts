/** A claim with its source and its cue: what it needs, and the step it becomes. */
import { describe, expect, test } from 'vitest';
import { defaultCodebook } from '../../../shared/model/default-codebook.ts';
import type { Codebook } from '../../../shared/model/codebook.ts';
import { chainCommand, chainLabels } from '../../../shared/ops/chain-plan.ts';
import { CLOCK } from '../../storage/project.ts';

const codebook = defaultCodebook(CLOCK);
const place = (start: number, end: number) => ({
  kind: 'place' as const,
  fragments: [{ start, end }],
});
const labels = (of: Codebook = codebook) => {
  const found = chainLabels(of);
  if (!found.ok) throw new Error(found.error.message);
  return found.value;
};

describe('the command of a chain', () => {
  test('tags what is not tagged, links to what is, and says that a quotation is one', () => {
    const source = { kind: 'span', span: 's', fragments: [{ start: 9, end: 12 }] } as const;
    const command = chainCommand(labels(), 'a', place(1, 5), true, { source, cue: place(20, 24) });
    expect(command.spans).toEqual([
      { label: 'claim', fragments: [{ start: 1, end: 5 }], attributes: { kind: 'direct quote' } },
      { label: 'cue', fragments: [{ start: 20, end: 24 }], attributes: {} },
    ]);
    expect(command.relations).toEqual([
      { type: 'attributed-to', from: 0, to: { article: 'a', span: 's' } },
      { type: 'cued-by', from: 0, to: 1 },
    ]);
  });

  test('goes on from a claim that is there, discontinuous or not', () => {
    const claim = {
      kind: 'span',
      span: 'c',
      fragments: [
        { start: 1, end: 5 },
        { start: 9, end: 12 },
      ],
    } as const;
    const command = chainCommand(labels(), 'a', claim, true, {
      source: { kind: 'none' },
      cue: place(6, 8),
    });
    expect(command.spans.map(({ label }) => label)).toEqual(['cue']);
    expect(command.relations).toEqual([
      { type: 'cued-by', from: { article: 'a', span: 'c' }, to: 0 },
    ]);
  });

  test('says nothing of the kind where the codebook does not ask for it', () => {
    const plain = {
      ...codebook,
      labels: codebook.labels.map((one) => ({ ...one, attributes: [] })),
    };
    expect(chainCommand(labels(plain), 'a', place(1, 5), true, {}).spans[0]?.attributes).toEqual(
      {},
    );
  });
});

describe('a codebook', () => {
  const without = (edit: Partial<Codebook>): string => {
    const found = chainLabels({ ...codebook, ...edit });
    return found.ok ? 'fine' : found.error.message;
  };

  test('without a label or relation of the chain is refused by what is missing', () => {
    const archived = codebook.labels.map((one) =>
      one.id === 'cue' ? { ...one, archived: true } : one,
    );
    expect(without({ labels: archived })).toContain('lacks a label “cue”:');
    const relationTypes = codebook.relationTypes.filter(({ id }) => id !== 'attributed-to');
    expect(without({ relationTypes })).toContain('a relation from claim to source');
  });

  test('may call the relations otherwise', () => {
    const relationTypes = codebook.relationTypes.map((type) => ({ ...type, id: `my-${type.id}` }));
    expect(labels({ ...codebook, relationTypes }).types.cue.id).toBe('my-cued-by');
  });
});
