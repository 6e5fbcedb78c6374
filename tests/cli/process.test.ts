/** The bundled command line as a process of its own: streams, exit codes, two processes at once. */
import { spawn } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveShape, statsShape } from '../../main/cli/json-shapes.ts';
import { openStore } from '../../main/storage/open-store.ts';
import { bundleCli } from './bundled-cli.ts';
import { openDesk, SEEDS, treeOf, type Desk, type Ran } from './harness.ts';

let desk: Desk;
let script: string;

function spawnCli(argv: readonly string[], env: Record<string, string> = {}) {
  return spawn(process.execPath, [script, ...argv], {
    cwd: desk.folder,
    env: { PATH: process.env['PATH'] ?? '', CLAIMBENCH_HOME: desk.at('home'), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** What the process printed and ended with; `heard` is called whenever it prints a result. */
async function ended(
  child: ReturnType<typeof spawnCli>,
  heard: (out: string) => void = () => undefined,
): Promise<Ran> {
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
    heard(out);
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  const code = await new Promise<number>((resolve, reject) => {
    child.on('error', reject).on('close', (exit) => resolve(exit ?? -1));
  });
  return { code, out, err };
}

/** Runs `node cli.js …` to its end. */
const spawned = (argv: readonly string[], env?: Record<string, string>): Promise<Ran> =>
  ended(spawnCli(argv, env));

/** Status of the page for a browser that takes the invitation and keeps its cookie. */
async function visit(url: string): Promise<number> {
  const entry = await fetch(url, { redirect: 'manual' });
  const [cookie = ''] = (entry.headers.get('set-cookie') ?? '').split(';');
  const page = await fetch(new URL('/', url), { headers: { cookie } });
  return page.status;
}

beforeAll(async () => {
  desk = await openDesk();
  // As the build lays it out: the page is looked for beside the script's folder.
  await mkdir(desk.at('dist', 'renderer'), { recursive: true });
  await writeFile(desk.at('dist', 'renderer', 'index.html'), '<html><head></head></html>');
  await writeFile(desk.at('dist', 'package.json'), '{"type": "module"}');
  script = desk.at('dist', 'main', 'cli.js');
  await bundleCli(script);
  await desk.run('new', 'project');
  await desk.run('import', 'project', SEEDS);
});
afterAll(() => desk.close());

describe('the process', () => {
  it('prints the result alone on standard output, and messages on standard error', async () => {
    const { code, out, err } = await spawned([
      ...['tag', 'project', '--json', '--label', 'claim', '--quote', 'sixth diplomatic visit'],
      ...['--article', 'Benjamin Netanyahu tells Blinken Israel will ‘do it alone’ in Rafah push'],
    ]);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ quote: 'sixth diplomatic visit' });
    expect(err).toContain('You are ');
  });

  it('ends with 1 when refused and with 2 when misused', async () => {
    expect(await spawned(['stats', 'nowhere'])).toMatchObject({ code: 1, out: '' });
    expect(await spawned(['frobnicate'])).toMatchObject({ code: 2, out: '' });
  });

  it('takes relative paths from where npm was called', async () => {
    const { code, out } = await spawned(['stats', 'project', '--json'], {
      INIT_CWD: desk.at('dist'),
      npm_lifecycle_event: 'claimbench',
    });
    expect(code).toBe(1);
    expect(out).toContain('There is no project at project');
  });

  it('reads a project that another process has open, and refuses to write there', async () => {
    const opened = await openStore(desk.at('project'), { now: Date.now, newId: v7 });
    if (!opened.ok) throw new Error(opened.error.message);
    try {
      const before = await treeOf(desk.at('project'));
      const stats = await spawned(['stats', 'project', '--json']);
      expect(statsShape.parse(JSON.parse(stats.out)).totals.articles).toBe(5);
      const refused = await spawned(['import', 'project', 'dist']);
      expect(refused.code).toBe(1);
      expect(refused.err).toContain('Nothing can be saved in project: ');
      expect(await treeOf(desk.at('project'))).toEqual(before);
    } finally {
      await opened.value.close();
    }
  });

  it('serves until it is told to stop, then lets the project go', async () => {
    const child = spawnCli(['serve', 'project', '--no-open', '--json']);
    let answered: Promise<number> | undefined;
    const { code, out } = await ended(child, (printed) => {
      if (answered || !printed.endsWith('}\n')) return;
      const { url } = serveShape.parse(JSON.parse(printed));
      answered = visit(url).finally(() => child.kill('SIGTERM'));
    });
    expect(await answered).toBe(200);
    expect(code).toBe(0);
    expect(serveShape.parse(JSON.parse(out)).path).toBe(desk.at('project'));
    const opened = await openStore(desk.at('project'), { now: Date.now, newId: v7 });
    expect(opened).toMatchObject({ ok: true, value: { readOnly: null } });
    if (opened.ok) await opened.value.close();
  });
});
