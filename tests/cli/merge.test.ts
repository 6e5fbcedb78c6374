/** Merging from the command line: looked at, done, done again. */
import { cp, stat } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkShape, mergeShape } from '../../main/cli/json-shapes.ts';
import { openDesk, SEEDS, treeOf, type Desk } from './harness.ts';

const ARTICLE = 'Benjamin Netanyahu tells Blinken Israel will ‘do it alone’ in Rafah push';

let desk: Desk;
const tag = (project: string, by: string, label: string, quote: string) =>
  desk.run(
    ...['tag', project, '--article', ARTICLE, '--label', label, '--quote', quote],
    ...['--annotator', by, '--occurrence', '1'],
  );

beforeEach(async () => {
  desk = await openDesk();
  await desk.run('new', 'ada');
  await desk.run('import', 'ada', path.join(SEEDS, '002_3770f2927fc7ba81.txt'));
  await cp(desk.at('ada'), desk.at('ben'), { recursive: true });
  await tag('ada', 'Ada', 'claim', 'sixth diplomatic visit');
  await tag('ben', 'Ben', 'claim', 'do it alone');
  await tag('ben', 'Ben', 'number', 'sixth');
});
afterEach(() => desk.close());

const merge = (...argv: string[]) => desk.json(mergeShape, 'merge', ...argv);

describe('claimbench merge', () => {
  it('looks without a change, merges, and has nothing to do the second time', async () => {
    const before = await treeOf(desk.at('ada'));
    const look = await merge('ada', 'ben', '--dry-run');
    expect(look).toMatchObject({ changed: false, backup: null, conflicts: 0 });
    expect(look.preview.total).toMatchObject({ added: 2, conflicting: 0 });
    expect(await treeOf(desk.at('ada'))).toEqual(before);

    const done = await merge('ada', 'ben', '--annotator', 'Carl');
    expect(done).toMatchObject({ changed: true, preview: { total: { added: 2 } } });
    expect((await stat(done.backup ?? '')).isFile()).toBe(true);
    expect(await desk.json(checkShape, 'check', 'ada')).toEqual({ ok: true, problems: [] });
    expect(await merge('ada', 'ben')).toMatchObject({
      changed: false,
      preview: { isNothing: true },
    });
  });

  it('says in words what comes in, from whom, and where the backup is', async () => {
    const { code, out } = await desk.run('merge', 'ada', 'ben', '--annotator', 'Ada');
    expect(code).toBe(0);
    expect(out).toMatch(/Annotator +New\nBen \(new\) +2\n/u);
    expect(out).toContain('New: Claim “do it alone”');
    expect(out).toMatch(/Merged\. The project as it was:\n.*before-merge-.*\.claimbundle/u);
    const again = await desk.run('merge', 'ada', 'ben', '--dry-run');
    expect(again.out).toContain('All of it is in the project already.');
  });

  it('takes bundles and folders together, and leaves them as they were', async () => {
    await desk.run('export', 'ben', '--format', 'bundle', '--out', 'ben.claimbundle');
    await cp(desk.at('ben'), desk.at('carl'), { recursive: true });
    await tag('carl', 'Carl', 'claim', 'diplomatic visit');
    const [ben, carl] = [await treeOf(desk.at('ben')), await treeOf(desk.at('carl'))];
    const done = await merge('ada', 'ben.claimbundle', 'carl', '--annotator', 'Ada');
    expect(done.preview.total.added).toBe(3);
    expect(await treeOf(desk.at('ben'))).toEqual(ben);
    expect(await treeOf(desk.at('carl'))).toEqual(carl);
  });

  it('without others says that the project’s own files are in order', async () => {
    const { code, out } = await desk.run('merge', 'ada');
    expect(code).toBe(0);
    expect(out).toContain('in order');
    expect(await desk.run('merge', 'ada', '--dry-run')).toMatchObject({ code: 2 });
  });
});
