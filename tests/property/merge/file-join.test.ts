/** Joining two stores file by file, as Git does, and making one store of them: the same as merging. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fileOf, tombstoneFileOf } from '../../../main/storage/shelf.ts';
import type { Dataset } from '../../../shared/codecs/dataset.ts';
import { joinedFile, type FileContent } from '../../../shared/merge/file-join.ts';
import { keyOf, recordsOf } from '../../../shared/merge/items.ts';
import { madeWhole } from '../../../shared/merge/make-whole.ts';
import { merge } from '../../../shared/merge/merge.ts';
import { exactOf } from '../../../shared/model/anchor.ts';
import type { RecordKind, StoreRecord, Tombstone } from '../../../shared/model/record.ts';
import { relationProblem, spanProblem } from '../../../shared/ops/invariants.ts';
import { homeOf } from '../../../shared/ops/patch.ts';
import { stateOf } from '../../../shared/ops/state.ts';
import { datasetArb } from '../../arbitraries/dataset.ts';
import { commandOf, EDITS, stepArb } from '../../arbitraries/step.ts';
import { normalised, Replica } from './replica.ts';

type Files = ReadonlyMap<string, FileContent>;

const graveFileOf = (tombstone: Tombstone): string =>
  tombstone.record
    ? tombstoneFileOf(tombstone.record)
    : fileOf(tombstone.kind, tombstone.id, tombstone.article);

function filesOf(dataset: Dataset): Files {
  const files = new Map<
    string,
    { records: Map<string, StoreRecord>; tombstones: Map<string, Tombstone> }
  >();
  const at = (file: string) => {
    const content = files.get(file) ?? { records: new Map(), tombstones: new Map() };
    files.set(file, content);
    return content;
  };
  for (const record of recordsOf(dataset))
    at(fileOf(record.kind, record.id, homeOf(record))).records.set(keyOf(record), record);
  for (const tombstone of dataset.tombstones)
    at(graveFileOf(tombstone)).tombstones.set(keyOf(tombstone), tombstone);
  return files;
}

const NOTHING: FileContent = { records: new Map(), tombstones: new Map() };

/** As Git leaves the work tree: each file joined on its own. */
function joinedFiles(ours: Files, theirs: Files): Files {
  const names = new Set([...ours.keys(), ...theirs.keys()]);
  return new Map(
    [...names].map((name) => [
      name,
      joinedFile(ours.get(name) ?? NOTHING, theirs.get(name) ?? NOTHING),
    ]),
  );
}

/** What opening the files sees; no article is ever deleted here. */
function datasetOf(files: Files, like: Dataset): Dataset {
  const records = [...files.values()].flatMap((content) => [...content.records.values()]);
  const only = <K extends RecordKind>(kind: K) =>
    records.filter((record): record is Extract<StoreRecord, { kind: K }> => record.kind === kind);
  const relations = only('relation');
  const [project = like.project] = only('project');
  const [codebook = like.codebook] = only('codebook');
  return {
    ...like,
    project,
    codebook,
    annotators: only('annotator'),
    links: relations.filter((relation) => homeOf(relation) === undefined),
    articles: only('article').map((article) => {
      const decisions = only('decision').filter((decision) => decision.article === article.id);
      return {
        article,
        spans: only('span').filter((span) => span.article === article.id),
        relations: relations.filter((relation) => homeOf(relation) === article.id),
        ...(decisions.length > 0 && { decisions }),
      };
    }),
    tombstones: [...files.values()].flatMap(({ tombstones }) => [...tombstones.values()]),
  };
}

const pairArb = (kinds: readonly (typeof EDITS)[number][]) =>
  fc
    .record({
      start: datasetArb({ minArticles: 1 }),
      skews: fc.tuple(fc.integer({ min: -9999, max: 9999 }), fc.integer({ min: -9999, max: 9999 })),
      steps: fc.tuple(
        fc.array(stepArb(kinds), { maxLength: 12 }),
        fc.array(stepArb(kinds), { maxLength: 12 }),
      ),
    })
    .map(({ start, skews, steps }) =>
      ['anna', 'ben'].map((name, at) => {
        const replica = new Replica(name, start, skews[at] ?? 0, []);
        for (const step of steps[at] ?? []) replica.edit(commandOf(step, replica.now));
        return replica.dataset;
      }),
    );

const throughGit = (ours: Dataset, theirs: Dataset): Dataset =>
  madeWhole(datasetOf(joinedFiles(filesOf(ours), filesOf(theirs)), ours), []);

const RUNS = { numRuns: 150 };

describe('two stores joined file by file', () => {
  test('say what merging them says, whichever is ours', () => {
    fc.assert(
      fc.property(pairArb(EDITS.filter((what) => what !== 'revise')), ([anna, ben]) => {
        if (!anna || !ben) return;
        const joined = normalised(throughGit(anna, ben));
        expect(joined).toEqual(normalised(throughGit(ben, anna)));
        expect(joined).toEqual(normalised(merge(anna, ben).dataset));
      }),
      RUNS,
    );
  });

  test('with clean-ups of the texts on both sides: every span covers its words or is an orphan, on both sides the same', () => {
    fc.assert(
      fc.property(pairArb([...EDITS, 'revise', 'revise']), ([anna, ben]) => {
        if (!anna || !ben) return;
        const joined = throughGit(anna, ben);
        expect(normalised(joined)).toEqual(normalised(throughGit(ben, anna)));
        expect(normalised(madeWhole(joined, []))).toEqual(normalised(joined));
        const state = stateOf(joined, joined.articles);
        for (const { article, spans, relations } of joined.articles) {
          for (const span of spans) {
            expect(spanProblem(joined.codebook, article, span, true)).toBeNull();
            if (span.orphan === undefined)
              expect(exactOf(article.text, span.fragments)).toBe(span.quote.exact);
          }
          for (const relation of [...relations, ...joined.links])
            expect(relationProblem(state, relation, true)).toBeNull();
        }
        const [here, there] = [joined, merge(anna, ben).dataset].map(
          (one) => new Set([...recordsOf(one), ...one.tombstones].map(keyOf)),
        );
        expect(here).toEqual(there);
      }),
      RUNS,
    );
  });
});
